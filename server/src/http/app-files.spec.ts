// Do what is scanned and what WeChat looks for on the domain get their answers?
import { readVerificationFiles } from '../wechat/verification-files.js';
import { RunningApp } from '../testing/running-app.js';

describe('the addresses of the domain', () => {
  let server: RunningApp;
  beforeAll(async () => {
    server = await RunningApp.start({
      at: '2026-11-24T06:00:00',
      env: { WECHAT_VERIFICATION_FILES: 'MP_verify_a1B2.txt=a1B2, 9aF3.txt=77cd' },
    });
  });
  afterAll(() => server.close());

  const asked = async (path: string): Promise<string> => {
    const response = await fetch(`${server.url}${path}`, { redirect: 'manual' });
    return `${response.status} ${response.headers.get('location') ?? (await response.text())}`;
  };

  it.each([
    ['/p/P104204', '302 /#/network/point/index?id=P104204'],
    ['/s/V104204', '302 /#/timetable/board/index?stop=V104204'],
    ['/j/7K3MPQ2X9ABCDEFG', '302 /#/accounts/join/index?code=7K3MPQ2X9ABCDEFG'],
    ['/MP_verify_a1B2.txt', '200 a1B2'],
    ['/p/9aF3.txt', '200 77cd'],
    ['/s/9aF3.txt', '200 77cd'],
    ['/j/9aF3.txt', '200 77cd'],
    ['/p/%3Cscript%3E', '302 /#/network/point/index?id=%3Cscript%3E'],
  ])('%s is answered with %s', async (path, answer) => expect(await asked(path)).toBe(answer));

  it('answers nothing of the kind for a file that nobody has set up', async () => {
    expect(await asked('/MP_verify_other.txt')).toMatch(/^404 /);
  });
});

it.each(['a.txt', 'a=b', '../a.txt=b', 'a.html=b', 'a.txt=<b>', '=b'])('%j is no file of WeChat’s', (text) => {
  expect(() => readVerificationFiles({ WECHAT_VERIFICATION_FILES: text })).toThrow(/must look like/);
});

it('needs none', () => expect(readVerificationFiles({}).size).toBe(0));
