// Does the app in WeChat become the newer one only when the person is ready for it?
import { phone } from '../../testing/taro';
import { keepNew } from './shell';

beforeAll(() => {
  process.env.TARO_ENV = 'weapp';
});
beforeEach(() => phone.reset());
afterAll(() => {
  process.env.TARO_ENV = 'h5';
});

const settled = (): Promise<void> => new Promise((done) => setTimeout(done, 0));
const asked = (): string[] => phone.calls.map(([name]) => name);

it('asks nothing while there is none', () => {
  keepNew();
  expect(asked()).toEqual([]);
});

it.each([
  [true, ['showModal', 'applyUpdate']],
  [false, ['showModal']],
])('asks before it starts anew, and does what the person says: %s', async (yes, calls) => {
  phone.saysYes = yes;
  keepNew();
  phone.update();
  await settled();
  expect(asked()).toEqual(calls);
  expect(phone.calls[0]?.[1]).toMatchObject({ content: expect.stringContaining('重新打开') as string });
});

it('asks nothing in a browser, where the shell does it', () => {
  process.env.TARO_ENV = 'h5';
  keepNew();
  phone.update();
  process.env.TARO_ENV = 'weapp';
  expect(asked()).toEqual([]);
});
