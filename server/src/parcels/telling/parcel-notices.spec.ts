// Who hears what of a parcel on a bad day: a slip of the finger, a label that came late, a return, a stranger?
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
import { TripReportEntity } from '../../timetable/running/trip-report.entity.js';

serverForEachTest();
const W = '73100112233882';
const DAY = 24 * 3_600_000;
const here = { waybill: W, pointId: POINT };
const noticesOf = async (token: string) => {
  await server.app.get(OutboxRelay).drain();
  return (await server.call(noticesApi.inbox, {}, { token })).answer.notices;
};
const titlesOf = async (token: string): Promise<string[]> => (await noticesOf(token)).map(({ title }) => title);

/** On the shelf for grandmother. */
async function onTheShelf(): Promise<string> {
  const grandmother = await confirmedGrandmother();
  await announce(forGrandmother(W));
  await (await Scanner.withRole('keeper')).uploads(scan('SHELVED', { ...here, rack: 2, layer: 3 }));
  return grandmother;
}

it('says that nobody took it after all when the keeper had touched the wrong one, also days after it came', async () => {
  const grandmother = await onTheShelf();
  expect(await titlesOf(grandmother)).toEqual([expect.stringContaining('2-3-3882')]);
  server.clock.pass(3 * DAY);
  const keeper = await Scanner.withRole('keeper');
  const slip = scan('COLLECTED', { ...here, method: 'code' });
  await keeper.uploads(slip);
  expect((await titlesOf(grandmother))[0]).toContain('取走了');
  await keeper.uploads(scan('RETRACTED', { ...here, retracts: slip.eventId }));
  const [last] = await noticesOf(grandmother);
  expect([last?.title, last?.text]).toEqual([
    expect.stringContaining('快递还在'),
    expect.stringContaining('刚才点错了，没有人取'),
  ]);
  expect((await walletOf(grandmother)).parcels).toMatchObject([{ state: 'ready', shelf: '2-3-3882' }]);
  // Once.
  await keeper.uploads(scan('SHELVED', { ...here, rack: 2, layer: 3 }));
  expect(await titlesOf(grandmother)).toHaveLength(3);
});

it('reaches whose it is when the label is told only after it stands on the shelf, once', async () => {
  const grandmother = await confirmedGrandmother();
  await (
    await Scanner.withRole('keeper')
  ).uploads(scan('EXTRA', here), scan('SHELVED', { ...here, rack: 1, layer: 1 }));
  expect(await titlesOf(grandmother)).toEqual([]);
  await announce(forGrandmother(W));
  await announce(forGrandmother(W));
  expect(await titlesOf(grandmother)).toEqual([expect.stringContaining('1-1-3882')]);
});

it('says before anybody comes for it that something is still to be paid, of which no money passes through here', async () => {
  const grandmother = await confirmedGrandmother();
  await announce(forGrandmother(W, { due: 'freight' }));
  const keeper = await Scanner.withRole('keeper');
  await keeper.uploads(scan('SHELVED', { ...here, rack: 2, layer: 3 }));
  expect((await noticesOf(grandmother))[0]?.text).toContain('这一件是到付，运费要您付，来之前问站长要多少。');
  expect((await walletOf(grandmother)).parcels).toMatchObject([{ due: 'freight' }]);
  expect((await keeper.sees()).waiting).toMatchObject([{ due: 'freight' }]);
});

it('says that it goes back, and why', async () => {
  const grandmother = await onTheShelf();
  server.clock.pass(8 * DAY);
  await (await Scanner.withRole('keeper')).uploads(scan('RETURN_DECIDED', { ...here, reason: '催了三次没人来' }));
  expect((await noticesOf(grandmother))[0]).toMatchObject({
    kind: 'parcel_returning',
    text: expect.stringContaining('催了三次没人来') as string,
  });
});

