// Does the bus that is named instead of another go where the other would have gone, also on round trips?
import { addDays, boardFromVillagePack, instantOf } from '@kehuoyou/shared';
import type { Alternative } from '@kehuoyou/shared';
import fc from 'fast-check';
import { cancelled } from '../../testing/timetable/cancelled-trip.js';
import { timetableOf, trip } from '../../testing/timetable/sample-feed.js';
import type { Call } from '../../testing/timetable/sample-feed.js';
import { packTimetable } from '../boards/village-pack-builder.js';
import { alternativeTo } from './instead.js';
import { liveOverlay } from './live-overlay.js';
import type { TimetableSnapshot } from './timetable-snapshot.js';

const today = '2026-11-24';
const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);

function insteadAt(timetable: TimetableSnapshot, stop: string, tripId: string): Alternative | undefined {
  const board = timetable.departuresOn(timetable.stopNumber.get(stop) ?? -1, today);
  return board.find((each) => each.tripId === tripId)?.alternative;
}

/** Two round trips that both say that they go to T, and one that goes on to the end of the first. */
const rounds = [
  trip('YA-1', ['T', '08:35'], ['V1', '08:42'], ['V2', '09:48'], ['T', '09:59']),
  trip('YB-1', ['T', '14:25'], ['W1', '14:40'], ['T', '15:00']),
  trip('YA-2', ['T', '16:35'], ['V1', '16:42'], ['V2', '17:48'], ['T', '17:59']),
];

it('on a round trip is the next that makes the same round, not one that only says that it goes the same way', async () => {
  const timetable = await timetableOf(rounds, [cancelled('YA-1', today, '塌方')]);
  expect(insteadAt(timetable, 'T', 'YA-1')).toMatchObject({ tripId: 'YA-2', departure: `${today}T16:35:00+08:00` });
  expect(insteadAt(timetable, 'V1', 'YA-1')).toMatchObject({ tripId: 'YA-2' });
});

it('is of another day where none goes there on this, and none where none ever does', async () => {
  const timetable = await timetableOf(rounds, [cancelled('YA-2', today, '塌方'), cancelled('YB-1', today, '塌方')]);
  expect(insteadAt(timetable, 'T', 'YA-2')).toMatchObject({ tripId: 'YA-1', serviceDate: addDays(today, 1) });
  const single = await timetableOf(
    [trip('A-1', ['T', '08:00'], ['V', '09:00']), trip('B-1', ['T', '10:00'], ['W', '11:00'])],
    Array.from({ length: 9 }, (_each, day) => cancelled('A-1', addDays(today, day), '塌方')),
  );
  expect(insteadAt(single, 'T', 'A-1')).toBeUndefined();
});

it.each([
  [2, addDays(today, 2)],
  [3, addDays(today, 3)],
  [4, undefined],
])('is looked for on three days after: one that goes in %i days is %s', async (days, date) => {
  const until = Array.from({ length: days }, (_each, day) => cancelled('A-1', addDays(today, day), '塌方'));
  const timetable = await timetableOf([trip('A-1', ['T', '08:00'], ['V', '09:00'])], until);
  expect(insteadAt(timetable, 'T', 'A-1')?.serviceDate).toBe(date);
});

it('that leaves out stops on the way to the same end says where it goes', async () => {
  const timetable = await timetableOf(
    [trip('A-1', ['C', '08:00'], ['V', '08:20'], ['T', '09:00']), trip('B-1', ['C', '10:00'], ['T', '10:30'])],
    Array.from({ length: 9 }, (_each, day) => cancelled('A-1', addDays(today, day), '塌方')),
  );
  expect(insteadAt(timetable, 'C', 'A-1')).toMatchObject({ tripId: 'B-1', onlyTo: 'T站' });
});

it('that is late itself is told by when it is expected, and not taken for one that has gone', async () => {
  const trips = [
    trip('A-1', ['T', '09:30'], ['V', '10:00']),
    trip('A-2', ['S', '09:00'], ['T', '09:20'], ['V', '09:50']),
  ];
  const timetable = await timetableOf(trips, [cancelled('A-1', today, '塌方')]);
  const at = instantOf(today, 9.5 * 3_600).getTime();
  const left = {
    eventId: 'e1',
    kind: 'depart',
    at,
    deviceId: 'phone',
    deviceSeq: 1,
    source: 'driver',
  } as const;
  const facts = [{ tripId: 'A-2', date: today, facts: [{ ...left, actor: 'driver-1' }] }];
  const late = timetable.with([cancelled('A-1', today, '塌方')], liveOverlay(timetable, facts));
  const alternative = { tripId: 'A-2', serviceDate: today, departure: `${today}T09:50:00+08:00` };
  expect(insteadAt(timetable, 'T', 'A-1')?.serviceDate).not.toBe(today);
  expect(insteadAt(late, 'T', 'A-1')).toMatchObject(alternative);
});

