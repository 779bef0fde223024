// Does a phone with the pack say what the server says, stop by stop and day by day?
import {
  addDays,
  assembleBoard,
  boardFromVillagePack,
  instantOf,
  VILLAGE_PACK_DAYS,
  villagePackCovers,
} from '@kehuoyou/shared';
import type { Board, Departure, ServiceDate, Stop, VillagePack } from '@kehuoyou/shared';
import fc from 'fast-check';
import { timetableOf, trip } from '../../testing/timetable/sample-feed.js';
import type { Call, SampleTrip } from '../../testing/timetable/sample-feed.js';
import { packTimetable } from './village-pack-builder.js';
import { cancelled } from '../../testing/timetable/cancelled-trip.js';
import type { TimetableSnapshot } from '../running/timetable-snapshot.js';

/** A pack's first day, which is yesterday. */
const from = '2026-12-24';
const position = { lat: 26, lng: 116.8 };

function stop(id: string): Stop {
  return { id, name: `${id}站`, position };
}

function pack(timetable: TimetableSnapshot, ...stops: string[]): VillagePack {
  return {
    village: { code: '350423103210', name: '下谢村', townshipCode: '350423103', townshipName: '长校镇', position },
    from,
    feed: { version: '1', publisher: '县交通局' },
    ...packTimetable(
      timetable,
      stops.map((id) => ({ stop: stop(id), role: 'village' as const })),
      from,
    ),
    points: [],
    notices: [],
  };
}

/** What to take instead depends on who asks: the pack knows where its people want to go. */
function plain(board: Board | undefined): unknown {
  const bare = (departures: readonly Departure[]) => departures.map(({ alternative: _alternative, ...each }) => each);
  return board && { ...board, departures: bare(board.departures), next: board.next && bare(board.next.departures) };
}

describe('a pack', () => {
  it('holds only lines, headsigns and cancellations that touch its stops', async () => {
    const trips = [trip('K1-1', ['A', '08:00'], ['B', '08:10']), trip('K2-1', ['C', '08:00'], ['D', '08:10'])];
    const notRunning = [
      cancelled('K1-1', '2026-12-25', '塌方'),
      cancelled('K2-1', '2026-12-25', '塌方'),
      cancelled('K1-1', '2027-06-01', '塌方'),
    ];
    const packed = pack(await timetableOf(trips, notRunning), 'A');
    expect([packed.routes.map(({ id }) => id), packed.headsigns, packed.cancellations]).toEqual([
      ['K1'],
      ['B站'],
      [{ tripId: 'K1-1', date: '2026-12-25', reason: '塌方', instead: [[0, 'K1-1', '2026-12-26']] }],
    ]);
  });

  it('leaves out what runs on none of its days', async () => {
    const timetable = await timetableOf([{ ...trip('K1-1', ['A', '08:00'], ['B', '08:10']), service: 'NEW_YEAR' }]);
    expect(pack(timetable, 'A').boards[0]?.departures).toHaveLength(1);
    expect(
      packTimetable(timetable, [{ stop: stop('A'), role: 'village' }], '2026-11-01').boards[0]?.departures,
    ).toEqual([]);
  });

  it('has an empty board for a stop that no bus leaves, and for one that nobody knows', async () => {
    const packed = pack(await timetableOf([trip('K1-1', ['A', '08:00'], ['B', '08:10'])]), 'B', 'Z');
    expect(packed.boards.map(({ departures }) => departures)).toEqual([[], []]);
  });
});

describe('whatever the timetable', () => {
  const stops = ['A', 'B', 'C'];
  const wall = (minutes: number): string =>
    `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  const sampleTrip = (index: number): fc.Arbitrary<SampleTrip> =>
    fc
      .record({
        start: fc.integer({ min: 0, max: 26 * 60 }),
        hops: fc.array(
          fc.record({
            stop: fc.constantFrom(...stops),
            ride: fc.integer({ min: 0, max: 90 }),
            pickup: fc.constantFrom(0, 0, 1),
            approximate: fc.boolean(),
          }),
          { minLength: 2, maxLength: 5 },
        ),
        service: fc.constantFrom('DAILY', 'WEEKDAY', 'NEW_YEAR'),
        cargo: fc.boolean(),
      })
      .map(({ start, hops, service, cargo }) => {
        let at = start;
        const calls = hops.map(({ stop: id, ride, pickup, approximate }): Call => [
          id,
          wall((at += ride)),
          { pickup, ...(approximate ? { approximate: true as const } : {}) },
        ]);
        return { id: `K${index % 3}-${index}`, calls, service, ...(cargo ? { cargo: [1, 100] as const } : {}) };
      });
  const trips = fc.tuple(sampleTrip(0), sampleTrip(1), sampleTrip(2), sampleTrip(3), sampleTrip(4));
  const withdrawals = fc.array(fc.record({ trip: fc.nat(4), day: fc.nat(VILLAGE_PACK_DAYS - 1) }), { maxLength: 6 });

  it('the board from the pack is the board from the timetable, on every day that the pack covers and at any time', async () => {
    await fc.assert(
      fc.asyncProperty(
        trips,
        withdrawals,
        fc.integer({ min: 1, max: VILLAGE_PACK_DAYS - 1 }),
        fc.nat(86_399),
        async (drawn, withdrawn, day, second) => {
          const timetable = await timetableOf(
            drawn,
            withdrawn.map((each) => cancelled(drawn[each.trip]?.id ?? '', addDays(from, each.day), '停运')),
          );
          const packed = pack(timetable, ...stops);
          const date = addDays(from, day);
          for (const id of stops) {
            const number = timetable.stopNumber.get(id) ?? -1;
            const known = (asked: ServiceDate) =>
              villagePackCovers(packed, asked) ? timetable.departuresOn(number, asked) : undefined;
            const anyBus = timetable.hasBuses(date);
            for (const when of [{ date }, { date, now: instantOf(date, second) }])
              expect(plain(boardFromVillagePack(packed, id, when))).toEqual(
                plain(assembleBoard(stop(id), { ...when, anyBus }, known)),
              );
          }
        },
      ),
      { numRuns: 100 },
    );
  });
});
