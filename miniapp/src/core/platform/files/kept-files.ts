// Which files does the phone keep for us, also when the app is killed?
import Taro from '@tarojs/taro';

/** A file as this platform hands it over: its path in WeChat, its bytes in a browser. */
export type PhoneFile = string | ArrayBuffer;

/** Files by name. WeChat keeps up to 200 MB for an app, browsers what the disk has room for. */
export interface KeptFiles {
  /** Keeps a file under `name`; false when there is no room or the phone forbids it. */
  keep(name: string, file: PhoneFile): Promise<boolean>;
  /** Its bytes; undefined when there is no such file. */
  read(name: string): Promise<ArrayBuffer | undefined>;
  /** An address under which the platform shows or plays it as what it is; undefined when there is no such file. */
  address(name: string, type: string): Promise<string | undefined>;
  remove(name: string): Promise<void>;
  /** The names of all that are kept. */
  names(): Promise<string[]>;
}

/** Other parts of the app may keep files beside ours. */
const OURS = 'kehuoyou-';

function inWeChat(): KeptFiles {
  const pathOf = (name: string): string => `${String(Taro.env.USER_DATA_PATH)}/${OURS}${name}`;
  const attempt = async <T>(work: (files: Taro.FileSystemManager) => T, otherwise: T): Promise<T> => {
    try {
      return work(Taro.getFileSystemManager());
    } catch {
      return otherwise;
    }
  };
  const names = (): Promise<string[]> =>
    attempt((files) => namesAmong(files.readdirSync(String(Taro.env.USER_DATA_PATH))), []);
  return {
    keep: (name, file) =>
      attempt((files) => {
        if (typeof file === 'string') files.saveFileSync(file, pathOf(name));
        else files.writeFileSync(pathOf(name), file);
        return true;
      }, false),
    read: (name) => attempt((files) => files.readFileSync(pathOf(name)) as ArrayBuffer, undefined),
    address: async (name) => ((await names()).includes(name) ? pathOf(name) : undefined),
    remove: (name) => attempt((files) => files.unlinkSync(pathOf(name)), undefined),
    names,
  };
}

function namesAmong(names: readonly string[]): string[] {
  return names.filter((name) => name.startsWith(OURS)).map((name) => name.slice(OURS.length));
}

const DATABASE = 'kehuoyou';
const STORE = 'files';

/** Asks the browser's database, or does `without` where there is none. */
type Asking = <T>(
  mode: IDBTransactionMode,
  begin: (store: IDBObjectStore) => IDBRequest,
  without: () => unknown,
) => Promise<T>;

function browserDatabase(): Asking {
  let opening: Promise<IDBDatabase | undefined> | undefined;
  return async <T>(
    mode: IDBTransactionMode,
    begin: (store: IDBObjectStore) => IDBRequest,
    without: () => unknown,
  ): Promise<T> => {
    opening ??= openDatabase().catch(() => undefined);
    const database = await opening;
    return (database === undefined ? without() : await finished(database.transaction(STORE, mode), begin)) as T;
  };
}

function inBrowser(): KeptFiles {
  // A private window may have no database; the app then works without a memory, as with its storage.
  const kept = new Map<string, ArrayBuffer>();
  const ask = browserDatabase();
  const keep = (name: string, file: ArrayBuffer): Promise<unknown> =>
    ask(
      'readwrite',
      (store) => store.put(file, name),
      () => kept.set(name, file),
    );
  const read = (name: string): Promise<ArrayBuffer | undefined> =>
    ask(
      'readonly',
      (store) => store.get(name),
      () => kept.get(name),
    );
  return {
    keep: async (name, file) => {
      if (typeof file === 'string') return false;
      return keep(name, file).then(
        () => true,
        () => false,
      );
    },
    read,
    address: (name, type) => read(name).then((bytes) => bytes && dataAddress(bytes, type)),
    remove: (name) =>
      ask(
        'readwrite',
        (store) => store.delete(name),
        () => void kept.delete(name),
      ),
    names: () =>
      ask(
        'readonly',
        (store) => store.getAllKeys(),
        () => Array.from(kept.keys()),
      ),
  };
}

/** The bytes themselves as an address: our pages show and play from nowhere else. Undefined when they cannot be read. */
function dataAddress(bytes: ArrayBuffer, type: string): Promise<string | undefined> {
  return new Promise((done) => {
    const reader = new FileReader();
    reader.onload = () => done(reader.result as string);
    reader.onerror = () => done(undefined);
    reader.readAsDataURL(new Blob([bytes], { type }));
  });
}

function openDatabase(): Promise<IDBDatabase> {
  return new Promise((done, fail) => {
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => void request.result.createObjectStore(STORE);
    request.onsuccess = () => done(request.result);
    request.onerror = () => fail(new Error('there is no database'));
  });
}

/** What a request gives, once its transaction is safe on the disk. */
function finished(transaction: IDBTransaction, begin: (store: IDBObjectStore) => IDBRequest): Promise<unknown> {
  return new Promise((done, fail) => {
    const request = begin(transaction.objectStore(STORE));
    transaction.oncomplete = () => done(request.result);
    transaction.onabort = () => fail(new Error('there is no room'));
  });
}

/** This phone's files. */
export const keptFiles: KeptFiles = process.env.TARO_ENV === 'h5' ? inBrowser() : inWeChat();
