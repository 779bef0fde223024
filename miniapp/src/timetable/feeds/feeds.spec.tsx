// Does a new timetable come in with real progress, a report that can be acted on, and a way back?
import { act, screen } from '@testing-library/react';
import type { FeedChange, FeedImport, FeedIssue, StoredFeed } from '@kehuoyou/shared';
import { session } from '../../core/session';
import { County, emptyPhone, openPage, pass } from '../../testing/county';
import { FakeUploads } from '../../testing/fake-uploads';
import { press, text } from '../../testing/hands';
import { OfficeDesk } from '../../testing/office-desk';
import { signedIn } from '../../testing/signed-in';
import { working } from '../../testing/staff';
import { phone } from '../../testing/taro';
import { at } from '../../testing/village-pack';
import FeedImportPage from '../feed-import/index';
import Feeds from './index';

let county: County;
let desk: OfficeDesk;
let uploads: FakeUploads;

const office = working('county_office', 'area', '350423');
const feed: StoredFeed = {
  feedId: 'F2',
  version: '2026.2',
  publisher: '清流客货邮',
  importedAt: at('08:00').toISOString(),
  currentSince: at('08:30').toISOString(),
  isCurrent: true,
};
const older: StoredFeed = { ...feed, feedId: 'F1', version: '2026.1', isCurrent: false };
const waiting: StoredFeed = {
  feedId: 'F3',
  version: '2026.3',
  publisher: '清流客货邮',
  importedAt: at('09:00').toISOString(),
  isCurrent: false,
};
const reading: FeedImport = {
  importId: 'I1',
  state: 'reading',
  fileName: '新时刻表.zip',
  bytes: 2_000_000,
  rowsRead: 1_200,
  startedAt: at('09:00').toISOString(),
};
const issue = (more: Partial<FeedIssue>): FeedIssue => ({
  code: 'invalid_time',
  severity: 'ERROR',
  file: 'stop_times.txt',
  row: 5,
  field: 'arrival_time',
  reason: '6:77:00 不是时间',
  ...more,
});
const none: FeedChange = { gained: [], lost: [], changed: [], counts: { gained: 0, lost: 0, changed: 0, same: 124 } };
const ready: FeedImport = {
  ...reading,
  state: 'ready',
  rowsRead: 2_400,
  basis: 'B1',
  feedId: 'F3',
  validation: {
    issues: [issue({ code: 'unknown_file', severity: 'INFO', file: 'x.txt', row: 0, reason: '不认识这个文件' })],
    counts: { unknown_file: 1 },
    errors: 0,
    warnings: 0,
  },
  difference: {
    firstDay: '2026-01-01',
    lastDay: '2028-12-31',
    stops: none,
    lines: {
      ...none,
      lost: [{ id: 'K04', name: 'K04 清流—嵩口' }],
      counts: { gained: 0, lost: 1, changed: 0, same: 29 },
    },
    trips: {
      ...none,
      changed: [{ id: 'K01-O01', name: 'K01 去嵩溪镇', change: '改点 06:37→06:50' }],
      counts: { gained: 0, lost: 4, changed: 1, same: 180 },
    },
  },
};
const status = '/api/timetable/imports/I1';

beforeEach(() => {
  emptyPhone(at('09:15'));
  county = new County();
  county.answers
    .set('/api/me', office)
    .set('/api/timetable/feeds', { feeds: [waiting, feed, older] })
    .set('/api/timetable/imports', { imports: [ready] });
  desk = new OfficeDesk();
  desk.install();
  uploads = new FakeUploads();
  uploads.install();
  phone.params = { id: 'I1' };
  act(() => void session.keep(signedIn('T')));
});

/** Chooses a file in the browser's own window. */
async function chooseFile(bytes: number) {
  await press('选文件');
  await uploads.choose('新时刻表.zip', bytes);
  await pass(0);
}

describe('the upload', () => {
  it('shows the bytes that have left, and leads to the check', async () => {
    await openPage(<Feeds />, county);
    await chooseFile(2_097_152);
    expect(text()).toContain('正在送 新时刻表.zip，一共 2.0 MB');
    await act(async () => uploads.last.sent(1_048_576));
    expect(text()).toContain('已送出 1.0 MB，一共 2.0 MB');
    await act(async () => uploads.last.answer(201, reading));
    await pass(0);
    expect(uploads.last.url).toBe(`/api/timetable/imports?fileName=${encodeURIComponent('新时刻表.zip')}`);
    expect(uploads.last.headers).toMatchObject({ 'content-type': 'application/zip', authorization: 'Bearer T' });
    expect(phone.calls.at(-1)).toEqual(['navigateTo', { url: '/timetable/feed-import/index?id=I1' }]);
  });

  it('that broke off is sent again with the same key', async () => {
    await openPage(<Feeds />, county);
    await chooseFile(2_000_000);
    await act(async () => uploads.last.breakOff());
    await pass(0);
    expect(screen.getByRole('alert').textContent).toContain('没有网络');
    const { headers } = uploads.last;
    await press('再送一次');
    expect(uploads.all).toHaveLength(2);
    expect(uploads.last.headers['idempotency-key']).toBe(headers['idempotency-key']);
  });

  it('that stands still for a minute is given up', async () => {
    await openPage(<Feeds />, county);
    await chooseFile(2_000_000);
    await pass(59_000);
    await act(async () => uploads.last.sent(10));
    await pass(59_000);
    expect(screen.queryByRole('alert')).toBeNull();
    await pass(2_000);
    expect(screen.getByRole('alert').textContent).toContain('网络太慢');
  });

  it('of a file that is too large is not begun', async () => {
    await openPage(<Feeds />, county);
    await chooseFile(40_000_000);
    expect(screen.getByRole('alert').textContent).toContain('38.1 MB，最多收 32.0 MB');
    expect(uploads.all).toEqual([]);
  });

  it('that the server refuses says why', async () => {
    await openPage(<Feeds />, county);
    await chooseFile(1_000);
    await act(async () => uploads.last.answer(415, { code: 'unsupported_media', message: '', requestId: 'R1' }));
    await pass(0);
    expect(screen.getByRole('alert').textContent).toContain('这种格式收不了');
  });
});

