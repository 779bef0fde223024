// Is everything at the bench said as a keeper would say it?
import { keepingOf } from '@kehuoyou/shared';
import type { BenchParcel, Bench } from './bench-fold';
import {
  alreadyWords,
  busWords,
  parcelName,
  piecesAndBags,
  remainderWords,
  spokenPlace,
  togetherWords,
} from './bench-words';
import { beforeWords, foundGroups, handOuts } from './hand-out-words';
import { overdueOf, stockTake } from './shelf-care';

const now = new Date('2026-11-24T12:00:00+08:00');
const morning = Date.parse('2026-11-24T09:42:00+08:00');

function parcel(
  waybill: string,
  more: Partial<BenchParcel> = {},
  progress: Partial<BenchParcel['progress']> = {},
): BenchParcel {
  const shelf = `2-3-${waybill.slice(-4)}`;
  return {
    waybill,
    carrier: 'zhongtong',
    recipient: '王**',
    facts: [],
    progress: {
      state: 'ready',
      since: morning,
      shelf,
      exceptions: [],
      reminders: 0,
      extended: false,
      steps: [],
      review: [],
      ...progress,
    },
    ...more,
  };
}

const grandmother = parcel('73100112233882', { household: 'h', phoneTail: '0001' });
const other = parcel('73100112230417', { household: 'h', phoneTail: '0001' });
const stranger = parcel('YT0000000000555', { recipient: '李**', phoneTail: '9882' });
const benchWith = (...waiting: BenchParcel[]): Bench => ({
  pointId: 'P',
  waiting,
  toShelve: [],
  coming: [],
  home: [],
  unwanted: [],
  elsewhere: [],
  disputed: [],
  bags: [],
  byWaybill: new Map(waiting.map((each) => [each.waybill, each])),
  shelvedToday: 0,
  collectedToday: 0,
});
const shops = parcel('YT0000000007777', { recipient: '赵**', virtualKey: '2345' });
const bench = benchWith(grandmother, other, stranger, shops);

it('says what comes, where to put it and what was scanned already', () => {
  expect([piecesAndBags(40, 3), piecesAndBags(2, 0)]).toEqual(['40 件 / 3 袋', '2 件']);
  const bus = {
    tripId: 'T',
    serviceDate: '2026-11-24',
    routeName: 'K01',
    arrival: '2026-11-24T10:20:00+08:00',
    live: false,
  };
  expect([busWords(bus), busWords({ ...bus, live: true }), busWords({ ...bus, cancelled: '塌方' })]).toEqual([
    'K01 约 10:20 到',
    'K01 10:20 到',
    'K01 不来了',
  ]);
  expect(parcelName(grandmother)).toBe('王** 的中通快递 3882');
  expect(togetherWords([grandmother, other])).toBe('和王** 家那 2 件放一起');
  expect(spokenPlace('2-3-3882', [other])).toMatch(/^放2号架，3层，尾号.*和他家那 1 件放一起。$/);
  expect(alreadyWords(grandmother)).toBe('已扫过 09:42');
  expect(alreadyWords(parcel('1', {}, { state: 'collected' }))).toBe('这件 09:42 已经交出去了');
  expect([remainderWords(3), remainderWords(0)]).toEqual(['还差 3 件', '都上架了']);
});

it.each([
  ['2-3-3882', ['王** 家'], 'code'],
  ['73100112230417', ['王** 家'], 'code'],
  ['417', ['王** 家'], 'tail_and_name'],
  ['0001', ['王** 家'], 'tail_and_name'],
  ['882', ['王** 家', '李** 家'], 'tail_and_name'],
  ['李大爷', ['李** 家'], 'known'],
  ['2345', ['赵** 家'], 'tail_and_name'],
  ['345', [], undefined],
  ['82', [], undefined],
  [' ', [], undefined],
])('finds by %s %j', (typed, names, method) => {
  const groups = foundGroups(bench, typed);
  expect(groups.map(({ name }) => name)).toEqual(names);
  expect(groups[0]?.method).toBe(method);
});

