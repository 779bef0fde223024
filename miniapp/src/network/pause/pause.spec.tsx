// Does a keeper tell everybody in three presses that nobody will be there, and take it back?
import { pointOpeningAt } from '@kehuoyou/shared';
import type { PointPause } from '@kehuoyou/shared';
import { session } from '../../core/session';
import { areas, County, emptyPhone, openPage } from '../../testing/county';
import { press, text, type } from '../../testing/hands';
import { OfficeDesk } from '../../testing/office-desk';
import { signedIn } from '../../testing/signed-in';
import { working } from '../../testing/staff';
import { phone } from '../../testing/taro';
import { at, point } from '../../testing/village-pack';
import { pauseText } from '../point-opening-words';
import PausePage from './index';
import { pauseTimes, standingPauses } from './pause-words';

const NOW = at('09:15');
const ID = 'P104204';
let county: County;
let desk: OfficeDesk;

function stands(pauses: readonly PointPause[] = []): void {
  const record = { ...point(), pauses };
  county.answers.set(`/api/points/${ID}`, { ...record, openNow: pointOpeningAt(record, NOW) });
}

beforeEach(() => {
  emptyPhone(NOW);
  session.keep(signedIn('T'));
  phone.params = {};
  county = new County();
  county.answers.set('/api/areas', areas);
  county.answers.set('/api/me', working('keeper', 'point', ID));
  county.answers.set(`/api/points?limit=50&township=350423104`, { points: [] });
  stands();
  desk = new OfficeDesk();
  desk.install();
});

it('says when and why, and reads the sentence that everybody will read before it is said', async () => {
  desk.will(`POST /api/points/${ID}/pauses`, { pauseId: 'B1' });
  await openPage(<PausePage />, county);
  await press('告诉大家');
  expect(text()).toContain('选一个原因');
  await press('明天', 'radio');
  await press('站长生病', 'radio');
  expect(text()).toContain('明天暂停服务：站长生病');
  await press('告诉大家');
  expect(desk.writes.map(({ body }) => body)).toEqual([
    { from: '2026-11-25T00:00:00+08:00', until: '2026-11-26T00:00:00+08:00', reason: '站长生病' },
  ]);
});

it('writes any other reason, and says nothing of an end that nobody knows', async () => {
  desk.will(`POST /api/points/${ID}/pauses`, { pauseId: 'B1' });
  await openPage(<PausePage />, county);
  await press('说不准几天', 'radio');
  await press('别的原因', 'radio');
  await type('什么原因', ' 回娘家 ');
  await press('告诉大家');
  expect(desk.writes[0]?.body).toEqual({ from: NOW.toISOString(), reason: '回娘家' });
});

it('takes one back by one press', async () => {
  const pause = {
    id: 'B1',
    from: '2026-11-24T08:00:00+08:00',
    reason: '盘点',
    announcedAt: '2026-11-23T08:00:00+08:00',
  };
  stands([pause]);
  desk.will(`POST /api/points/${ID}/pauses/B1/withdraw`, { withdrawn: true });
  await openPage(<PausePage />, county);
  expect(text()).toContain('暂停服务，恢复时间另行通知：盘点');
  await press('又开门了');
  expect(desk.writes).toHaveLength(1);
});

it('is for nobody of another point', async () => {
  county.answers.set('/api/me', working('keeper', 'point', 'P101209'));
  phone.params = { point: ID };
  await openPage(<PausePage />, county);
  expect(text()).toContain('暂停服务由站长、乡镇和县里来说');
});

it('counts whole days, and today from now on', () => {
  const days = { first: '2026-11-26', last: '2026-11-24' };
  expect(pauseTimes({ span: 'today', ...days }, NOW)).toEqual({
    from: NOW.toISOString(),
    until: '2026-11-25T00:00:00+08:00',
  });
  expect(pauseTimes({ span: 'days', ...days }, NOW)).toEqual({
    from: '2026-11-26T00:00:00+08:00',
    until: '2026-11-27T00:00:00+08:00',
  });
  const over = { id: 'A', from: '2026-11-20T00:00:00Z', until: '2026-11-21T00:00:00Z', reason: '', announcedAt: '' };
  const later = { id: 'B', from: '2026-12-20T00:00:00Z', reason: '', announcedAt: '' };
  const soon = { id: 'C', from: '2026-12-01T00:00:00Z', reason: '', announcedAt: '' };
  expect(standingPauses([over, later, soon], NOW).map(({ id }) => id)).toEqual(['C', 'B']);
});

it.each([
  ['2026-11-24T09:00', '2026-11-25T00:00', '暂停服务到今天晚上：盘点'],
  ['2026-11-24T09:00', '2026-11-27T00:00', '暂停服务到后天晚上：盘点'],
  ['2026-11-24T12:00', '2026-11-26T00:00', '今天 12:00 起暂停服务到明天晚上：盘点'],
  ['2026-11-24T09:00', '2026-11-24T12:00', '暂停服务到 今天 12:00：盘点'],
  ['2026-11-25T00:00', '2026-11-26T00:00', '明天暂停服务：盘点'],
])('from %s until %s: promises no day on which it may be shut for another reason', (from, until, text) => {
  const [begins, ends] = [`${from}:00+08:00`, `${until}:00+08:00`];
  expect(pauseText({ id: 'B1', from: begins, until: ends, reason: '盘点', announcedAt: begins }, NOW)).toBe(text);
});

it('names no other shut door instead', async () => {
  const other = (id: string, name: string, reason: string) => ({
    id,
    name,
    openNow: { open: false, reason, sentence: '' },
  });
  county.answers.set(`/api/points?limit=50&township=350423104`, {
    points: [
      other('P104201', '长校村客货邮服务点', 'after_hours'),
      other('P104202', '东坑村客货邮服务点', 'paused'),
      other('P104203', '黄坑村客货邮服务点', 'closed_down'),
    ],
  });
  await openPage(<PausePage />, county);
  expect(text()).toContain('长校村服务点');
  expect(text()).not.toMatch(/东坑村|黄坑村/);
});
