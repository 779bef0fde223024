// Who hears of a bus that a driver or a manager reports, and not only of one that the office announces?
import { randomUUID } from 'node:crypto';
import {
  accountsApi,
  callsApi,
  timetableEditApi,
  followingsApi,
  invitationsApi,
  meApi,
  noticesApi,
  sessionsApi,
  tripReportApi,
} from '@kehuoyou/shared';
import type { FollowKind, Notice, TripReport } from '@kehuoyou/shared';
import { OutboxRelay } from '../../database/outbox/outbox-relay.js';
import { NetworkService } from '../../network/network.service.js';
import { RunningApp } from '../../testing/running-app.js';
import { TimetableService } from '../boards/timetable.service.js';

const today = '2026-11-24';
/** K01-O03 leaves COUNTY after nine; its stops are those of K01-O01. */
const trip = 'K01-O03';
let server: RunningApp;
let manager: string;
let seq = 0;

beforeAll(async () => {
  server = await RunningApp.start();
  await server.app.get(NetworkService).load();
  await server.app.get(TimetableService).load();
  manager = (await server.call(sessionsApi.bySample, { role: 'company_manager' })).answer.token;
});
afterAll(() => server.close());

const follow = async (person: string, kind: FollowKind, id: string): Promise<string> => {
  const token = await server.signIn(person);
  await server.call(followingsApi.follow, { kind, id }, { token });
  return token;
};
const relay = async (): Promise<void> => {
  await server.app.get(TimetableService).load();
  await server.app.get(OutboxRelay).drain();
};
const report = async (kind: TripReport['kind'], more: Partial<TripReport> = {}): Promise<string> => {
  const occurredAt = server.clock.now().toISOString();
  seq += 1;
  const eventId = randomUUID();
  const { answer } = await server.call(
    tripReportApi.submit,
    {
      sentAt: occurredAt,
      reports: [{ eventId, kind, tripId: trip, serviceDate: today, occurredAt, deviceSeq: seq, ...more }],
    },
    { token: manager },
  );
  expect(answer.outcomes).toEqual([{ eventId, outcome: 'recorded' }]);
  await relay();
  return eventId;
};
const inbox = async (token: string): Promise<readonly Notice[]> =>
  (await server.call(noticesApi.inbox, {}, { token })).answer.notices;
const kinds = async (token: string): Promise<string[]> => (await inbox(token)).map(({ kind }) => kind);
const stops = () => server.app.get(TimetableService).boardingsOf(trip, today);

it('a report that a bus does not set out reaches its followers with the reason, and so does that it runs after all', async () => {
  const [first] = stops();
  server.clock.pass(Date.parse(first?.departure.departure ?? '') - 600_000 - server.clock.now().getTime());
  const rider = await follow('grandmother', 'stop', first?.stopId ?? '');
  // Nobody was told that it does not run: that it does is no news.
  await report('restore');
  expect(await kinds(rider)).toEqual([]);
  await report('cancel', { reason: '车辆故障' });
  const [notice] = await inbox(rider);
  expect(notice).toMatchObject({
    kind: 'trip_cancelled',
    text: expect.stringMatching(/的K01路班车取消了：车辆故障。同方向下一班是/) as string,
  });
  await report('restore');
  expect(await kinds(rider)).toEqual(['trip_restored', 'trip_cancelled']);
});

it('a slip of the finger is taken back with the report', async () => {
  const rider = await follow('farmer', 'stop', stops()[0]?.stopId ?? '');
  const slip = await report('cancel', { reason: '车辆故障' });
  await report('retract', { retracts: slip });
  expect(await kinds(rider)).toEqual(['trip_restored', 'trip_cancelled']);
});

it('of a bus that turns back on its way only those hear who wait further on', async () => {
  const [, second, third, , last] = stops();
  const before = await follow('neighbour', 'stop', second?.stopId ?? '');
  const behind = await follow('daughter', 'stop', last?.stopId ?? '');
  server.clock.pass(180_000);
  await report('depart');
  server.clock.pass(Date.parse(third?.departure.departure ?? '') - server.clock.now().getTime());
  await report('stop', { stopId: third?.stopId ?? '' });
  await report('short_turn', { stopId: third?.stopId ?? '', reason: '前面塌方' });
  expect(await kinds(before)).toEqual([]);
  expect((await inbox(behind)).map(({ text }) => text)).toEqual([expect.stringContaining('取消了：前面塌方')]);
});

it('a cancellation that a company publishes for a season reaches them day by day', async () => {
  const rider = await follow('driver', 'stop', stops()[0]?.stopId ?? '');
  const dates = ['2026-12-01', '2026-12-02'];
  const edits = [
    {
      kind: 'cancel' as const,
      tripId: trip,
      reason: '路面维修',
      days: { from: dates[0] ?? '', until: dates[1] ?? '', on: 'every_day' as const },
    },
  ];
  const { basis } = (await server.call(timetableEditApi.preview, { edits }, { token: manager })).answer;
  expect((await server.call(timetableEditApi.publish, { basis, edits }, { token: manager })).status).toBe(201);
  await relay();
  expect((await inbox(rider)).map(({ text }) => /取消了：(.+?)。/.exec(text)?.[1])).toEqual(['路面维修', '路面维修']);
});

it('the keeper of a point on its way hears of it without following anything, and is not to call themselves', async () => {
  const office = (await server.call(sessionsApi.bySample, { role: 'county_office' })).answer.token;
  const later = 'K01-O05';
  // A point whose stop nobody follows, so that nobody else is to be called from there.
  const point = server.app.get(NetworkService).pointAtStop([stops()[3]?.stopId ?? ''])?.id ?? '';
  const joins = async (token: string): Promise<string> => {
    const ask = { role: 'keeper', scopeKind: 'point', scopeId: point } as const;
    const { code } = (await server.call(invitationsApi.invite, ask, { token: office })).answer;
    await server.call(invitationsApi.accept, { code }, { token });
    return token;
  };
  const keeper = await joins(await server.signIn('deputy_keeper'));
  // Another one, who is shut out meanwhile, hears nothing.
  const shutOut = await joins(await server.signIn('keeper'));
  const about = { id: (await server.call(meApi.me, {}, { token: shutOut })).answer.accountId, reason: '手机丢了' };
  const root = (await server.call(sessionsApi.bySample, { role: 'administrator' })).answer.token;
  await server.call(accountsApi.disable, about, { token: root });
  await report('cancel', { tripId: later, reason: '车辆故障' });
  expect(await inbox(keeper)).toMatchObject([{ kind: 'trip_cancelled', reason: '这班车停您的服务点' }]);
  expect((await server.call(callsApi.list, { pointId: point }, { token: keeper })).answer.calls).toEqual([]);
  await server.call(accountsApi.enable, about, { token: root });
  expect(await inbox(shutOut)).toEqual([]);
});
