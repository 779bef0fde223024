// Which buses leave a stop on a day?
import { timetableOf, trip } from '../../testing/timetable/sample-feed.js';
import type { SampleTrip } from '../../testing/timetable/sample-feed.js';
import { cancelled } from '../../testing/timetable/cancelled-trip.js';
import { linesOf } from './lines-of.js';
import type { TimetableSnapshot } from './timetable-snapshot.js';

const tuesday = '2026-11-24';

/** `HH:MM line → headsign` of every departure, as on a board; hours as they are counted from the service day. */
function board(timetable: TimetableSnapshot, stop: string, date = tuesday): string[] {
  return timetable
    .departuresOn(timetable.stopNumber.get(stop) ?? -1, date)
    .map(({ departure, routeName, headsign }) => `${departure.slice(5, 16)} ${routeName} → ${headsign}`);
}

async function boards(...trips: SampleTrip[]): Promise<TimetableSnapshot> {
  return timetableOf(trips);
}

describe('a board', () => {
  it('is in the order of time, whatever the order of the trips', async () => {
    const timetable = await boards(
      trip('K2-9', ['A', '09:00'], ['B', '09:30']),
      trip('K1-1', ['A', '06:40'], ['C', '07:10']),
      trip('K1-2', ['B', '05:00'], ['A', '05:20'], ['C', '05:40']),
    );
    expect(board(timetable, 'A')).toEqual(['11-24T05:20 K1 → C站', '11-24T06:40 K1 → C站', '11-24T09:00 K2 → B站']);
  });

  it('does not hold the last stop of a trip: there nobody departs', async () => {
    const timetable = await boards(trip('K1-1', ['A', '08:00'], ['B', '08:10'], ['C', '08:20']));
    expect(board(timetable, 'B')).toEqual(['11-24T08:10 K1 → C站']);
    expect(board(timetable, 'C')).toEqual([]);
  });

  it('does not hold a stop where nobody may board', async () => {
    const timetable = await boards(
      trip('K1-1', ['A', '08:00'], ['B', '08:10', { pickup: 1 }], ['C', '08:20']),
      trip('K1-2', ['A', '09:00'], ['B', '09:10', { dropOff: 1, pickup: 3 }], ['C', '09:20']),
    );
    expect(board(timetable, 'B')).toEqual(['11-24T09:10 K1 → C站']);
  });

  it('holds the time of leaving where a bus waits', async () => {
    expect(board(await boards(trip('K1-1', ['A', '08:00'], ['B', '08:10-08:25'], ['C', '08:40'])), 'B')).toEqual([
      '11-24T08:25 K1 → C站',
    ]);
  });

  it('of a service day holds its buses after midnight, with the date of the next', async () => {
    const timetable = await boards(trip('K1-1', ['A', '23:50'], ['B', '24:10'], ['C', '25:00']));
    expect(board(timetable, 'B')).toEqual(['11-25T00:10 K1 → C站']);
    expect(board(timetable, 'B', '2026-12-31')).toEqual(['01-01T00:10 K1 → C站']);
  });

  it('holds a bus at 00:00, which is the first of the day', async () => {
    expect(board(await boards(trip('K1-1', ['A', '00:00'], ['B', '00:10'])), 'A')).toEqual(['11-24T00:00 K1 → B站']);
  });

  it('holds a stop twice that a round trip calls at twice, but not its end', async () => {
    const timetable = await boards(
      trip('K1-1', ['A', '08:00'], ['B', '08:10'], ['A', '08:20'], ['C', '08:30'], ['A', '08:40']),
    );
    expect(board(timetable, 'A')).toEqual(['11-24T08:00 K1 → C站', '11-24T08:20 K1 → C站']);
  });

  it('holds what runs on its day and nothing else', async () => {
    const timetable = await boards(
      { ...trip('K1-1', ['A', '08:00'], ['B', '08:10']), service: 'WEEKDAY' },
      { ...trip('K2-1', ['A', '09:00'], ['B', '09:10']), service: 'NEW_YEAR' },
    );
    expect(board(timetable, 'A', tuesday)).toEqual(['11-24T08:00 K1 → B站']);
    expect(board(timetable, 'A', '2026-11-28')).toEqual([]);
    expect(board(timetable, 'A', '2027-01-01')).toEqual(['01-01T09:00 K2 → B站']);
  });

  it('of an unknown stop is empty', async () => {
    expect(board(await boards(trip('K1-1', ['A', '08:00'], ['B', '08:10'])), 'Z')).toEqual([]);
  });

  it('of two buses at the same minute always has the same one first', async () => {
    const trips = [trip('K2-1', ['A', '08:00'], ['B', '08:10']), trip('K1-1', ['A', '08:00'], ['C', '08:10'])];
    expect(board(await timetableOf(trips), 'A')).toEqual(board(await timetableOf([...trips].reverse()), 'A'));
  });
});

describe('a departure', () => {
  it('says all that is known of it', async () => {
    const timetable = await boards({
      ...trip('K1-1', ['A', '08:00', { approximate: true }], ['B', '08:10']),
      headsign: '嵩溪',
      cargo: [1.5, 300],
    });
    expect(timetable.departuresOn(timetable.stopNumber.get('A') ?? -1, tuesday)).toEqual([
      {
        tripId: 'K1-1',
        routeId: 'K1',
        routeName: 'K1',
        routeLongName: 'K1路',
        headsign: '嵩溪',
        ride: 600,
        serviceDate: tuesday,
        departure: '2026-11-24T08:00:00+08:00',
        seconds: 28_800,
        approximate: true,
        carriesParcels: true,
        status: 'scheduled',
      },
    ]);
  });

  it('carries parcels only where there is room and weight for them', async () => {
    const cargo = async (room: readonly [number, number]): Promise<boolean | undefined> =>
      (await timetableOf([{ ...trip('K1-1', ['A', '08:00'], ['B', '08:10']), cargo: room }])).departuresOn(
        0,
        tuesday,
      )[0]?.carriesParcels;
    expect(await Promise.all([cargo([1, 1]), cargo([0, 300]), cargo([1.5, 0])])).toEqual([true, false, false]);
  });

  it('that is cancelled stays, with its reason, on its day only', async () => {
    const timetable = await timetableOf(
      [trip('K1-1', ['A', '08:00'], ['B', '08:10'])],
      [cancelled('K1-1', tuesday, '道路塌方')],
    );
    const states = [tuesday, '2026-11-25'].map((date) =>
      timetable.departuresOn(0, date).map(({ status, reason }) => [status, reason]),
    );
    expect(states).toEqual([[['cancelled', '道路塌方']], [['scheduled', undefined]]]);
  });
});

describe('a line', () => {
  it('is drawn by the stops of its longest trip', async () => {
    const { lines, stops } = linesOf(
      await boards(
        trip('K1-1', ['A', '08:00'], ['B', '08:10']),
        trip('K1-2', ['A', '09:00'], ['B', '09:10'], ['C', '09:20']),
        trip('K2-1', ['C', '08:00'], ['A', '08:30']),
      ),
    );
    expect(lines.map(({ name, agencyName, stopIds }) => [name, agencyName, stopIds.join(' ')])).toEqual([
      ['K1', '闽通长运', 'A B C'],
      ['K2', '闽通长运', 'C A'],
    ]);
    expect(stops.map(({ id }) => id)).toEqual(['A', 'B', 'C']);
  });
});
