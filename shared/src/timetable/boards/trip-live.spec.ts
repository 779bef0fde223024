// Is what was seen a while ago called old in time, and the next bus named that is one?
import type { Departure } from './departure.js';
import { agoText, honestyLabel, isOldNews, withAlternatives } from './trip-live.js';

const at = '2026-11-24T09:00:00+08:00';
const after = (ms: number): Date => new Date(Date.parse(at) + ms);
const MINUTE = 60_000;

describe('what was reported', () => {
  it.each([
    [15 * MINUTE - 1, false],
    [15 * MINUTE, true],
    [15 * MINUTE + 1, true],
  ])('%i ms ago is old: %s', (ms, old) => {
    expect(isOldNews({ at }, after(ms))).toBe(old);
    const label = honestyLabel({ basis: 'at_stop', at, stopName: '嵩口' }, after(ms));
    expect(label).toBe(old ? '15分钟前到过嵩口' : '刚到嵩口（14分钟前）');
  });

  it.each([
    [-5 * MINUTE, '刚刚'],
    [MINUTE - 1, '刚刚'],
    [MINUTE, '1分钟前'],
    [60 * MINUTE - 1, '59分钟前'],
    [60 * MINUTE, '1小时前'],
    [120 * MINUTE - 1, '1小时前'],
    [120 * MINUTE, '2小时前'],
  ])('%i ms ago was %s', (ms, text) => {
    expect(agoText({ at }, after(ms))).toBe(text);
  });

  it('is said also where nobody knows what the stop is called', () => {
    expect(honestyLabel({ basis: 'at_stop', at }, after(15 * MINUTE))).toBe('15分钟前到过');
  });

  it('is said as what it is', () => {
    const say = (basis: 'departed' | 'at_stop' | 'announced'): string => honestyLabel({ basis, at }, after(MINUTE));
    expect([say('departed'), say('at_stop'), say('announced')]).toEqual([
      '司机已发车（1分钟前）',
      '刚到（1分钟前）',
      '司机说会晚点（1分钟前）',
    ]);
  });
});

describe('a cancelled bus', () => {
  const bus = (tripId: string, wall: string, more: Partial<Departure> = {}): Departure => ({
    ...{ tripId, routeId: 'K12', routeName: 'K12', routeLongName: '', headsign: '县城', serviceDate: '2026-11-24' },
    ...{ departure: `2026-11-24T${wall}:00+08:00`, seconds: 0, approximate: false, carriesParcels: false },
    status: 'scheduled',
    ...more,
  });
  const cancelled = bus('c', '09:00', { status: 'cancelled' });
  const insteadOf = (all: readonly Departure[], later: () => readonly Departure[] = () => []) =>
    withAlternatives(all, later).map(({ alternative }) => alternative?.tripId);

  it('names the first that goes the same way after it, is not cancelled too, and is on the list or later', () => {
    const list = [
      bus('before', '08:00'),
      cancelled,
      bus('at the same time', '09:00'),
      bus('too', '09:30', { status: 'cancelled' }),
      bus('elsewhere', '10:00', { headsign: '长校' }),
      bus('next', '11:00'),
      bus('last', '12:00'),
    ];
    expect(insteadOf(list)).toEqual([undefined, 'next', undefined, 'next', undefined, undefined, undefined]);
    expect(withAlternatives(list)[1]).toEqual({
      ...cancelled,
      alternative: {
        tripId: 'next',
        serviceDate: '2026-11-24',
        routeName: 'K12',
        departure: bus('', '11:00').departure,
      },
    });
    const later = () => [bus('tomorrow', '08:00', { departure: '2026-11-25T08:00:00+08:00' })];
    expect(insteadOf([bus('before', '08:00'), cancelled], later)).toEqual([undefined, 'tomorrow']);
    expect(insteadOf([cancelled])).toEqual([undefined]);
  });

  it('is what later buses are asked for: without one nobody asks', () => {
    const list = [bus('a', '08:00')];
    const never = () => {
      throw new Error('asked in vain');
    };
    expect(withAlternatives(list, never)).toBe(list);
  });
});
