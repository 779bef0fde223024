// How long is the shortest ride between two stops without a change?
import { timetableOf, trip } from '../../testing/timetable/sample-feed.js';
import { directRideMinutes, rideKey } from './ride-minutes.js';

const rides = directRideMinutes(
  await timetableOf([
    trip('K1-1', ['A', '08:00'], ['B', '08:10-08:15'], ['C', '08:40']),
    trip('K1-2', ['A', '09:00'], ['B', '09:08'], ['C', '09:50']),
    trip('K2-1', ['C', '23:55'], ['D', '24:20', { pickup: 1 }], ['E', '24:30']),
    trip('K3-1', ['E', '10:00'], ['F', '10:05', { dropOff: 1 }], ['G', '10:20']),
  ]),
);

describe('the minutes of a ride', () => {
  it.each([
    ['A', 'B', 8],
    ['A', 'C', 40],
    ['B', 'C', 25],
    ['C', 'D', 25],
    ['C', 'E', 35],
    ['E', 'G', 20],
    ['F', 'G', 15],
  ])('from %s to %s are %d, by the quickest bus', (from, to, minutes) => {
    expect(rides.get(rideKey(from, to))).toBe(minutes);
  });

  it.each([
    ['B', 'A', 'no bus goes back'],
    ['A', 'D', 'one must change'],
    ['D', 'E', 'nobody may board'],
    ['E', 'F', 'nobody may get off'],
    ['A', 'Z', 'there is no such stop'],
  ])('from %s to %s there are none: %s', (from, to) => {
    expect(rides.get(rideKey(from, to))).toBeUndefined();
  });

  it('are counted whatever the day, for what runs on no day of this week is still a line', async () => {
    const onNewYear = directRideMinutes(
      await timetableOf([{ ...trip('K1-1', ['A', '08:00'], ['B', '08:10']), service: 'NEW_YEAR' }]),
    );
    expect(onNewYear.get(rideKey('A', 'B'))).toBe(10);
  });
});
