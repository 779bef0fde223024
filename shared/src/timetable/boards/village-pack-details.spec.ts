// Is everything that a pack says of a departure read from it, and of that departure alone?
import { addDays, instantOf } from '../../clock.js';
import { assembleBoard, boardFromVillagePack, VillagePackFlag } from './village-pack.js';
import type { Departure } from './departure.js';
import type { VillagePack, VillagePackDeparture } from './village-pack.js';
import { from, row, smallVillagePack, stop, today } from '../testing/small-village-pack.js';

const tomorrow = addDays(today, 1);
const station = { ...stop, id: 'STATION' };

/** A pack with these at the village, and the same at a station, of which more is known. */
function packOf(rows: readonly VillagePackDeparture[], more: Partial<VillagePack> = {}): VillagePack {
  const small = smallVillagePack(rows);
  const boards = [...small.boards, { stop: station, role: 'county' as const, departures: rows }];
  return { ...small, boards, ...more };
}
const on = (pack: VillagePack, date = today, stopId = stop.id): Departure[] => [
  ...(boardFromVillagePack(pack, stopId, { date })?.departures ?? []),
];
const two = [row('06:40:00', { trip: 'a' }), row('09:40:00', { trip: 'b' })];

describe('a row', () => {
  it.each<[string, number, Partial<Departure>]>([
    ['nothing', 0, {}],
    ['parcels', VillagePackFlag.carriesParcels, { carriesParcels: true }],
    ['about', VillagePackFlag.approximate, { approximate: true }],
    ['market day', VillagePackFlag.marketDay, { marketDay: true }],
    ['on a sign', VillagePackFlag.hail, { hail: true }],
    ['when called', VillagePackFlag.phone, { arrange: 'phone' }],
    ['when agreed with the driver', VillagePackFlag.driver, { arrange: 'driver' }],
    ['when called or agreed', VillagePackFlag.phone | VillagePackFlag.driver, { arrange: 'phone' }],
  ])('says %s, and nothing else', (_what, flags, said) => {
    const [plain] = on(packOf([row('06:40:00', { trip: 'a' })]));
    const told = on(packOf([row('06:40:00', { trip: 'a', flags })]));
    expect(told).toEqual([{ ...plain, ...said }]);
    expect(
      Object.keys(plain ?? {}).filter((key) => /hail|arrange|market|bay|ride|booking|live|doubt/.test(key)),
    ).toEqual([]);
  });

  it('says from which bay and by which line it goes where to', () => {
    const bays = [
      { stopId: 'S1', name: '1' },
      { stopId: 'S2', name: '2' },
    ];
    const routes = ['K1', 'K2'].map((id) => ({ id, name: `${id}名`, longName: `${id}长` }));
    const rows: VillagePackDeparture[] = [
      [24_000, 1, 1, 2, 0, 'a', 1],
      [27_000, 0, 0, 2, 0, 'b', 0],
      [30_000, 9, 9, 2, 0, 'c'],
    ];
    const told = on(packOf(rows, { bays, routes, headsigns: ['东', '西'] }));
    expect(
      told.map(({ routeId, routeName, routeLongName, headsign, bay }) => [
        routeId,
        routeName,
        routeLongName,
        headsign,
        bay,
      ]),
    ).toEqual([
      ['K2', 'K2名', 'K2长', '西', bays[1]],
      ['K1', 'K1名', 'K1长', '东', bays[0]],
      ['', '', '', '', undefined],
    ]);
    expect(on(packOf(rows)).map((each) => 'bay' in each)).toEqual([false, false, false]);
  });

  it('says how long it takes, where that is known, and by which rule it is called', () => {
    const rule = (phone: string) => ({ phone });
    const pack = packOf([...two, row('12:00:00', { trip: 'c' })]);
    const [board] = pack.boards;
    const boards = board
      ? [
          {
            ...board,
            rides: [0, -1],
            booked: [
              [1, 1],
              [2, 0],
            ] as const,
          },
        ]
      : [];
    const told = on({ ...pack, boards, bookings: [rule('x'), rule('y')] });
    expect(told.map(({ ride, booking }) => [ride, booking])).toEqual([
      [0, undefined],
      [undefined, rule('y')],
      [undefined, rule('x')],
    ]);
    expect(told.map((each) => ['ride' in each, 'booking' in each])).toEqual([
      [true, false],
      [false, true],
      [false, true],
    ]);
  });
});

