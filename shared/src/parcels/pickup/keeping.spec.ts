// Are days on the shelf counted as people count them?
import { keepingOf } from './keeping.js';

const at = (text: string): Date => new Date(`${text}+08:00`);

it('counts by the county’s days, not by hours', () => {
  const late = { shelvedAt: at('2026-12-01T23:59:00'), extended: false };
  expect(keepingOf(late, at('2026-12-01T23:59:59'))).toEqual({
    days: 0,
    keepUntil: '2026-12-08',
    daysLeft: 7,
    overdueLevel: 0,
  });
  expect(keepingOf(late, at('2026-12-02T00:00:00')).days).toBe(1);
});

it.each([
  ['2026-12-01', 0],
  ['2026-12-02', 1],
  ['2026-12-03', 1],
  ['2026-12-04', 2],
  ['2026-12-06', 3],
  ['2026-12-20', 3],
])('on %s somebody should have been reminded %i times', (date, overdueLevel) => {
  const shelved = { shelvedAt: at('2026-12-01T10:00:00'), extended: false };
  expect(keepingOf(shelved, at(`${date}T00:00:00`)).overdueLevel).toBe(overdueLevel);
});

it('keeps it five days longer once it was asked for, and says when that is over', () => {
  const shelved = { shelvedAt: at('2026-12-01T10:00:00'), extended: true };
  expect(keepingOf(shelved, at('2026-12-13T23:00:00'))).toMatchObject({ keepUntil: '2026-12-13', daysLeft: 0 });
  expect(keepingOf(shelved, at('2026-12-14T00:00:00')).daysLeft).toBe(-1);
});

it('is not confused by a clock that is behind', () => {
  expect(keepingOf({ shelvedAt: at('2026-12-03T10:00:00'), extended: false }, at('2026-12-01T10:00:00')).days).toBe(0);
});
