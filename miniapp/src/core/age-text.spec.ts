// Does the top strip say how old the data is, and never call old data fresh?
import { ageText } from './age-text';
import { CallFailure } from './call-failure';

/** A wall time in the county. */
const at = (text: string) => new Date(`${text}:00+08:00`);
const now = at('2026-11-25T13:15');
const gone = new CallFailure('no_network');

it.each([
  ['2026-11-25T13:15', '刚刚更新', false],
  ['2026-11-25T13:12', '3分钟前更新', false],
  ['2026-11-25T08:05', '今天 08:05 的信息', false],
  ['2026-11-24T20:10', '昨晚 20:10 的信息', false],
  ['2026-11-24T13:15', '昨天 13:15 的信息', true],
  ['2026-11-20T09:00', '11月20日 09:00 的信息', true],
])('confirmed at %s it says %s', (confirmed, text, careful) => {
  expect(ageText({ at: at(confirmed).getTime() }, now)).toEqual({ text, careful });
});

it.each([
  ['2026-11-25T13:15', '1分钟内的信息 · 没有网络', false],
  ['2026-11-25T13:12', '3分钟前的信息 · 没有网络', false],
  ['2026-11-24T20:10', '昨晚 20:10 的信息 · 没有网络', true],
])('confirmed at %s and without a network it says %s', (confirmed, text, careful) => {
  expect(ageText({ at: at(confirmed).getTime(), failure: gone }, now)).toEqual({ text, careful });
});

it('says what can still be relied on', () => {
  const note = ageText({ at: at('2026-11-24T20:10').getTime(), failure: gone, usable: '时刻表仍可用' }, now);
  expect(note.text).toBe('昨晚 20:10 的信息 · 没有网络，时刻表仍可用');
});

it('tells a slow network and a server in trouble from no network', () => {
  const text = (code: 'slow_network' | 'unavailable') =>
    ageText({ at: now.getTime(), failure: new CallFailure(code) }, now).text;
  expect(text('slow_network')).toContain('网络太慢');
  expect(text('unavailable')).toContain('暂时更新不了');
});

it('trusts no age when the phone’s clock was set back', () => {
  expect(ageText({ at: at('2026-11-25T14:00').getTime() }, now)).toEqual({
    text: '上次的信息 · 手机时间不准',
    careful: true,
  });
});

it('just after midnight, data of the evening is last night’s', () => {
  const note = ageText({ at: at('2026-11-24T22:00').getTime(), failure: gone }, at('2026-11-25T00:05'));
  expect(note).toEqual({ text: '昨晚 22:00 的信息 · 没有网络', careful: true });
});
