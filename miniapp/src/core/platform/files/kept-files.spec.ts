// Are files kept by a browser until they are removed, also when the app is started anew?
import { deserialize, serialize } from 'node:v8';
import 'fake-indexeddb/auto';
import type { KeptFiles } from './kept-files';

// The database copies what it keeps; the fake browser has no way to.
globalThis.structuredClone = <T>(value: T): T => deserialize(serialize(value)) as T;

/** The adapter, as an app that is started anew gets it. */
async function started(): Promise<KeptFiles> {
  jest.resetModules();
  return (await import('./kept-files')).keptFiles;
}

const bytes = Uint8Array.from([1, 2, 3]).buffer;
const numbers = (file: ArrayBuffer | undefined): number[] => Array.from(new Uint8Array(file ?? new ArrayBuffer(0)));

it('keeps, gives and removes by name', async () => {
  const files = await started();
  expect(await files.keep('a', bytes)).toBe(true);
  expect(await files.keep('b', bytes)).toBe(true);
  const again = await started();
  expect(numbers(await again.read('a'))).toEqual([1, 2, 3]);
  expect(await again.names()).toEqual(['a', 'b']);
  expect(await again.address('a', 'image/jpeg')).toBe('data:image/jpeg;base64,AQID');
  expect(await again.address('c', 'image/jpeg')).toBeUndefined();
  await again.remove('a');
  await again.remove('a');
  expect([await files.read('a'), await files.names()]).toEqual([undefined, ['b']]);
});

it('works without a memory where a private window has no database', async () => {
  const { open } = indexedDB;
  indexedDB.open = () => {
    throw new Error('forbidden');
  };
  const files = await started();
  expect(await files.keep('c', bytes)).toBe(true);
  expect(numbers(await files.read('c'))).toEqual([1, 2, 3]);
  expect(await files.names()).toEqual(['c']);
  await files.remove('c');
  expect(await files.read('c')).toBeUndefined();
  indexedDB.open = open;
});

it('says when there is no room', async () => {
  const files = await started();
  const { put } = IDBObjectStore.prototype;
  IDBObjectStore.prototype.put = function full(this: IDBObjectStore): IDBRequest<IDBValidKey> {
    this.transaction.abort();
    return this.getAllKeys() as unknown as IDBRequest<IDBValidKey>;
  };
  expect(await files.keep('d', bytes)).toBe(false);
  IDBObjectStore.prototype.put = put;
  expect(await files.read('d')).toBeUndefined();
});
