// Does a file open where anybody may have it, and is it fetched with one's name where not everybody may?
import { fleetApi, timetableApi } from '@kehuoyou/shared';
import { signedIn } from '../testing/signed-in';
import { phone } from '../testing/taro';
import { CallFailure } from './call-failure';
import { openAnswer } from './open-answer';
import { opensFiles } from './platform/files/open-file';
import { session } from './session';

const refusal = JSON.stringify({ code: 'company_not_found', message: 'x', requestId: 'R1' });
const papers = () => openAnswer(fleetApi.papersExcel, { companyId: 'MT' }, '闽通证件');
const sheet = () => openAnswer(timetableApi.printed, { stopId: 'V104204' }, '下谢村班车时刻表');

beforeEach(() => {
  phone.reset();
  session.keep(signedIn('T'));
});
afterEach(() => {
  session.forget();
  jest.restoreAllMocks();
});

describe('in a browser', () => {
  const links: HTMLAnchorElement[] = [];
  let fetched: [string, RequestInit][] = [];
  let answer: { ok: boolean; status: number; text: string };

  beforeEach(() => {
    process.env.TARO_ENV = 'h5';
    links.length = 0;
    fetched = [];
    answer = { ok: true, status: 200, text: '' };
    jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(
      ((note: (link: HTMLAnchorElement) => void) =>
        function click(this: HTMLAnchorElement): void {
          note(this);
        })((link) => links.push(link)),
    );
    Object.assign(URL, { createObjectURL: () => 'blob:1', revokeObjectURL: () => undefined });
    Object.defineProperty(globalThis, 'fetch', {
      configurable: true,
      writable: true,
      value: (url: string, init: RequestInit) => {
        fetched.push([url, init]);
        return Promise.resolve({
          ...answer,
          text: () => Promise.resolve(answer.text),
          blob: () => Promise.resolve({}),
        });
      },
    });
  });

  it('what anybody may have opens beside the app, without a name', async () => {
    await sheet();
    expect(fetched).toEqual([]);
    expect(links.map((link) => [link.getAttribute('href'), link.target])).toEqual([
      ['/api/stops/V104204/timetable.pdf', '_blank'],
    ]);
  });

  it('what not everybody may have is fetched with one’s name, and saved under its own', async () => {
    await papers();
    expect(fetched[0]).toMatchObject([
      '/api/fleet/papers.xlsx?companyId=MT',
      { headers: { authorization: 'Bearer T' } },
    ]);
    expect(links.map((link) => [link.getAttribute('href'), link.download])).toEqual([['blob:1', '闽通证件.xlsx']]);
  });

  it('a refusal is a failure, and nothing is saved', async () => {
    answer = { ok: false, status: 404, text: refusal };
    await expect(papers()).rejects.toMatchObject({ code: 'company_not_found' });
    await expect(papers()).rejects.toBeInstanceOf(CallFailure);
    expect(links).toEqual([]);
  });
});

describe('in WeChat', () => {
  beforeEach(() => void (process.env.TARO_ENV = 'weapp'));
  afterEach(() => void (process.env.TARO_ENV = 'h5'));

  it('is downloaded and opened, with the menu that sends it on', async () => {
    phone.answer = () => Promise.resolve({ statusCode: 200, tempFilePath: 'wxfile://a' });
    await papers();
    expect(phone.calls).toMatchObject([
      ['downloadFile', { url: '/api/fleet/papers.xlsx?companyId=MT', header: { authorization: 'Bearer T' } }],
      ['openDocument', { filePath: 'wxfile://a', fileType: 'xlsx', showMenu: true }],
    ]);
  });

  it('says what the server said instead of a file, and opens nothing', async () => {
    phone.answer = () => Promise.resolve({ statusCode: 404, tempFilePath: refusal });
    await expect(papers()).rejects.toMatchObject({ code: 'company_not_found' });
    expect(phone.calls.map(([name]) => name)).toEqual(['downloadFile']);
    phone.answer = () => Promise.reject(new Error('downloadFile:fail'));
    await expect(papers()).rejects.toMatchObject({ code: 'no_network' });
  });

  it('offers no CSV, which it cannot show', () => {
    expect((['pdf', 'csv', 'xlsx'] as const).map(opensFiles)).toEqual([true, false, true]);
  });
});
