// Do the days out fit together, and is a person's time understood?
import { outings, readyInstant } from './journey.js';
import type { Journey } from './journey.js';

const at = (time: string): string => `2026-11-24T${time}:00+08:00`;

function journey(departs: string, arrives: string): Journey {
  return { departure: at(departs), arrival: at(arrives), changes: 0, legs: [] };
}

describe('a day out', () => {
  it('puts together what fits, the longest stay first', () => {
    const homeward = [journey('10:00', '11:30'), journey('12:00', '13:30'), journey('14:20', '15:55')];
    const found = outings([journey('08:49', '10:31')], homeward);
    expect(found.map(({ minutesThere }) => minutesThere)).toEqual([229, 89]);
    expect(outings([journey('08:49', '10:31')], [journey('12:00', '13:30')], 120)).toEqual([]);
  });
});

describe('a parcel', () => {
  it.each([
    ['2026-11-24T09:40', '2026-11-24T01:40:00.000Z'],
    ['2026-11-24T00:00', '2026-11-23T16:00:00.000Z'],
    ['2026-11-24T09:40:30+08:00', '2026-11-24T01:40:30.000Z'],
    ['2026-11-24T09:40:00 08:00', '2026-11-24T01:40:00.000Z'],
    ['2026-11-24T09:40:00.123Z', '2026-11-24T09:40:00.123Z'],
  ])('is ready at %s', (text, instant) => {
    expect(readyInstant(text)?.toISOString()).toBe(instant);
  });

  it.each([
    '',
    'now',
    '2026-11-24',
    '2026-02-30T10:00',
    '2026-11-24T24:00',
    '2026-11-24T10:60',
    '2026-11-24 10:00',
    '2026-11-24T10:00+99:99',
  ])('is never ready at "%s"', (text) => {
    expect(readyInstant(text)).toBeUndefined();
  });
});