it('of a village’s pack is the next that comes to the village, whatever else it leaves out', async () => {
  const trips = [...rounds, trip('K-1', ['T', '12:00'], ['V2', '12:30'], ['X', '13:00'])];
  const timetable = await timetableOf(trips, [cancelled('YA-1', today, '塌方')]);
  const position = { lat: 26, lng: 116.8 };
  const stops = [
    { stop: { id: 'V2', name: 'V2站', position }, role: 'village' as const },
    { stop: { id: 'T', name: 'T站', position }, role: 'township' as const },
  ];
  const village = { code: '350423104204', name: '下谢村', townshipCode: '350423104', townshipName: '长校镇', position };
  const packed = packTimetable(timetable, stops, addDays(today, -1));
  const pack = {
    village,
    from: addDays(today, -1),
    feed: { version: '1', publisher: '' },
    ...packed,
    points: [],
    notices: [],
  };
  const [bus] = boardFromVillagePack(pack, 'T', { date: today })?.departures ?? [];
  expect(bus).toMatchObject({ tripId: 'YA-1', alternative: { tripId: 'K-1', departure: `${today}T12:00:00+08:00` } });
  expect(insteadAt(timetable, 'T', 'YA-1')?.tripId).toBe('YA-2');
});

it('says of a round trip where it turns, where one boards, and of all others what their sign says', async () => {
  const timetable = await timetableOf(rounds);
  const towards = (stop: string) =>
    timetable.departuresOn(timetable.stopNumber.get(stop) ?? -1, today).map(({ headsign }) => headsign);
  for (const headsign of towards('T')) expect(['V1站', 'V2站', 'W1站']).toContain(headsign);
  expect(towards('V2')).toEqual(['T站', 'T站']);
  const rides = (stop: string) =>
    timetable
      .departuresOn(timetable.stopNumber.get(stop) ?? -1, today)
      .map(({ headsign, ride = 0 }) => [headsign, ride / 60]);
  // 08:35 to V2 at 09:48 and back at 09:59; the other turns at W1.
  expect(rides('T')).toEqual([
    ['V2站', 73],
    ['W1站', 15],
    ['V2站', 73],
  ]);
  expect(rides('V2')).toEqual([
    ['T站', 11],
    ['T站', 11],
  ]);
});

it('whatever the timetable, calls afterwards wherever the other would have, or says that it does not', async () => {
  const stops = ['A', 'B', 'C', 'D', 'E'];
  const drawn = fc.array(fc.array(fc.constantFrom(...stops), { minLength: 2, maxLength: 5 }), {
    minLength: 2,
    maxLength: 6,
  });
  await fc.assert(
    fc.asyncProperty(drawn, async (ways) => {
      const trips = ways.map((way, number) =>
        trip(
          `K${number}-1`,
          ...way.map((stop, at): Call => [
            stop,
            `${String(6 + number * 2 + (at > 2 ? 1 : 0)).padStart(2, '0')}:${String((at % 3) * 10).padStart(2, '0')}`,
          ]),
        ),
      );
      const timetable = await timetableOf(trips);
      for (const row of timetable.tripOf.keys()) {
        const found = alternativeTo(timetable, { row, date: today });
        if (!found || found.onlyTo !== undefined) continue;
        const other = timetable.tripNumber.get(found.tripId) ?? -1;
        const here = timetable.stopOf[row] ?? -1;
        const after = (from: number, last: number) =>
          new Set([...timetable.stopOf.subarray(from + 1, last + 1)].filter((stop) => stop !== here));
        const own = after(row, timetable.finalRow(timetable.tripOf[row] ?? 0));
        const boards = [...timetable.boardingAt(here)].filter((each) => timetable.tripOf[each] === other);
        expect(boards.some((each) => [...own].every((stop) => after(each, timetable.finalRow(other)).has(stop)))).toBe(
          true,
        );
      }
    }),
    { seed, numRuns: 60 },
  );
});
