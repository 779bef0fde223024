// Does a reminder reach WeChat at the hour that was asked for, once whoever sends it, and can its owner take it all away?
import { meApi, messagesApi, noticesApi, tripRemindersApi } from '@kehuoyou/shared';
import { OutboxRelay } from '../../database/outbox/outbox-relay.js';
import { NetworkService } from '../../network/network.service.js';
import { RunningApp } from '../../testing/running-app.js';
import { ReminderRounds } from './reminder-rounds.service.js';
import { TripReminderEntity, TripReminderStepEntity } from './trip-reminder.entity.js';
import { TimetableService } from '../boards/timetable.service.js';

/** K01-O01 leaves COUNTY at 06:37: in the quiet hours. */
const ask = { kind: 'before' as const, tripId: 'K01-O01', serviceDate: '2026-11-25', stopId: 'COUNTY' };

let server: RunningApp;
let token: string;
beforeAll(async () => {
  server = await RunningApp.start();
  await server.app.get(NetworkService).load();
  await server.app.get(TimetableService).load();
  token = await server.signIn('grandmother');
});
afterAll(() => server.close());

it('comes at its time also before seven, to the inbox and to WeChat, once although three look at once', async () => {
  const { budgets } = (await server.call(messagesApi.accept, { templates: ['service_change'] }, { token })).answer;
  const person = server.standIn.api.person('grandmother').openId;
  server.standIn.api.messages.accept(
    person,
    budgets.find(({ template }) => template === 'service_change')?.templateId ?? '',
  );
  await server.call(tripRemindersApi.set, ask, { token });
  server.clock.pass(Date.parse('2026-11-25T06:22:00+08:00') - server.clock.now().getTime());
  const rounds = server.app.get(ReminderRounds);
  expect((await Promise.all([rounds.round(), rounds.round(), rounds.round()])).reduce((sum, each) => sum + each)).toBe(
    1,
  );
  await server.app.get(OutboxRelay).drain();
  const { notices } = (await server.call(noticesApi.inbox, {}, { token })).answer;
  expect(
    notices.map(({ kind, told }) => [kind, ...told.map(({ channel, outcome }) => `${channel} ${outcome}`)]),
  ).toEqual([['trip_reminder', 'inbox shown', 'wechat sent']]);
  expect(server.standIn.api.messages.delivered.filter(({ openId }) => openId === person)).toMatchObject([
    { page: expect.stringContaining('timetable/line/index?line=K01&trip=K01-O01') as unknown },
  ]);
});

it('is among what people take away, and goes with the account', async () => {
  const data = (await server.call(meApi.data, {}, { token })).answer;
  expect(data.others['tripReminders']).toMatchObject({
    reminders: [{ kind: 'before', tripId: 'K01-O01', minutes: 15, steps: [{ kind: 'told' }] }],
  });
  const { manager } = server.database.dataSource;
  expect(await manager.count(TripReminderStepEntity)).toBe(1);
  const { status } = await server.call(meApi.delete, { confirm: true }, { token });
  expect(status).toBeLessThan(300);
  expect([await manager.count(TripReminderEntity), await manager.count(TripReminderStepEntity)]).toEqual([0, 0]);
});