it('tells the keeper who handed it out that it went to somebody else, until that is settled', async () => {
  const grandmother = await onTheShelf();
  const keeper = await Scanner.withRole('keeper');
  await keeper.uploads(scan('COLLECTED', { ...here, method: 'agent', agent: '李大爷' }));
  const [taken] = (await walletOf(grandmother)).parcels;
  server.clock.pass(60_000);
  await server.call(walletApi.dispute, { id: taken?.id ?? '' }, { token: grandmother });
  const told = (await noticesOf(keeper.token)).filter(({ kind }) => kind === 'parcel_disputed');
  expect(told).toMatchObject([{ title: expect.stringContaining('不是本人取的') as string }]);
  // Whom the keeper wrote down, masked; nothing of whose it was.
  expect(told[0]?.text).toContain('李**');
  expect(told[0]?.text).not.toMatch(/罗|19900000001/);
});

it('says with the bag that the bus was there', async () => {
  const bus = { tripId: 'Y104A-01', serviceDate: '2026-11-24' };
  await (
    await Scanner.withRole('hub_clerk')
  ).uploads(
    scan('SORTED', { waybill: W, pointId: HUB, toPointId: POINT, seal: 'YD0731' }),
    scan('LOADED', { seal: 'YD0731', pointId: HUB, ...bus }),
  );
  const accepted = scan('BAG_ACCEPTED', { seal: 'YD0731', pointId: POINT });
  const keeper = await Scanner.withRole('keeper');
  await keeper.uploads(accepted);
  await keeper.uploads(accepted);
  expect(await server.dataSource.manager.find(TripReportEntity)).toMatchObject([
    { eventId: accepted.eventId, kind: 'stop', source: 'keeper', ...bus },
  ]);
});

it('hears of what waited on a phone without a signal when all of it had time to come, each thing once', async () => {
  const grandmother = await confirmedGrandmother();
  await announce(forGrandmother(W));
  const keeper = await Scanner.withRole('keeper');
  const [shelved, taken] = [
    scan('SHELVED', { ...here, rack: 2, layer: 3 }, -120),
    scan('COLLECTED', { ...here, method: 'code' }, -60),
  ];
  await keeper.uploads(shelved);
  expect(await titlesOf(grandmother)).toEqual([]);
  await keeper.uploads(taken);
  expect(await titlesOf(grandmother)).toEqual([]);
  server.clock.pass(2 * 60_000);
  expect(await titlesOf(grandmother)).toEqual([expect.stringContaining('取走了')]);
});

it('hears nothing of a late queue between its pieces, whatever else moves the parcel meanwhile', async () => {
  const grandmother = await confirmedGrandmother();
  const keeper = await Scanner.withRole('keeper');
  const clerk = await Scanner.withRole('hub_clerk');
  await clerk.uploads(scan('SORTED', { waybill: W, pointId: HUB, toPointId: POINT, seal: 'YD0731' }, -180));
  server.clock.pass(2 * 60_000);
  expect(await titlesOf(grandmother)).toEqual([]);
  // What is said of the bag is told of each parcel in it, and is as late as all the rest.
  await keeper.uploads(scan('BAG_ACCEPTED', { seal: 'YD0731', pointId: POINT }, -121));
  await keeper.uploads(scan('SHELVED', { ...here, rack: 2, layer: 3 }, -120));
  // Only now the carrier says whose it is.
  await announce(forGrandmother(W));
  expect(await titlesOf(grandmother)).toEqual([]);
  await keeper.uploads(scan('COLLECTED', { ...here, method: 'code' }, -60));
  expect(await titlesOf(grandmother)).toEqual([]);
  server.clock.pass(2 * 60_000);
  expect(await titlesOf(grandmother)).toEqual([expect.stringContaining('取走了')]);
});

it('keeps what it was told of who took it when something older comes days later', async () => {
  const grandmother = await onTheShelf();
  const keeper = await Scanner.withRole('keeper');
  const first = scan('COLLECTED', { ...here, method: 'code' });
  await keeper.uploads(first);
  expect(await titlesOf(grandmother)).toEqual([expect.stringContaining('取走了')]);
  server.clock.pass(3 * DAY);
  const again = await Scanner.withRole('keeper');
  await again.uploads(scan('RETRACTED', { ...here, retracts: first.eventId }, -2 * 24 * 60));
  await again.uploads(scan('COLLECTED', { ...here, method: 'code' }, -2 * 24 * 60 + 5));
  server.clock.pass(2 * 60_000);
  const notices = await noticesOf(grandmother);
  expect(notices.map(({ title, superseded }) => [title.includes('取走了'), superseded])).toEqual([[true, false]]);
});
