// Is a sign told the rule by which a bus runs, and its few exceptions?
import { weekdayOf } from '@kehuoyou/shared';
import { runningDays } from './running-day-words.js';

/** A Tuesday. */
const from = '2026-11-24';
const on =
  (...weekdays: number[]) =>
  (date: string) =>
    weekdays.includes(weekdayOf(date));
const only =
  (...dates: string[]) =>
  (date: string) =>
    dates.includes(date);

it.each<[string | undefined, (date: string) => boolean]>([
  ['每天', () => true],
  ['周一至周五', on(1, 2, 3, 4, 5)],
  ['周一至周六', on(1, 2, 3, 4, 5, 6)],
  ['周六、周日', on(6, 7)],
  ['周二、周四', on(4, 2)],
  [undefined, () => false],
  ['每天，12月1日不开', (date) => date !== '2026-12-01'],
  ['周一至周五，11月28日加开', (date) => on(1, 2, 3, 4, 5)(date) || date === '2026-11-28'],
  [
    '周六、周日，11月28日不开，12月2日加开',
    (date) => (on(6, 7)(date) && date !== '2026-11-28') || date === '2026-12-02',
  ],
  ['只在11月25日、12月3日开', only('2026-11-25', '2026-12-03')],
  // On Wednesdays, and in one week every day: another rule than a sign can hold.
  ['日子不一定', (date) => (date > '2026-12-06' && date < '2026-12-13') || on(3)(date)],
  ['只在11月24日、11月29日、12月4日、12月9日、12月14日、12月19日开', (date) => /-(?:24|29|04|09|14|19)$/.test(date)],
])('%s', (words, runs) => {
  expect(runningDays(from, runs)).toBe(words);
});
