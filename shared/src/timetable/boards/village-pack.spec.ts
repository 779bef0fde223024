// Does the phone, from its pack alone, say what the server says?
import fc from 'fast-check';
import { addDays, dayNumber, DAY_SECONDS, instantOf, isoOf, parseGtfsTime } from '../../clock.js';
import {
  assembleBoard,
  boardFromVillagePack,
  NEXT_DAY_DEPARTURES,
  VILLAGE_PACK_DAYS,
  villagePackCovers,
  villagePackDepartures,
  VillagePackFlag,
} from './village-pack.js';
import type { VillagePackDeparture, VillagePack } from './village-pack.js';
import type { Departure } from './departure.js';
import type { Stop } from './stop.js';

const from = '2026-11-23';
const today = '2026-11-24';
const stop: Stop = { id: 'V103210', name: '下谢村', position: { lat: 26.0, lng: 116.7 } };
const EVERY_DAY = 2 ** VILLAGE_PACK_DAYS - 1;

/** `row('06:40:00', { days: [0, 1] })` runs on the pack's first two days. */
function row(time: string, options: { trip?: string; days?: number[]; flags?: number } = {}): VillagePackDeparture {
  const days = options.days?.reduce((bits, day) => bits | (1 << day), 0) ?? EVERY_DAY;
  return [parseGtfsTime(time) ?? -1, 0, 0, days, options.flags ?? 0, options.trip ?? time];
}

function pack(
  departures: readonly VillagePackDeparture[],
  cancellations: VillagePack['cancellations'] = [],
): VillagePack {
  return {
    village: {
      code: '350423103210',
      name: '下谢村',
      townshipCode: '350423103',
      townshipName: '长校镇',
      position: stop.position,
    },
    from,
    feed: { version: '1', publisher: '县交通局' },
    routes: [{ id: 'K12', name: 'K12', longName: '清流—长校—下谢' }],
    headsigns: ['清流汽车站'],
    boards: [{ stop, role: 'village', departures }],
    cancellations,
    points: [],
    notices: [],
  };
}

function times(departures: readonly Departure[] | undefined): string[] {
  return (departures ?? []).map(({ departure }) => departure.slice(5, 16));
}

function at(wall: string, date = today): Date {
  return instantOf(date, parseGtfsTime(`${wall}:00`) ?? -1);
}

describe('a board from the pack', () => {
  const three = pack([row('06:40:00'), row('09:40:00'), row('16:20:00')]);

  it('of a day holds all of it', () => {
    expect(times(boardFromVillagePack(three, stop.id, { date: addDays(today, 3) })?.departures)).toEqual([
      '11-27T06:40',
      '11-27T09:40',
      '11-27T16:20',
    ]);
  });

  it('of now holds what is still to come, and the bus of this very minute', () => {
    expect(times(boardFromVillagePack(three, stop.id, { date: today, now: at('09:40') })?.departures)).toEqual([
      '11-24T09:40',
      '11-24T16:20',
    ]);
    expect(
      times(
        boardFromVillagePack(three, stop.id, { date: today, now: new Date(at('09:40').getTime() + 59_999) })
          ?.departures,
      ),
    ).toEqual(['11-24T09:40', '11-24T16:20']);
    expect(times(boardFromVillagePack(three, stop.id, { date: today, now: at('09:41') })?.departures)).toEqual([
      '11-24T16:20',
    ]);
  });

  it('says what a departure is', () => {
    const packed = pack([
      row('06:40:00', { trip: 'K12-I01', flags: VillagePackFlag.carriesParcels | VillagePackFlag.approximate }),
    ]);
    expect(boardFromVillagePack(packed, stop.id, { date: today })?.departures).toEqual([
      {
        tripId: 'K12-I01',
        routeId: 'K12',
        routeName: 'K12',
        routeLongName: '清流—长校—下谢',
        headsign: '清流汽车站',
        serviceDate: today,
        departure: '2026-11-24T06:40:00+08:00',
        seconds: 24_000,
        approximate: true,
        carriesParcels: true,
        status: 'scheduled',
      },
    ]);
  });

  it('is not given for a stop or a day that the pack does not know', () => {
    expect(boardFromVillagePack(three, 'V999999', { date: today })).toBeUndefined();
    expect(boardFromVillagePack(three, stop.id, { date: addDays(from, -1) })).toBeUndefined();
    expect(boardFromVillagePack(three, stop.id, { date: addDays(from, VILLAGE_PACK_DAYS) })).toBeUndefined();
    expect(boardFromVillagePack(three, stop.id, { date: from })).toBeDefined();
    expect(
      boardFromVillagePack(three, stop.id, { date: addDays(from, VILLAGE_PACK_DAYS - 1) })?.departures,
    ).toHaveLength(3);
  });
});

