// Does a parcel come from the hub to its household, counted once and told to whom it concerns?
import { noticesApi, walletApi } from '@kehuoyou/shared';
import { OutboxRelay } from '../../database/outbox/outbox-relay.js';
import { serverForEachTest, server } from '../../testing/accounts/household-server.js';
import {
  announce,
  confirmedGrandmother,
  forGrandmother,
  HUB,
  POINT,
  scan,
  Scanner,
  walletOf,
} from '../../testing/parcels/parcel-world.js';
import { ParcelEntity, ParcelEventEntity } from '../custody/parcel.entity.js';

serverForEachTest();
const W = '73100112233882';
const noticesOf = async (token: string): Promise<string[]> => {
  await server.app.get(OutboxRelay).drain();
  return (await server.call(noticesApi.inbox, {}, { token })).answer.notices.map(({ title }) => title);
};

it('comes from the hub to grandmother, who hears when it is there, when it is fetched, and may say that it was not her', async () => {
  const grandmother = await confirmedGrandmother();
  await announce(forGrandmother(W));
  const [hub, keeper] = [await Scanner.withRole('hub_clerk'), await Scanner.withRole('keeper')];
  expect((await walletOf(grandmother)).parcels).toMatchObject([
    { waybill: W, state: 'expected', point: { id: POINT } },
  ]);
  await hub.uploads(
    scan('HUB_RECEIVED', { waybill: W, pointId: HUB }),
    scan('SORTED', { waybill: W, pointId: HUB, toPointId: POINT, seal: 'YD0731' }),
    scan('BAG_SEALED', { seal: 'YD0731', pointId: HUB, toPointId: POINT }),
  );
  expect((await keeper.sees()).bags).toEqual([{ seal: 'YD0731', pieces: 1, state: 'sorted' }]);
  await keeper.uploads(scan('BAG_ACCEPTED', { seal: 'YD0731', pointId: POINT }));
  expect(await keeper.uploads(scan('SHELVED', { waybill: W, pointId: POINT, rack: 2, layer: 3 }))).toMatchObject([
    { outcome: 'recorded', shelf: '2-3-3882' },
  ]);
  const [waiting] = (await walletOf(grandmother)).parcels;
  expect(waiting).toMatchObject({
    state: 'ready',
    shelf: '2-3-3882',
    keeping: { days: 0 },
    may: { extend: true, dispute: false },
  });
  expect(await noticesOf(grandmother)).toEqual([expect.stringContaining('2-3-3882')]);
  await keeper.uploads(scan('COLLECTED', { waybill: W, pointId: POINT, method: 'agent', agent: '李大爷' }));
  const [taken] = (await walletOf(grandmother)).parcels;
  expect(taken).toMatchObject({
    state: 'collected',
    collected: { agent: '李**', method: 'agent' },
    may: { dispute: true },
  });
  expect(await noticesOf(grandmother)).toEqual([
    expect.stringContaining('取走了'),
    expect.stringContaining('2-3-3882'),
  ]);
  server.clock.pass(60_000);
  const disputed = await server.call(walletApi.dispute, { id: taken?.id ?? '' }, { token: grandmother });
  expect(disputed.answer).toMatchObject({ state: 'collected', exceptions: ['disputed'], may: { dispute: false } });
  expect((await keeper.sees()).today).toMatchObject([{ waybill: W, exceptions: ['disputed'] }]);
  // The keeper sees it on the days after, too, until somebody has found out.
  server.clock.pass(3 * 24 * 3_600_000);
  const after = await (await Scanner.withRole('keeper')).sees();
  expect([after.today.map(({ waybill }) => waybill), after.counts.collectedToday]).toEqual([[W], 0]);
});

it('is fetched before its keeper had a signal: nobody hears that it has come', async () => {
  const grandmother = await confirmedGrandmother();
  await announce(forGrandmother(W));
  const keeper = await Scanner.withRole('keeper');
  const [shelved, taken] = [
    scan('SHELVED', { waybill: W, pointId: POINT, rack: 1, layer: 1 }, -90),
    scan('COLLECTED', { waybill: W, pointId: POINT, method: 'code' }, -30),
  ];
  await keeper.uploads(taken);
  await keeper.uploads(shelved);
  await keeper.uploads(taken, shelved);
  expect((await walletOf(grandmother)).parcels).toMatchObject([{ state: 'collected' }]);
  expect(await noticesOf(grandmother)).toEqual([expect.stringContaining('取走了')]);
});

