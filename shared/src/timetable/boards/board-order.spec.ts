// Which buses stand on a board, in which order, when they are early, late, gone, or far ahead?
import { addDays, isoOf } from '../../clock.js';
import type { ServiceDate } from '../../clock.js';
import type { Departure, DepartureLive } from './departure.js';
import { assembleBoard } from './village-pack.js';

const today = '2026-11-24';
const stop = { id: 'V1', name: '下谢村', position: { lat: 26, lng: 117 } };
const HOUR = 3_600;

/** A bus at so many seconds past the start of its service day. */
function bus(tripId: string, seconds: number, more: Partial<Departure> = {}): Departure {
  const serviceDate = more.serviceDate ?? today;
  return {
    ...{ tripId, routeId: 'K12', routeName: 'K12', routeLongName: '', headsign: '县城', serviceDate },
    ...{ departure: isoOf(serviceDate, seconds), seconds, approximate: false, carriesParcels: false },
    status: 'scheduled',
    ...more,
  };
}
const expectedAt = (seconds: number, more: Partial<DepartureLive> = {}): { live: DepartureLive } => ({
  live: { basis: 'at_stop', at: isoOf(today, 8 * HOUR), expected: isoOf(today, seconds), uncertainty: 0, ...more },
});

/** The trips of the board at so many seconds of today, of the buses of each day. */
function board(seconds: number | undefined, days: Readonly<Record<ServiceDate, readonly Departure[]>>) {
  const when = seconds === undefined ? { date: today } : { date: today, now: new Date(isoOf(today, seconds)) };
  return assembleBoard(stop, when, (date) => [...(days[date] ?? [])]);
}
const trips = (...of: Parameters<typeof board>): string[] => board(...of).departures.map(({ tripId }) => tripId);

describe('the board of now', () => {
  const planned = [bus('a', 9 * HOUR), bus('b', 10 * HOUR), bus('c', 11 * HOUR)];
  const [a, b, c] = planned as [Departure, Departure, Departure];

  it('has an early bus before those that it overtakes, and a late one behind', () => {
    const early = { ...c, ...expectedAt(9.5 * HOUR) };
    expect(trips(8 * HOUR, { [today]: [a, b, early] })).toEqual(['a', 'c', 'b']);
    const late = { ...a, ...expectedAt(10.5 * HOUR) };
    expect(trips(8 * HOUR, { [today]: [late, b, c] })).toEqual(['b', 'a', 'c']);
  });

  it('keeps a late bus whose time is over, until it is seen to go', () => {
    const late = { ...a, ...expectedAt(10 * HOUR + 60) };
    expect(trips(9.9 * HOUR, { [today]: [late, b, c] })).toEqual(['b', 'a', 'c']);
    const gone = { ...a, ...expectedAt(10 * HOUR + 60, { passed: true }) };
    expect(trips(9.9 * HOUR, { [today]: [gone, b, c] })).toEqual(['b', 'c']);
  });

  it('has no bus that has passed before its time, though its time is still to come', () => {
    const passed = { ...a, ...expectedAt(8.5 * HOUR, { passed: true }) };
    expect(trips(8.6 * HOUR, { [today]: [passed, b] })).toEqual(['b']);
    // Of a whole day every bus is told, where it was.
    expect(trips(undefined, { [today]: [passed, b] })).toEqual(['a', 'b']);
  });

  it('goes by the timetable for a cancelled bus, whatever was last seen of it', () => {
    const cancelled = { ...a, status: 'cancelled' as const, ...expectedAt(12 * HOUR) };
    expect(trips(8 * HOUR, { [today]: [cancelled, b, c] })).toEqual(['a', 'b', 'c']);
    expect(trips(9 * HOUR + 60, { [today]: [cancelled, b, c] })).toEqual(['b', 'c']);
    expect(trips(9 * HOUR + 59, { [today]: [cancelled, b, c] })).toEqual(['a', 'b', 'c']);
  });

  it('has yesterday’s late evening bus among the first of today, where it is expected', () => {
    const yesterday = addDays(today, -1);
    const night = bus('night', 24.5 * HOUR, { serviceDate: yesterday, ...expectedAt(1.5 * HOUR) });
    expect(trips(HOUR, { [yesterday]: [night], [today]: [bus('first', 1.2 * HOUR), b] })).toEqual([
      'first',
      'night',
      'b',
    ]);
  });
});

describe('how far ahead is looked', () => {
  it.each([
    [59, addDays(today, 59)],
    [60, addDays(today, 60)],
    [61, undefined],
  ])('for the next bus of a stop without one today, which goes in %i days: it is named for %s', (days, date) => {
    const later = addDays(today, days);
    expect(board(undefined, { [later]: [bus('next', HOUR, { serviceDate: later })] }).next?.date).toBe(date);
  });
});