describe('when none is left', () => {
  it('the next day that has one is named, with its first departures', () => {
    const packed = pack([
      row('06:40:00', { days: [1, 4] }),
      row('07:40:00', { days: [4] }),
      row('08:40:00', { days: [4] }),
      row('09:40:00', { days: [4] }),
    ]);
    const board = boardFromVillagePack(packed, stop.id, { date: today, now: at('12:00') });
    expect(board?.departures).toEqual([]);
    expect(board?.next?.date).toBe('2026-11-27');
    expect(times(board?.next?.departures)).toEqual(['11-27T06:40', '11-27T07:40', '11-27T08:40']);
    expect(board?.next?.departures).toHaveLength(NEXT_DAY_DEPARTURES);
  });

  it('none is named when the pack holds none', () => {
    expect(boardFromVillagePack(pack([row('06:40:00', { days: [0] })]), stop.id, { date: today })).toEqual({
      stop,
      date: today,
      departures: [],
    });
  });

  it('the search ends with the pack and not with an error', () => {
    const last = addDays(from, VILLAGE_PACK_DAYS - 1);
    expect(boardFromVillagePack(pack([row('06:40:00')]), stop.id, { date: last, now: at('23:00', last) })).toEqual({
      stop,
      date: last,
      departures: [],
    });
  });
});

describe('a cancelled bus', () => {
  const cancelled = { tripId: 'K12-I01', date: today, reason: '道路塌方' };

  it('stays on the board with its reason, and runs on other days', () => {
    const packed = pack([row('06:40:00', { trip: 'K12-I01' }), row('09:40:00', { trip: 'K12-I02' })], [cancelled]);
    expect(
      boardFromVillagePack(packed, stop.id, { date: today })?.departures.map(({ status, reason }) => [status, reason]),
    ).toEqual([
      ['cancelled', '道路塌方'],
      ['scheduled', undefined],
    ]);
    expect(boardFromVillagePack(packed, stop.id, { date: addDays(today, 1) })?.departures[0]?.status).toBe('scheduled');
  });

  it('is none that one could take: a board with only such ones says when the next goes', () => {
    const board = boardFromVillagePack(pack([row('06:40:00', { trip: 'K12-I01' })], [cancelled]), stop.id, {
      date: today,
    });
    expect(board?.departures).toHaveLength(1);
    expect(board?.next?.date).toBe('2026-11-25');
  });

  it('is not what the next day is named for', () => {
    const board = boardFromVillagePack(
      pack([row('06:40:00', { trip: 'K12-I01', days: [2, 3] })], [{ ...cancelled, date: '2026-11-25' }]),
      stop.id,
      { date: today },
    );
    expect(board?.next?.date).toBe('2026-11-26');
  });
});

describe('a bus after midnight', () => {
  const packed = pack([row('24:10:00', { trip: 'night', days: [0, 1] })]);

  it('belongs to the evening before and is still on the board when the day has turned', () => {
    expect(
      boardFromVillagePack(packed, stop.id, { date: today, now: at('00:05') })?.departures.map(
        ({ serviceDate, departure }) => [serviceDate, departure],
      ),
    ).toEqual([
      ['2026-11-23', '2026-11-24T00:10:00+08:00'],
      ['2026-11-24', '2026-11-25T00:10:00+08:00'],
    ]);
    expect(times(boardFromVillagePack(packed, stop.id, { date: today, now: at('00:11') })?.departures)).toEqual([
      '11-25T00:10',
    ]);
  });

  it('stands in the board of its service day, not of the next', () => {
    expect(times(boardFromVillagePack(packed, stop.id, { date: today })?.departures)).toEqual(['11-25T00:10']);
  });

  it('at 00:00 sharp is a bus like any other', () => {
    expect(
      times(boardFromVillagePack(pack([row('00:00:00')]), stop.id, { date: today, now: at('00:00') })?.departures),
    ).toEqual(['11-24T00:00']);
  });
});

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
        const packed = pack(each, withdrawn);
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
        const packed = pack(each);
        const date = addDays(from, day);
        const now = instantOf(date, second);
        const thisMinute = instantOf(date, second - (second % 60));
        const wanted = [addDays(date, -1), date]
          .flatMap((asked) => runningOn(packed, asked))
          .filter(({ departure }) => new Date(departure) >= thisMinute);
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
          const packed = pack(each);
          const [board] = packed.boards;
          expect(board && villagePackDepartures(packed, board, addDays(from, day))).toEqual([]);
        },
      ),
    );
  });
});
