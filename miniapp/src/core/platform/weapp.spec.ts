// Does the adapter speak WeChat's language?
import type { PhoneStorage } from './storage';
import { phone } from '../../testing/taro';

let storage: PhoneStorage;

beforeAll(async () => {
  process.env.TARO_ENV = 'weapp';
  ({ storage } = await import('./storage'));
});

beforeEach(() => phone.reset());

describe('storage', () => {
  it('keeps, lists and removes under names of our own', () => {
    storage.write('b/2', 'two');
    storage.write('b/1', 'one');
    storage.write('c', 'else');
    expect([...phone.kept.keys()]).toContain('kehuoyou/b/2');
    expect(storage.names('b/')).toEqual(['b/1', 'b/2']);
    storage.remove('b/1');
    expect(storage.read('b/1')).toBeUndefined();
    expect(storage.read('b/2')).toBe('two');
  });

  it('says when there is no room, and leaves what was there', () => {
    storage.write('a', 'x');
    phone.roomFor = 3;
    expect(storage.write('a', 'too long')).toBe(false);
    expect(storage.read('a')).toBe('x');
  });
});

describe('a request', () => {
  const outgoing = { method: 'GET', url: 'http://h/api', headers: { a: 'b' }, timeoutMs: 5_000 } as const;

  it('comes back with its text as it came and header names in lower case', async () => {
    const { send } = await import('./request');
    phone.answer = () => Promise.resolve({ statusCode: 304, header: { ETag: '"1"' }, data: '' });
    await expect(send(outgoing).incoming).resolves.toEqual({ status: 304, headers: { etag: '"1"' }, text: '' });
    expect(phone.calls[0]).toMatchObject(['request', { url: 'http://h/api', dataType: 'text', timeout: 5_000 }]);
  });

  it.each([
    ['request:fail timeout', 'slow_network'],
    ['request:fail abort', 'cancelled'],
    ['request:fail errcode:-118 cronet_error_code:-118 error_msg:net::ERR_CONNECTION_TIMED_OUT', 'slow_network'],
    ['request:fail ', 'no_network'],
  ])('that fails with “%s” means %s', async (errMsg, reason) => {
    const { send } = await import('./request');
    phone.answer = () => Promise.reject({ errMsg });
    await expect(send(outgoing).incoming).rejects.toMatchObject({ reason });
  });
});

describe('a file', () => {
  it('comes from a conversation, and leaves as the bytes that it is', async () => {
    const { chooseFile, choosesFromConversation } = await import('./files/file');
    const { sendFile } = await import('./files/send-file');
    expect(choosesFromConversation()).toBe(true);
    await expect(chooseFile('zip')).resolves.toBeUndefined();
    phone.message = { name: '时刻表.zip', path: 'wxfile://a' };
    const file = await chooseFile('zip');
    expect(file).toMatchObject({ name: '时刻表.zip', bytes: 10 });
    expect(phone.calls.at(-1)).toEqual(['chooseMessageFile', { count: 1, type: 'file', extension: ['zip'] }]);
    phone.answer = () => Promise.resolve({ statusCode: 201, header: { ETag: '1' }, data: '{}' });
    const sent = await sendFile({
      url: 'http://h/api',
      headers: { 'content-type': 'application/zip' },
      content: file?.content ?? new ArrayBuffer(0),
      onSent: () => {
        throw new Error('WeChat does not count');
      },
    });
    expect(sent).toEqual({ status: 201, headers: { etag: '1' }, text: '{}' });
    const [, request] = phone.calls.at(-1) ?? [];
    expect(request?.['data']).toBe(file?.content);
    phone.answer = () => Promise.reject({ errMsg: 'request:fail timeout' });
    await expect(
      sendFile({ url: 'u', headers: {}, content: new ArrayBuffer(1), onSent: () => undefined }),
    ).rejects.toMatchObject({ reason: 'slow_network' });
  });
});

describe('a phone', () => {
  it('can scan a sign and open the map, and has no voice unless the plugin is configured', async () => {
    const { canScan } = await import('./scanner');
    const { canOpenMap } = await import('./native-map');
    const { speaker } = await import('./speaker');
    expect([canScan(), canOpenMap(), speaker.available()]).toEqual([true, true, false]);
  });
});

describe('a picture', () => {
  it('is made small by its longer side, one after the other', async () => {
    const { choosePictures } = await import('./files/picture');
    phone.camera.set('tmp/wide', [4_000, 3_000]).set('tmp/high', [3_000, 4_000]).set('tmp/small', [800, 600]);
    expect(await choosePictures(9)).toEqual({
      pictures: ['tmp/wide.small', 'tmp/high.small', 'tmp/small.small'],
      unreadable: 0,
    });
    expect(phone.calls[0]).toMatchObject(['chooseMedia', { count: 9, mediaType: ['image'] }]);
    expect(phone.calls.slice(1).map(([, options]) => options)).toEqual([
      { src: 'tmp/wide', quality: 80, compressedWidth: 1_600 },
      { src: 'tmp/high', quality: 80, compressedHeight: 1_600 },
      { src: 'tmp/small', quality: 80 },
    ]);
  });

  it('is none when the person closes the window', async () => {
    const { choosePictures } = await import('./files/picture');
    expect(await choosePictures(1)).toEqual({ pictures: [], unreadable: 0 });
  });
});

describe('a file that is kept', () => {
  it('is moved to where WeChat does not sweep, and is there under its name until it is removed', async () => {
    const { keptFiles } = await import('./files/kept-files');
    expect(await keptFiles.keep('K1', 'tmp/photo')).toBe(true);
    expect([...phone.files.keys()]).toEqual(['wxfile://usr/kehuoyou-K1']);
    expect(String.fromCharCode(...new Uint8Array((await keptFiles.read('K1')) ?? new ArrayBuffer(0)))).toBe(
      'tmp/photo',
    );
    expect(await keptFiles.names()).toEqual(['K1']);
    expect(await keptFiles.address('K1', 'image/jpeg')).toBe('wxfile://usr/kehuoyou-K1');
    await keptFiles.remove('K1');
    await keptFiles.remove('K1');
    expect([await keptFiles.read('K1'), await keptFiles.names()]).toEqual([undefined, []]);
    expect(await keptFiles.address('K1', 'image/jpeg')).toBeUndefined();
  });

  it('is not kept when there is no room', async () => {
    const { keptFiles } = await import('./files/kept-files');
    phone.diskFull = true;
    expect(await keptFiles.keep('K1', 'tmp/photo')).toBe(false);
  });
});
