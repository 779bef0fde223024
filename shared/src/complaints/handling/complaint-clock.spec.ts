// Does a complaint get the time that was promised, whatever days of rest lie in between, and not an hour more?
import fc from 'fast-check';
import { addDays, dateAt, weekdayOf } from '../../clock.js';
import { afterWorkdays, lawfulBy, promisedBy } from './complaint-clock.js';

const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
/** 春节 of 2026, with the Saturdays that are worked for it (State Council's notice for 2026). */
const holidays = Array.from({ length: 9 }, (_each, day) => addDays('2026-02-15', day));
const worked = ['2026-02-14', '2026-02-28'];
const isRest = (date: string): boolean => holidays.includes(date) || (weekdayOf(date) >= 6 && !worked.includes(date));
const at = (text: string): Date => new Date(`${text}+08:00`);

it.each([
  ['in a usual week', '2026-12-01T09:20:00', 1, '2026-12-02T09:20:00'],
  ['over a weekend', '2026-12-04T16:00:00', 1, '2026-12-07T16:00:00'],
  ['said on a Saturday: from Monday’s first minute', '2026-12-05T10:00:00', 1, '2026-12-08T00:00:00'],
  ['over the Spring Festival, with a Saturday that is worked', '2026-02-13T17:00:00', 5, '2026-02-27T17:00:00'],
  ['said on New Year’s Day', '2026-02-17T08:00:00', 1, '2026-02-25T00:00:00'],
  ['one minute before midnight', '2026-12-01T23:59:00', 3, '2026-12-04T23:59:00'],
])('counts working days %s', (_when, from, days, until) => {
  expect(afterWorkdays(at(from), days, isRest)).toEqual(at(until));
});

it('counts just so many days that are worked, ends on none of rest, and never sooner for what came later', () => {
  const minute = fc
    .integer({ min: 0, max: 60 * 24 * 60 })
    .map((n) => new Date(at('2026-01-20T00:00:00').getTime() + n * 60_000));
  fc.assert(
    fc.property(minute, minute, fc.integer({ min: 1, max: 8 }), (one, other, days) => {
      const end = afterWorkdays(one, days, isRest);
      expect(isRest(dateAt(end))).toBe(false);
      const [first, second] = [one, other].sort((a, b) => a.getTime() - b.getTime());
      if (!first || !second) throw new Error('there are two');
      expect(afterWorkdays(first, days, isRest) <= afterWorkdays(second, days, isRest)).toBe(true);
    }),
    { seed },
  );
});

it('counts hours through, and the law’s days from the day after to the end of the last', () => {
  expect(promisedBy(at('2026-02-13T17:00:00'), { amount: 48, unit: 'hour' }, isRest)).toEqual(
    at('2026-02-15T17:00:00'),
  );
  for (const time of ['00:00:00', '23:59:59'])
    expect(lawfulBy(at(`2026-12-01T${time}`), 7)).toEqual(at('2026-12-09T00:00:00'));
});
