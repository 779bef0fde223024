// Does a household hear once that its parcel comes with another bus, as it wants, and that it has left only where it wants that?
import { randomUUID } from 'node:crypto';
import { noticesApi, parcelNoticesApi, tripReportApi } from '@kehuoyou/shared';
import type { Notice, TripReport } from '@kehuoyou/shared';
import { OutboxRelay } from '../../database/outbox/outbox-relay.js';
import { Snapshots } from '../../database/snapshots.js';
import { sample, server, serverForEachTest } from '../../testing/accounts/household-server.js';
import {
  announce,
  confirmedGrandmother,
  forGrandmother,
  HUB,
  POINT,
  scan,
  Scanner,
} from '../../testing/parcels/parcel-world.js';
import { OperatorReports } from '../../timetable/driving/operator-reports.service.js';

serverForEachTest();
const [ONE, TWO] = ['73100112233882', '73100112237788'];
/** From the county at 15:00 or so, at 下谢村 15:28. */
const BUS = { tripId: 'Y104A-02', serviceDate: '2026-11-24' };
let granny: string;
let hub: Scanner;

const drain = async (): Promise<void> => {
  await server.app.get(Snapshots).refresh();
  await server.app.get(OutboxRelay).drain();
};
const told = async (): Promise<Notice[]> => {
  await drain();
  const { notices } = (await server.call(noticesApi.inbox, {}, { token: granny })).answer;
  return notices.filter(({ kind }) => kind === 'parcel_bus_changed' || kind === 'parcel_on_its_way');
};
const choose = (onItsWay: boolean, busChanges: boolean) =>
  server.call(parcelNoticesApi.choose, { onItsWay, busChanges }, { token: granny });
/** Gives what takes it back. */
const cancel = async (reason: string): Promise<() => Promise<void>> => {
  const id = await server.app.get(OperatorReports).cancelTrip({ ...BUS, reason });
  await drain();
  return () => server.app.get(OperatorReports).takeBack(id);
};

const report = async (said: Pick<TripReport, 'kind'> & Partial<TripReport>): Promise<string> => {
  const [eventId, occurredAt] = [randomUUID(), server.clock.now().toISOString()];
  const reports = [{ eventId, occurredAt, deviceSeq: 0, ...BUS, ...said }];
  const office = await sample('county_office');
  const { answer } = await server.call(tripReportApi.submit, { sentAt: occurredAt, reports }, { token: office });
  expect(answer.outcomes).toMatchObject([{ outcome: 'recorded' }]);
  // Whoever slipped has corrected it by then.
  server.clock.pass(61_000);
  await drain();
  return eventId;
};
const late = (minutes: number): Promise<string> => report({ kind: 'delay', minutes });

beforeEach(async () => {
  granny = await confirmedGrandmother();
  hub = await Scanner.withRole('hub_clerk');
  await announce(forGrandmother(ONE), forGrandmother(TWO));
  for (const waybill of [ONE, TWO]) await hub.uploads(scan('LOADED', { waybill, pointId: HUB, ...BUS }));
  await drain();
});

it('hears of all its parcels in one word, with the time as it was and as it is', async () => {
  await cancel('前方修路');
  expect(await told()).toMatchObject([
    {
      kind: 'parcel_bus_changed',
      title: '2 件快递改到 11月25日（周三） 09:48 到',
      text: expect.stringMatching(
        /停开（前方修路）.*尾号 3882、7788.*11月25日（周三） 09:48 到下谢村.*原来是 11月24日（周二） 15:28/,
      ),
    },
  ]);
  // The bags of a bus are planned one after the other, and a phone sends what it has once more.
  await drain();
  expect(await told()).toHaveLength(1);
});

it('hears that its bus comes after all, which takes the place of what it heard before', async () => {
  const takeBack = await cancel('前方修路');
  server.clock.pass(5 * 60_000);
  await takeBack();
  await drain();
  const [now, ...others] = await told();
  expect(now?.text).toMatch(/尾号 3882、7788 .*11月24日（周二） 15:28 到下谢村.*原来是 11月25日（周三） 09:48/);
  expect(others.map(({ superseded }) => superseded)).toEqual([true]);
});

it('hears nothing of it where it does not want to, and keeps hearing that parcels are there', async () => {
  expect((await server.call(parcelNoticesApi.read, {}, { token: granny })).answer).toEqual({
    onItsWay: false,
    busChanges: true,
  });
  await choose(false, false);
  await cancel('前方修路');
  expect(await told()).toEqual([]);
  const keeper = await Scanner.withRole('keeper');
  await keeper.uploads(scan('SHELVED', { waybill: ONE, pointId: POINT, rack: 2, layer: 3 }));
  await drain();
  const { notices } = (await server.call(noticesApi.inbox, {}, { token: granny })).answer;
  expect(notices.map(({ kind }) => kind)).toContain('parcel_ready');
});

it('hears that its bus is late, once, and again only when it is much later still', async () => {
  await late(10);
  expect(await told()).toEqual([]);
  await late(40);
  expect(await told()).toMatchObject([
    {
      kind: 'parcel_bus_changed',
      title: '2 件快递晚点，大约 11月24日（周二） 16:08 到',
      text: expect.stringMatching(/尾号 3882、7788 .*16:08 到下谢村.*原来说是 11月24日（周二） 15:28/),
    },
  ]);
  await late(50);
  expect(await told()).toHaveLength(1);
  await late(75);
  const [now, before] = await told();
  expect(now?.text).toMatch(/16:43 到下谢村.*原来说是 11月24日（周二） 16:08/);
  expect(before).toMatchObject({ superseded: true });
});

it('hears that it comes sooner again where that was a slip, and nothing where it wants nothing', async () => {
  const slip = await late(60);
  expect(await told()).toHaveLength(1);
  await report({ kind: 'retract', retracts: slip });
  expect((await told())[0]?.text).toMatch(/班车没晚那么多.*15:28 到下谢村.*原来说是 11月24日（周二） 16:28/);
  await choose(false, false);
  await late(90);
  expect(await told()).toHaveLength(2);
});

it('hears the corrected time also of what was told to be on its way, and so does the keeper', async () => {
  await choose(true, true);
  await hub.uploads(scan('DEPARTED', { pointId: HUB, ...BUS }));
  expect(await told()).toHaveLength(2);
  await late(45);
  expect((await told())[0]).toMatchObject({ title: '2 件快递晚点，大约 11月24日（周二） 16:13 到' });
  const keeper = await sample('keeper');
  const { notices } = (await server.call(noticesApi.inbox, {}, { token: keeper })).answer;
  expect(notices.filter(({ kind }) => kind === 'parcels_coming')).toMatchObject([
    { title: expect.stringMatching(/^时间变了：16:13 /) },
    { superseded: true },
  ]);
});

it('hears once that one has left, if it has asked for that', async () => {
  await choose(true, true);
  await hub.uploads(scan('DEPARTED', { pointId: HUB, ...BUS }));
  expect((await told()).map(({ title }) => title).sort()).toEqual([
    '尾号 3882 的快递出县城了',
    '尾号 7788 的快递出县城了',
  ]);
  await drain();
  expect(await told()).toHaveLength(2);
});
