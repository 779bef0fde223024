// How do people hear that their bus does not run, or that their point is shut?
import { randomUUID } from 'node:crypto';
import {
  callsApi,
  consentsApi,
  currentWording,
  followingsApi,
  meApi,
  messagesApi,
  noticesApi,
  sessionsApi,
} from '@kehuoyou/shared';
import type { CallOutcome, FollowKind, Inbox } from '@kehuoyou/shared';
import { OutboxRelay } from '../database/outbox/outbox-relay.js';
import { NetworkService } from '../network/network.service.js';
import { PointPauses } from '../network/pauses/point-pauses.service.js';
import { RunningApp } from '../testing/running-app.js';
import { OperatorReports } from '../timetable/driving/operator-reports.service.js';
import { TimetableService } from '../timetable/boards/timetable.service.js';

/** The stop of 下谢村, its village, and its point, whose keeper is the sample one. */
const STOP = 'V104204';
const POINT = 'P104204';
const VILLAGE = '350423104204';

let server: RunningApp;
let timetable: TimetableService;
let network: NetworkService;
let reports: OperatorReports;

beforeAll(async () => {
  server = await RunningApp.start();
  network = server.app.get(NetworkService);
  timetable = server.app.get(TimetableService);
  reports = server.app.get(OperatorReports);
  await reload();
});

afterAll(() => server.close());

/** As the refresher does when something has changed. */
async function reload(): Promise<void> {
  await network.load();
  await timetable.load();
}

async function relay(): Promise<void> {
  await reload();
  await server.app.get(OutboxRelay).drain();
}

const clockAt = (instant: string): void => server.clock.pass(Date.parse(instant) - server.clock.now().getTime());
const follow = async (token: string, kind: FollowKind, id: string) =>
  (await server.call(followingsApi.follow, { kind, id }, { token })).answer;
const inbox = async (token: string): Promise<Inbox> => (await server.call(noticesApi.inbox, {}, { token })).answer;
const told = async (token: string) =>
  (await inbox(token)).notices[0]?.told.map(({ channel, outcome }) => `${channel} ${outcome}`);
const asKeeper = async () => (await server.call(sessionsApi.bySample, { role: 'keeper' })).answer.token;

async function acceptMessages(token: string, person: string): Promise<void> {
  const { budgets } = (await server.call(messagesApi.accept, { templates: ['service_change'] }, { token })).answer;
  const templateId = budgets.find(({ template }) => template === 'service_change')?.templateId ?? '';
  server.standIn.api.messages.accept(server.standIn.api.person(person).openId, templateId);
}

/** The first bus of a day at the stop. Each test has a day of its own. */
const bus = (date: string) => {
  const [departure] = timetable.departuresAt(STOP, date);
  if (!departure) throw new Error(`no bus stops on ${date}`);
  return departure;
};
const cancel = (serviceDate: string) =>
  reports.cancelTrip({ tripId: bus(serviceDate).tripId, serviceDate, reason: '路面塌方' });
const callsOf = async (keeper: string, day: string) =>
  (await server.call(callsApi.list, { pointId: POINT }, { token: keeper })).answer.calls.filter(({ text }) =>
    text.startsWith(day),
  );
const messagesTo = (person: string) =>
  server.standIn.api.messages.delivered.filter(({ openId }) => openId === server.standIn.api.person(person).openId);