it('that nobody announced stands on the shelf all the same, and pairs with its announcement later', async () => {
  const grandmother = await confirmedGrandmother();
  const keeper = await Scanner.withRole('keeper');
  await keeper.uploads(
    scan('EXTRA', { waybill: W, pointId: POINT }),
    scan('SHELVED', { waybill: ` ${W.toLowerCase()} `, pointId: POINT, rack: 1, layer: 2 }),
  );
  expect((await keeper.sees()).waiting).toMatchObject([{ carrier: '', exceptions: ['extra'], shelf: '1-2-3882' }]);
  await announce(forGrandmother(W), forGrandmother(W));
  await announce(forGrandmother(W));
  expect((await keeper.sees()).waiting).toMatchObject([
    { carrier: 'zhongtong', exceptions: [], recipient: '罗**', phoneTail: '0001' },
  ]);
  expect((await walletOf(grandmother)).parcels).toHaveLength(1);
  expect(await server.dataSource.manager.countBy(ParcelEventEntity, { type: 'ANNOUNCED' })).toBe(1);
});

it('of which two carriers have the same number asks which, unless one of them belongs here', async () => {
  const keeper = await Scanner.withRole('keeper');
  await announce(forGrandmother(W), forGrandmother(W, { carrier: 'yunda', pointId: 'P102212' }));
  expect(await keeper.uploads(scan('SHELVED', { waybill: W, pointId: POINT, rack: 1, layer: 1 }))).toMatchObject([
    { outcome: 'recorded' },
  ]);
  const clerk = await Scanner.withRole('hub_clerk');
  const received = scan('HUB_RECEIVED', { waybill: W, pointId: HUB });
  expect(await clerk.uploads(received)).toMatchObject([{ outcome: 'refused', reason: 'carrier_needed' }]);
  expect(
    await clerk.uploads({ ...scan('HUB_RECEIVED', { waybill: W, pointId: HUB }), carrier: 'yunda' }),
  ).toMatchObject([{ outcome: 'recorded' }]);
  expect(
    (await server.dataSource.manager.findBy(ParcelEntity, { waybill: W }))
      .map(({ carrier, state }) => [carrier, state])
      .sort(),
  ).toEqual([
    ['yunda', 'at_hub'],
    ['zhongtong', 'ready'],
  ]);
});

it.each<[string, Parameters<typeof scan>[1] & object, string]>([
  ['elsewhere', { waybill: W, pointId: 'P102212', rack: 1, layer: 1 }, 'not_yours'],
  ['nowhere', { waybill: W, pointId: 'P999999', rack: 1, layer: 1 }, 'not_yours'],
  ['without a shelf', { waybill: W, pointId: POINT }, 'incomplete'],
  ['without a number', { pointId: POINT, rack: 1, layer: 1 }, 'incomplete'],
  ['with scanner noise', { waybill: '###', pointId: POINT, rack: 1, layer: 1 }, 'waybill_not_valid'],
  [
    'with a bus that does not run',
    { waybill: W, pointId: POINT, rack: 1, layer: 1, tripId: 'no-bus', serviceDate: '2026-12-01' },
    'trip_not_found',
  ],
])('is not shelved %s, and the others of its batch are', async (_how, said, reason) => {
  const keeper = await Scanner.withRole('keeper');
  const outcomes = await keeper.uploads(
    scan('SHELVED', said),
    scan('SHELVED', { waybill: 'YT1234567890123', pointId: POINT, rack: 1, layer: 1 }),
  );
  expect(outcomes).toMatchObject([
    { outcome: 'refused', reason },
    { outcome: 'recorded', shelf: '1-1-0123' },
  ]);
});

it('has a shelf code of its own: the same tail at the same place is lengthened', async () => {
  const keeper = await Scanner.withRole('keeper');
  const shelve = (waybill: string) => scan('SHELVED', { waybill, pointId: POINT, rack: 1, layer: 1 });
  expect((await keeper.uploads(shelve('11110000003882'), shelve('22220000013882'))).map(({ shelf }) => shelf)).toEqual([
    '1-1-3882',
    '1-1-13882',
  ]);
  expect((await keeper.uploads(shelve('33330000013882'))).map(({ shelf }) => shelf)).toEqual(['1-1-013882']);
});
