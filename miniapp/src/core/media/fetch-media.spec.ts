// Is a recording called gone only where it is, and never because of a weak signal?
import { phone } from '../../testing/taro';
import { fetchPictureBy, fetchRecording, fetchRecordingBy } from './fetch-media';

const answers: { next: () => Promise<Response> } = { next: () => Promise.reject(new TypeError('Failed to fetch')) };
Object.defineProperty(globalThis, 'fetch', { value: () => answers.next() });
const status = (code: number) => () =>
  Promise.resolve({ ok: code === 200, status: code, blob: () => Promise.resolve(new Blob(['a'])) } as Response);

afterEach(() => {
  process.env.TARO_ENV = 'h5';
});

it.each([
  [() => Promise.reject(new TypeError('Failed to fetch')), 'no_network'],
  [status(404), 'recording_not_found'],
  [status(401), 'sign_in_needed'],
  [status(429), 'rate_limited'],
  [status(503), 'unavailable'],
])('says in a browser why it did not come', async (next, code) => {
  answers.next = next;
  for (const fetched of [() => fetchRecording('A'), () => fetchRecordingBy('R', 'A')])
    await expect(fetched()).rejects.toMatchObject({ code });
});

it('gives an address that a page can play', async () => {
  answers.next = status(200);
  expect(await fetchRecording('A')).toMatch(/^data:.*,YQ==$/);
});

it('says the same in WeChat', async () => {
  process.env.TARO_ENV = 'weapp';
  phone.answer = () => Promise.reject({ errMsg: 'downloadFile:fail' });
  await expect(fetchRecording('A')).rejects.toMatchObject({ code: 'no_network' });
  phone.answer = () => Promise.resolve({ statusCode: 404, tempFilePath: 'wxfile://tmp/a' });
  await expect(fetchPictureBy('R', 'A')).rejects.toMatchObject({ code: 'picture_not_found' });
  phone.answer = () => Promise.resolve({ statusCode: 200, tempFilePath: 'wxfile://tmp/a' });
  expect(await fetchRecording('A')).toBe('wxfile://tmp/a');
});