describe('a cancelled bus', () => {
  it('reaches whoever follows the stop: in the inbox, for the ear, and in WeChat', async () => {
    const token = await server.signIn('grandmother');
    await follow(token, 'stop', STOP);
    await acceptMessages(token, 'grandmother');
    await cancel('2026-11-25');
    await relay();
    const { notices, unread } = await inbox(token);
    expect(unread).toBe(1);
    expect(notices).toHaveLength(1);
    expect(notices[0]).toMatchObject({
      kind: 'trip_cancelled',
      superseded: false,
      page: `/timetable/board/index?stop=${STOP}`,
      reason: '您关注了下谢村',
    });
    expect(notices[0]?.text).toMatch(
      /^11月25日（周三）约?\d\d:\d\d 从下谢村开往.+的\w+路班车取消了：路面塌方。同方向下一班是/,
    );
    expect(notices[0]?.spoken).toMatch(/^十一月二十五日，周三，.+点.*班车取消了，因为路面塌方。/);
    expect(await told(token)).toEqual(['inbox shown', 'wechat sent']);
    expect(messagesTo('grandmother')).toMatchObject([
      { page: `timetable/board/index?stop=${STOP}`, data: { thing3: '路面塌方' } },
    ]);
  });

  it('reaches once somebody who follows stop, village, point and line', async () => {
    const token = await server.signIn('neighbour');
    const line = bus('2026-11-26').routeId;
    for (const [kind, id] of [
      ['line', line],
      ['village', VILLAGE],
      ['stop', STOP],
      ['point', POINT],
    ] as const)
      await follow(token, kind, id);
    await cancel('2026-11-26');
    await relay();
    expect((await inbox(token)).notices).toHaveLength(1);
  });

  it('reaches those who follow the village or the line, and nobody else', async () => {
    const [villager, rider, stranger] = [
      await server.signIn('farmer'),
      await server.signIn('driver'),
      await server.signIn('hub_clerk'),
    ];
    await follow(villager, 'village', VILLAGE);
    await follow(rider, 'line', bus('2026-11-27').routeId);
    await follow(stranger, 'stop', 'NOWHERE');
    await cancel('2026-11-27');
    await relay();
    expect((await inbox(villager)).notices.map(({ reason }) => reason)).toEqual(['您关注了这个村的班车']);
    expect((await inbox(rider)).notices).toHaveLength(1);
    expect((await inbox(stranger)).notices).toEqual([]);
  });

  it('that runs after all takes the notice back', async () => {
    const token = await server.signIn('daughter');
    await follow(token, 'stop', STOP);
    const cancellation = await cancel('2026-11-28');
    await relay();
    await reports.takeBack(cancellation);
    await relay();
    expect((await inbox(token)).notices.map(({ kind, superseded }) => [kind, superseded])).toEqual([
      ['trip_restored', false],
      ['trip_cancelled', true],
    ]);
  });

  it('that was taken back before anybody was told disturbs nobody', async () => {
    const token = await server.signIn('station_clerk');
    await follow(token, 'stop', STOP);
    await acceptMessages(token, 'station_clerk');
    await reports.takeBack(await cancel('2026-11-29'));
    await relay();
    expect((await inbox(token)).notices.map(({ kind }) => kind)).toEqual(['trip_restored']);
    expect(messagesTo('station_clerk')).toEqual([]);
  });
});

describe('the keeper', () => {
  it('calls whom no message reaches, and writes down 已口头通知', async () => {
    const token = await server.signIn('company_manager');
    const keeper = await asKeeper();
    await follow(token, 'line', bus('2026-11-30').routeId);
    await follow(token, 'stop', STOP);
    await cancel('2026-11-30');
    await relay();
    const mine = async () => (await callsOf(keeper, '11月30日')).length;
    const before = await mine();
    const [call] = await callsOf(keeper, '11月30日');
    if (!call) throw new Error('there is no call');
    expect(call).toMatchObject({
      kind: 'trip_cancelled',
      pointId: POINT,
      priority: 1,
      attempts: 0,
      spoken: expect.stringContaining('取消'),
    });
    const record = (outcome: CallOutcome, key: string = randomUUID()) =>
      server.call(callsApi.record, { id: call.id, outcome }, { token: keeper, key });
    expect((await record('not_reached')).answer).toEqual({ open: true });
    expect((await callsOf(keeper, '11月30日'))[0]).toMatchObject({ id: call.id, attempts: 1 });
    expect((await record('told', 'k')).answer).toEqual({ open: false });
    expect((await record('told', 'k')).answer).toEqual({ open: false });
    expect((await record('told')).code).toBe('call_closed');
    expect(await mine()).toBe(before - 1);
  });

  it('sees names and numbers masked, in full only to call, which is written to the audit log, and nothing of another point', async () => {
    const token = await server.signIn('carrier_operator');
    const keeper = await asKeeper();
    const { phone } = server.standIn.api.person('carrier_operator');
    await server.call(
      consentsApi.give,
      { kind: 'privacy_notice', version: currentWording('privacy_notice').version },
      { token },
    );
    await server.call(meApi.correct, { name: '林快递' }, { token });
    expect(
      (await server.call(meApi.phone, { code: server.standIn.api.codesFor('carrier_operator').phoneCode }, { token }))
        .answer.phone,
    ).toBe(phone);
    await follow(token, 'stop', STOP);
    await cancel('2026-12-01');
    await relay();
    const list = await server.call(callsApi.list, { pointId: POINT }, { token: keeper });
    expect(list.text).not.toContain(phone);
    const call = list.answer.calls.find(({ name }) => name === '林**');
    expect(call?.phone).toMatch(/\*{6}/);
    expect((await server.call(callsApi.contact, { id: call?.id ?? '' }, { token: keeper })).answer).toEqual({
      name: '林快递',
      phone,
    });
    expect((await server.call(meApi.data, {}, { token })).answer.readings).toMatchObject([
      { role: 'keeper', reason: '打电话通知' },
    ]);
    expect((await server.call(callsApi.list, { pointId: 'P104201' }, { token: keeper })).code).toBe('point_not_found');
    expect((await server.call(callsApi.list, { pointId: POINT }, { token })).code).toBe('not_allowed');
    expect((await server.call(callsApi.contact, { id: 'none' }, { token: keeper })).code).toBe('call_not_found');
    expect(server.log.join()).not.toContain(phone);
  });
});

