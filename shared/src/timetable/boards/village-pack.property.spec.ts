// Does the phone, from its pack alone, say what the server says, whatever the timetable?
import fc from 'fast-check';
import { addDays, dayNumber, DAY_SECONDS, instantOf, isoOf } from '../../clock.js';
import {
  assembleBoard,
  boardFromVillagePack,
  VILLAGE_PACK_DAYS,
  villagePackCovers,
  villagePackDepartures,
} from './village-pack.js';
import type { VillagePackDeparture, VillagePack } from './village-pack.js';
import type { Departure } from './departure.js';
import { EVERY_DAY, from, smallVillagePack, stop } from '../testing/small-village-pack.js';

describe('whatever the timetable', () => {
  const anyRow: fc.Arbitrary<VillagePackDeparture> = fc.tuple(
    fc.integer({ min: 0, max: 2 * DAY_SECONDS - 1 }),
    fc.constant(0),
    fc.constant(0),
    fc.integer({ min: 1, max: EVERY_DAY }),
    fc.integer({ min: 0, max: 3 }),
    fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
  );
  const rows = fc
    .uniqueArray(anyRow, { maxLength: 6, selector: (each) => each[5] })
    .map((each) => [...each].sort((a, b) => a[0] - b[0]));
  const cancellations = fc.array(
    fc.record({
      tripId: fc.constantFrom('a', 'b', 'c'),
      date: fc.nat(VILLAGE_PACK_DAYS).map((days) => addDays(from, days)),
      reason: fc.constant('停运'),
    }),
    { maxLength: 6 },
  );
  /** The second of the day after the pack's first one, so that yesterday is known. */
  const moment = fc.tuple(fc.integer({ min: 1, max: VILLAGE_PACK_DAYS - 1 }), fc.nat(DAY_SECONDS - 1));

  /** What runs on a day, by the rows alone. */
  function runningOn(packed: VillagePack, date: string): Departure[] {
    const day = dayNumber(date) - dayNumber(from);
    return (packed.boards[0]?.departures ?? [])
      .filter((each) => Math.floor(each[3] / 2 ** day) % 2 === 1)
      .map(([seconds, , , , flags, tripId]) => {
        const reason = packed.cancellations.find((each) => each.tripId === tripId && each.date === date)?.reason;
        return {
          tripId,
          routeId: 'K12',
          routeName: 'K12',
          routeLongName: '清流—长校—下谢',
          headsign: '清流汽车站',
          serviceDate: date,
          departure: isoOf(date, seconds),
          seconds,
          approximate: flags >= 2,
          carriesParcels: flags % 2 === 1,
          ...(reason === undefined ? { status: 'scheduled' as const } : { status: 'cancelled' as const, reason }),
        };
      });
  }

  it('the pack’s board is the one assembled from the same departures', () => {
    fc.assert(
      fc.property(rows, cancellations, moment, fc.boolean(), (each, withdrawn, [day, second], live) => {
        const packed = smallVillagePack(each, withdrawn);
        const date = addDays(from, day);
        const when = live ? { date, now: instantOf(date, second) } : { date };
        const server = assembleBoard(stop, when, (asked) =>
          villagePackCovers(packed, asked) ? runningOn(packed, asked) : undefined,
        );
        expect(boardFromVillagePack(packed, stop.id, when)).toEqual(server);
      }),
      { numRuns: 300 },
    );
  });

  it('a live board holds every bus still to come of yesterday’s and today’s service, in the order of time, and no other', () => {
    fc.assert(
      fc.property(rows, moment, (each, [day, second]) => {
        const packed = smallVillagePack(each);
        const date = addDays(from, day);
        const now = instantOf(date, second);
        const thisMinute = instantOf(date, second - (second % 60));
        const wanted = [addDays(date, -1), date]
          .flatMap((asked) => runningOn(packed, asked))
          // One is waited for minutes after its time: longer where that is not to the minute.
          .filter(
            ({ departure, approximate }) => Date.parse(departure) + (approximate ? 15 : 5) * 60_000 >= +thisMinute,
          );
        const shown = boardFromVillagePack(packed, stop.id, { date, now })?.departures ?? [];
        expect([...shown].map(({ departure, tripId }) => `${departure} ${tripId}`).sort()).toEqual(
          wanted.map(({ departure, tripId }) => `${departure} ${tripId}`).sort(),
        );
        expect(shown.map(({ departure }) => Date.parse(departure))).toEqual(
          shown.map(({ departure }) => Date.parse(departure)).sort((a, b) => a - b),
        );
      }),
      { numRuns: 300 },
    );
  });

  it('no day outside the pack has departures', () => {
    fc.assert(
      fc.property(
        rows,
        fc.oneof(fc.integer({ min: -40, max: -1 }), fc.integer({ min: VILLAGE_PACK_DAYS, max: 60 })),
        (each, day) => {
          const packed = smallVillagePack(each);
          const [board] = packed.boards;
          expect(board && villagePackDepartures(packed, board, addDays(from, day))).toEqual([]);
        },
      ),
    );
  });
});