it('hands a household’s parcels out at once, and to somebody else only with a name', () => {
  const [group] = foundGroups(bench, '3882');
  const parcels = group?.parcels ?? [];
  expect(parcels).toHaveLength(2);
  const how = { agent: ' ', method: 'code' } as const;
  expect(handOuts('P', parcels, { ...how, taker: 'self' })).toMatchObject([{ method: 'code' }, { method: 'code' }]);
  expect(handOuts('P', parcels, { ...how, taker: 'family' })).toMatchObject([{ taker: 'family' }, {}]);
  expect(handOuts('P', parcels, { ...how, taker: 'agent' })).toBeUndefined();
  expect(handOuts('P', [], { ...how, taker: 'self' })).toBeUndefined();
  const agent = { ...how, taker: 'agent', agent: ' 李大爷 ' } as const;
  expect(handOuts('P', parcels, agent)).toBeUndefined();
  const question = { id: 'Q', standing: false } as const;
  for (const answer of ['open', 'no', 'unreachable'] as const)
    expect(handOuts('P', parcels, { ...agent, question: { ...question, answer } })).toBeUndefined();
  expect(handOuts('P', parcels, { ...agent, question: { ...question, answer: 'yes' } })).toMatchObject([
    { method: 'agent', agent: '李大爷', taker: 'agent', agentQuestion: 'Q' },
    { method: 'agent', agent: '李大爷' },
  ]);
  expect(handOuts('P', parcels, { ...agent, hasPhoto: true })).toHaveLength(2);
  // A no outweighs any photo.
  expect(handOuts('P', parcels, { ...agent, hasPhoto: true, question: { ...question, answer: 'no' } })).toBeUndefined();
  expect(beforeWords(parcels)).toBe('一交出，王** 马上知道是谁取的');
});

it('reminds day by day, and sends back only what was reminded of and whose days are over', () => {
  const called = [{ eventId: 'call', type: 'NOTICE_VERBAL', at: now.getTime() }] as const;
  const standing = (days: number, reminders: number, steps: BenchParcel['progress']['steps']): BenchParcel => {
    const shelvedAt = new Date(now.getTime() - days * 86_400_000);
    return parcel('73100112233882', { keeping: keepingOf({ shelvedAt, extended: false }, now) }, { reminders, steps });
  };
  const said = (days: number, reminders: number, steps: BenchParcel['progress']['steps'] = called) =>
    overdueOf(benchWith(standing(days, reminders, steps)))[0];
  expect(said(0, 0)).toBeUndefined();
  expect(said(1, 0)).toMatchObject({ remind: true, mayReturn: false, note: '放了 1 天，催过 0 次，还能放 6 天' });
  expect(said(1, 1)).toMatchObject({ remind: false });
  expect(said(7, 3)).toMatchObject({ mayReturn: false, note: '放了 7 天，催过 3 次，今天最后一天' });
  expect(said(8, 2)).toMatchObject({
    remind: true,
    mayReturn: false,
    note: '放了 8 天，催过 2 次，到期了，再催 1 次才能退',
  });
  expect(said(8, 3)).toMatchObject({ remind: false, mayReturn: true });
  // Nobody has rung them up: then that is what is left to do.
  expect(said(8, 3, [])).toMatchObject({ remind: true, mayReturn: false });
  expect(said(8, 3, [])?.note).toContain('打过一次电话才能退');
});

it('counts what was found today, unless that was taken back', () => {
  const counted = (eventId: string, hoursAgo: number) =>
    ({ eventId, type: 'COUNTED', at: now.getTime() - hoursAgo * 3_600_000 }) as BenchParcel['facts'][number];
  const back = { ...counted('back', 0), type: 'RETRACTED', retracts: 'slip' } as BenchParcel['facts'][number];
  const take = stockTake(
    benchWith(
      parcel('A', { facts: [counted('a', 1)] }),
      parcel('B', { facts: [counted('b', 30)] }),
      parcel('C', { facts: [counted('slip', 1), back] }),
    ),
    now,
  );
  expect([take.found, take.missing].map((each) => each.map(({ waybill }) => waybill))).toEqual([['A'], ['B', 'C']]);
});