describe('what became of a bus', () => {
  it('is told of its day and at the boards that are named, or at all of them', () => {
    const gone = { tripId: 'a', date: today, reason: '塌方' };
    const state = (pack: VillagePack, date = today, at = stop.id): string[] =>
      on(pack, date, at).map(({ status, reason }) => `${status} ${reason ?? ''}`.trim());
    const everywhere = packOf(two, { cancellations: [gone] });
    expect([state(everywhere), state(everywhere, today, station.id)]).toEqual([
      ['cancelled 塌方', 'scheduled'],
      ['cancelled 塌方', 'scheduled'],
    ]);
    expect(state(everywhere, tomorrow)).toEqual(['scheduled', 'scheduled']);
    const further = packOf(two, { cancellations: [{ ...gone, boards: [1] }] });
    expect([state(further), state(further, today, station.id)]).toEqual([
      ['scheduled', 'scheduled'],
      ['cancelled 塌方', 'scheduled'],
    ]);
  });

  it('names what to take instead, of this board', () => {
    const gone = (instead?: NonNullable<VillagePack['cancellations'][number]['instead']>) =>
      on(
        packOf(two, { cancellations: [{ tripId: 'a', date: today, reason: '塌方', ...(instead && { instead }) }] }),
      )[0];
    const other = { tripId: 'b', serviceDate: today, routeName: 'K12', departure: '2026-11-24T09:40:00+08:00' };
    expect(
      gone([
        [1, 'a', tomorrow],
        [0, 'b', today],
      ])?.alternative,
    ).toEqual(other);
    expect(gone([[0, 'b', today, '长校']])?.alternative).toStrictEqual({ ...other, onlyTo: '长校' });
    expect(gone([[0, 'b', tomorrow]])?.alternative).toStrictEqual({
      ...other,
      ...{ serviceDate: tomorrow, departure: '2026-11-25T09:40:00+08:00' },
    });
    const none: readonly NonNullable<VillagePack['cancellations'][number]['instead']>[] = [
      [],
      [[1, 'b', today]],
      [[0, 'unknown', today]],
    ];
    for (const instead of [undefined, ...none]) expect('alternative' in (gone(instead) ?? {})).toBe(false);
  });

  const at = '2026-11-24T06:30:00+08:00';
  const live: NonNullable<VillagePack['live']> = [
    { tripId: 'b', date: today, basis: 'departed', at, calls: [[1, 100, 1, 0]] },
    {
      tripId: 'a',
      date: today,
      basis: 'departed',
      stopName: '长校',
      at,
      why: '修路',
      calls: [
        [1, 24_300, 60, 1],
        [0, 24_600, 120, 2],
      ],
    },
  ];

  it('is told with when it is expected, whether it is there or has left, and what it is known by', () => {
    const pack = packOf(two, { live });
    const known = { basis: 'departed', stopName: '长校', at, why: '修路' };
    expect(on(pack).map((each) => each.live)).toStrictEqual([
      { ...known, expected: '2026-11-24T06:50:00+08:00', uncertainty: 120, here: true },
      undefined,
    ]);
    const [left, plain] = on(pack, today, station.id).map((each) => each.live);
    expect([left, plain].sort((a, b) => (b?.uncertainty ?? 0) - (a?.uncertainty ?? 0))).toStrictEqual([
      { ...known, expected: '2026-11-24T06:45:00+08:00', uncertainty: 60, passed: true },
      { basis: 'departed', at, expected: '2026-11-24T00:01:40+08:00', uncertainty: 1 },
    ]);
    expect(on(pack, tomorrow).map((each) => 'live' in each)).toEqual([false, false]);
  });

  it('is what an alternative goes by too', () => {
    const cancellations = [{ tripId: 'b', date: today, reason: '塌方', instead: [[0, 'a', today]] as const }];
    expect(on(packOf(two, { live, cancellations }))[1]?.alternative?.departure).toBe('2026-11-24T06:50:00+08:00');
  });

  it('may be a doubt, of this bus on this day, unless it is known not to run', () => {
    const doubt = { why: '没有消息', at };
    const doubts = [
      { tripId: 'b', date: tomorrow, ...doubt },
      { tripId: 'a', date: today, ...doubt },
    ];
    expect(on(packOf(two, { doubts })).map((each) => each.doubt)).toEqual([doubt, undefined]);
    expect(on(packOf(two, { doubts })).map((each) => 'doubt' in each)).toEqual([true, false]);
    expect(on(packOf(two, { doubts }), tomorrow).map((each) => each.doubt)).toEqual([undefined, doubt]);
    const cancellations = [{ tripId: 'a', date: today, reason: '塌方' }];
    expect(on(packOf(two, { doubts, cancellations })).map((each) => 'doubt' in each)).toEqual([false, false]);
  });
});

