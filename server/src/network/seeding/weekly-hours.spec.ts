// Are a point's hours read as they are written down, and is what is none refused?
import { parseWeeklyHours } from './weekly-hours.js';

describe('weekly hours as text', () => {
  it('are stretches by weekday', () => {
    expect(parseWeeklyHours('1-2 08:30-12:00 13:30-18:00; 7 00:00-24:00')).toEqual([
      { weekday: 1, opens: 30_600, closes: 43_200 },
      { weekday: 1, opens: 48_600, closes: 64_800 },
      { weekday: 2, opens: 30_600, closes: 43_200 },
      { weekday: 2, opens: 48_600, closes: 64_800 },
      { weekday: 7, opens: 0, closes: 86_400 },
    ]);
  });

  it.each([
    '',
    '0 08:00-09:00',
    '1-8 08:00-09:00',
    'x 08:00-09:00',
    '1 09:00-08:00',
    '1 08:00-08:00',
    '1 8-9',
    '1 08:00',
    '1 24:00-25:00',
  ])('are refused when they are "%s"', (text) => {
    expect(() => parseWeeklyHours(text)).toThrow(/no (?:weekdays|hours)/);
  });
});
