// Does every trip that runs stand in one part of the bar, and every one that is nobody's in its hour?
import type { RosterTrip, TripState } from '@kehuoyou/shared';
import { openByHour, roomOf } from './day-counts';

const trip = (departure: string, state: TripState, driverId?: string): RosterTrip => ({
  tripId: `${departure} ${state}`,
  routeName: 'K01',
  headsign: '嵩溪',
  departure,
  arrival: departure,
  state,
  ...(driverId === undefined ? {} : { driverId }),
});
const day = [
  trip('06:30', 'arrived', 'D1'),
  trip('07:00', 'departed', 'D1'),
  trip('07:10', 'short_turned', 'D2'),
  trip('08:00', 'planned', 'D1'),
  trip('08:20', 'ready', 'D2'),
  trip('09:00', 'cancelled'),
  trip('09:10', 'planned'),
  trip('09:50', 'planned'),
  trip('11:00', 'planned'),
];

it('parts of the day add up to what runs', () => {
  const { running, done, underway, given } = roomOf(day);
  expect({ running, done, underway, given }).toEqual({ running: 8, done: 1, underway: 2, given: 2 });
  expect(running - done - underway - given).toBe(openByHour(day).reduce((sum, { value }) => sum + value, 0));
});

it('a bus that a keeper saw without anybody having said who drives it is on its way, and needs nobody', () => {
  const seen = (['departed', 'at_stop', 'short_turned', 'arrived'] as const).map((state) => trip('10:00', state));
  expect(roomOf(seen)).toEqual({ running: 4, done: 1, underway: 3, given: 0 });
  expect(openByHour(seen)).toEqual([]);
});

it('hours run from the first trip that is nobody’s to the last, those without any too', () => {
  expect(openByHour(day)).toEqual([
    { label: '9点', value: 2 },
    { label: '10点', value: 0 },
    { label: '11点', value: 1 },
  ]);
  expect(openByHour(day.filter(({ driverId }) => driverId !== undefined))).toEqual([]);
});