describe('a board on which none is left', () => {
  const none = (pack: VillagePack, now?: string) =>
    boardFromVillagePack(pack, stop.id, {
      date: today,
      ...(now === undefined ? {} : { now: new Date(`2026-11-24T${now}:00+08:00`) }),
    })?.none;
  const later = [row('06:40:00', { trip: 'a', days: [3] })];
  const cancelled = two.map((each) => ({ tripId: each[5], date: today, reason: '塌方' }));

  it('says whether no bus runs anywhere, or none here', () => {
    // Today is the pack's second day.
    expect(none(packOf(later, { busDays: 0b10 }))).toBe('not_this_stop');
    expect(none(packOf(later, { busDays: 0b101 }))).toBe('no_timetable');
    expect(none(packOf(later))).toBe('not_this_stop');
  });

  it('says whether all have gone, or were never to come', () => {
    expect(none(packOf(two), '12:00')).toBe('gone');
    expect(none(packOf(two, { cancellations: cancelled }))).toBe('cancelled');
    expect(none(packOf(two, { cancellations: cancelled }), '06:00')).toBe('cancelled');
    expect(none(packOf(two, { cancellations: cancelled }), '12:00')).toBe('cancelled');
    expect(none(packOf(two, { cancellations: cancelled.slice(0, 1) }), '12:00')).toBe('gone');
    expect(none(packOf(two))).toBeUndefined();
  });

  it('keeps a cancelled bus until its time is over', () => {
    const left = (wall: string): number =>
      assembleBoard(stop, { date: today, now: instantOf(today, wall === 'at' ? 24_000 : 24_060) }, (date) =>
        date === today ? on(packOf(two.slice(0, 1), { cancellations: cancelled })) : undefined,
      ).departures.length;
    expect([left('at'), left('after')]).toEqual([1, 0]);
  });

  it('says that the buses left are cancelled, though others have gone', () => {
    expect(none(packOf(two, { cancellations: cancelled.slice(1) }), '08:00')).toBe('cancelled');
  });

  it('keeps a bus that runs for some minutes longer', () => {
    const left = assembleBoard(stop, { date: today, now: instantOf(today, 24_240) }, (date) =>
      date === today ? on(packOf(two.slice(0, 1))) : undefined,
    );
    expect(left.departures).toHaveLength(1);
  });

  it('of a day that nobody knows is empty', () => {
    expect(assembleBoard(stop, { date: today }, () => undefined)).toEqual({
      ...{ stop, date: today, departures: [] },
      none: 'not_this_stop',
    });
  });

  it('names an alternative by a line that the pack does not know with nothing', () => {
    const rows: VillagePackDeparture[] = [row('06:40:00', { trip: 'a' }), [30_000, 9, 0, 2, 0, 'b']];
    const cancellations = [{ tripId: 'a', date: today, reason: '塌方', instead: [[0, 'b', today]] as const }];
    expect(on(packOf(rows, { cancellations }))[0]?.alternative?.routeName).toBe('');
  });

  it('looks for the next one sixty days ahead, and no further', () => {
    const next = (days: number): unknown =>
      assembleBoard(stop, { date: today }, (date) => (date === addDays(today, days) ? on(packOf(two), today) : [])).next
        ?.date;
    expect([next(60), next(61)]).toEqual([addDays(today, 60), undefined]);
  });

  it('does not take yesterday’s day for a day of the pack', () => {
    expect(
      boardFromVillagePack(packOf(two), stop.id, { date: from, now: instantOf(from, 0) })?.departures,
    ).toHaveLength(2);
  });
});