describe('a pause of the point', () => {
  it('reaches those who follow it or a village that it serves, and its end as well', async () => {
    const [ofPoint, ofVillage] = [await server.signIn('county_office'), await server.signIn('farmer')];
    await follow(ofPoint, 'point', POINT);
    const pause = {
      pointId: POINT,
      from: new Date('2026-11-25T08:00:00+08:00'),
      until: new Date('2026-11-27T18:00:00+08:00'),
      reason: '站长外出',
      substitutePointId: 'P104201',
    };
    const id = await server.app.get(PointPauses).announce(pause);
    await relay();
    for (const token of [ofPoint, ofVillage]) {
      expect((await inbox(token)).notices[0]?.text).toMatch(
        /从11月25日（周三）08:00到11月27日（周五）18:00暂停：站长外出。可以改去.+。问站长请打/,
      );
    }
    await server.app.get(PointPauses).withdraw(id);
    await relay();
    expect((await inbox(ofPoint)).notices.map(({ kind, superseded }) => [kind, superseded])).toEqual([
      ['point_resumed', false],
      ['point_paused', true],
    ]);
  });
});

describe('at night', () => {
  it('a bus that would leave within twelve hours is told at once, a later one in the morning', async () => {
    clockAt('2026-11-24T22:00:00+08:00');
    const token = await server.signIn('administrator');
    await follow(token, 'stop', STOP);
    for (let n = 0; n < 2; n += 1) await acceptMessages(token, 'administrator');
    const [, afternoon] = timetable.departuresAt(STOP, '2026-11-25');
    await reports.cancelTrip({ tripId: afternoon?.tripId ?? '', serviceDate: '2026-11-25', reason: '路面塌方' });
    await relay();
    expect(messagesTo('administrator')).toHaveLength(0);
    clockAt('2026-11-25T07:00:00+08:00');
    await relay();
    expect(messagesTo('administrator')).toHaveLength(1);
    clockAt('2026-12-01T22:00:00+08:00');
    await cancel('2026-12-02');
    await relay();
    expect(messagesTo('administrator')).toHaveLength(2);
  });

  it('a call that comes too late leaves the list, and that is written down', async () => {
    clockAt('2026-12-02T09:00:00+08:00');
    const token = await server.signIn('county_office_second');
    await follow(token, 'stop', STOP);
    await cancel('2026-12-03');
    await relay();
    clockAt('2026-12-04T09:00:00+08:00');
    expect(await callsOf(await asKeeper(), '12月3日')).toEqual([]);
    await relay();
    expect((await told(await server.signIn('county_office_second')))?.at(-1)).toBe('keeper_call expired');
  });
});