describe('the check', () => {
  it('counts the rows that were read until it is done', async () => {
    county.answers.set(status, reading);
    await openPage(<FeedImportPage />, county);
    expect(text()).toContain('已经读了 1200 行');
    county.answers.set(status, { ...reading, rowsRead: 1_900 });
    await pass(1_000);
    expect(text()).toContain('已经读了 1900 行');
    county.answers.set(status, ready);
    await pass(1_000);
    expect(text()).toContain('一共 2400 行，没有错误');
    const asked = county.asked.length;
    await pass(5_000);
    expect(county.asked).toHaveLength(asked);
  });

  it('of a broken file groups what is wrong by how bad it is, with file, row and reason', async () => {
    const issues = [
      issue({ code: 'unknown_file', severity: 'INFO', file: 'x.txt', row: 0, reason: '不认识这个文件' }),
      ...Array.from({ length: 7 }, (_each, row) => issue({ row: row + 5 })),
      issue({ code: 'missing_required_file', file: 'routes.txt', row: 0, reason: '少了这个文件' }),
    ].map(({ field, ...rest }): FeedIssue => (rest.row === 0 || field === undefined ? rest : { ...rest, field }));
    county.answers.set(status, {
      ...reading,
      state: 'refused',
      validation: {
        issues,
        counts: { invalid_time: 30, missing_required_file: 1, unknown_file: 1 },
        errors: 31,
        warnings: 0,
      },
    });
    const { container } = await openPage(<FeedImportPage />, county);
    expect(text()).toContain('有 31 处错误，没有收进来，现在的时刻表照常使用');
    expect([...container.querySelectorAll('.card-name')].map(({ textContent }) => textContent)).toEqual([
      '错误 31 处',
      '提示 1 处',
    ]);
    expect(container.querySelectorAll('.issue')).toHaveLength(5 + 1 + 1);
    expect(
      screen.getByRole('listitem', { name: 'stop_times.txt 第 5 行 arrival_time：6:77:00 不是时间' }),
    ).toBeTruthy();
    await press('时间写得不对 再看 2 处');
    expect(text()).toContain('还有 23 处一样的，没有一一列出。');
    expect(screen.queryByRole('button', { name: '发布' })).toBeNull();
  });

  it('of a sound one says what is gained, lost and changed, and publishes after one more question', async () => {
    county.answers.set(status, ready);
    desk.will(`POST ${status}/publish`, { ...ready, state: 'published' });
    await openPage(<FeedImportPage />, county);
    expect(text()).toContain('从2026年1月1日（周四）到2028年12月31日（周日）有车');
    expect(text()).toContain('多 0、少 4、变 1、不变 180');
    expect(text()).toContain('K04 清流—嵩口');
    expect(text()).toContain('改点 06:37→06:50');
    await press('发布');
    expect(desk.writes).toEqual([]);
    expect(text()).toContain('不会带过去');
    county.answers.set(status, { ...ready, state: 'published' });
    await press('真的发布');
    expect(desk.writes[0]).toMatchObject({ url: `${status}/publish`, body: { basis: 'B1' } });
    expect(text()).toContain('这一份发布过了。');
  });

  it('against another timetable is drawn anew and said so', async () => {
    county.answers.set(status, ready);
    desk.refuses(`POST ${status}/publish`, 'timetable_changed');
    await openPage(<FeedImportPage />, county);
    await press('发布');
    county.answers.set(status, { ...ready, basis: 'B2' });
    await press('真的发布');
    expect(text()).toContain('已经按新的重新比过');
    desk.will(`POST ${status}/publish`, { ...ready, state: 'published' });
    await press('发布');
    await press('真的发布');
    expect(desk.writes.map(({ body }) => body)).toEqual([{ basis: 'B1' }, { basis: 'B2' }]);
  });
});

describe('stored timetables', () => {
  it('stand with the one that runs first; an earlier one comes back after one more question', async () => {
    desk.will('POST /api/timetable/feeds/F1/restore', { ...older, isCurrent: true });
    const { container } = await openPage(<Feeds />, county);
    expect(
      [...container.querySelectorAll('.feeds-column:last-child .card-title')].map(({ textContent }) => textContent),
    ).toEqual(['清流客货邮 2026.2', '清流客货邮 2026.3', '清流客货邮 2026.1']);
    expect(screen.queryByRole('button', { name: /2026\.3/ })).toBeNull();
    await press('换回：清流客货邮 2026.1');
    expect(desk.writes).toEqual([]);
    await press('真的换回：清流客货邮 2026.1');
    expect(desk.writes.map(({ url }) => url)).toEqual(['/api/timetable/feeds/F1/restore']);
  });

  it('are the county office’s', async () => {
    county.answers.set('/api/me', { ...office, grants: [] });
    await openPage(<Feeds />, county);
    expect(text()).toContain('整份换时刻表归县里办公室。');
  });
});
