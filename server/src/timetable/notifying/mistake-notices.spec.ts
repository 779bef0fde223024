// Does whoever was told something wrong hear so, and get back what that cost them?
import { tripRemindersApi } from '@kehuoyou/shared';
import {
  inbox,
  kinds,
  now,
  relay,
  report,
  round,
  send,
  server,
  serverForEachTest,
  set,
} from '../../testing/timetable/trip-reminder-server.js';

serverForEachTest();

const states = async () =>
  (await server.call(tripRemindersApi.list, {}, { token: 'villager' })).body.reminders.map(({ state }) => state);

it('a bus that was not there is told of as a mistake, and the reminder comes when it really is', async () => {
  await set({ kind: 'passing' });
  now('06:50');
  const slip = report('stop', '06:50', { stopId: 'V101201' });
  await send(report('depart', '06:40'), slip);
  await round();
  expect(await kinds()).toEqual(['trip_reminder']);
  expect(await states()).toEqual(['told']);
  now('06:51');
  await send(report('retract', '06:51', { retracts: slip.eventId }));
  await relay();
  const [mistake, wrong] = await inbox();
  expect(wrong).toMatchObject({ superseded: true });
  expect(mistake?.text).toContain('刚才报错了，前面那条消息不算。06:40 司机已发车');
  expect(mistake?.spoken).not.toMatch(/\d/);
  expect(await states()).toEqual(['waiting']);
  now('07:15');
  await send(report('stop', '07:15', { stopId: 'V101201' }));
  await round();
  await round();
  expect((await inbox())[0]?.text).toContain('到嵩溪畲族村了');
  expect(await kinds()).toEqual(['trip_reminder', 'trip_reminder', 'trip_reminder']);
});

it('who was told that the bus had gone is reminded in time', async () => {
  await set({ minutes: 5 });
  now('06:50');
  const slip = report('depart', '06:50', { stopId: 'V101201' });
  await send(report('depart', '06:40'), slip);
  await round();
  expect((await inbox())[0]?.text).toContain('已经开过去了');
  now('06:52');
  await send(report('retract', '06:52', { retracts: slip.eventId }));
  await relay();
  expect((await inbox())[0]?.text).toContain('刚才报错了');
  now('07:12');
  await round();
  expect((await inbox())[0]?.text).toContain('快到了');
});

it('a delay that was none leaves the one message about a real delay unspent', async () => {
  await set();
  now('06:59');
  const slip = report('delay', '06:59', { minutes: 40 });
  await send(slip);
  await round();
  expect(await kinds()).toEqual(['trip_late']);
  now('07:00');
  await send(report('retract', '07:00', { retracts: slip.eventId }));
  await relay();
  await round();
  // It was time at 06:59 already: the reminder itself follows.
  expect(await kinds()).toEqual(['trip_late', 'trip_reminder', 'trip_reminder']);
  now('07:05');
  await send(report('delay', '07:05', { minutes: 30 }));
  await round();
  expect((await kinds()).at(-1)).toBe('trip_late');
});

it('what is right without the report as well stays told, and nobody is disturbed', async () => {
  await set({ kind: 'passing' });
  await set({ minutes: 30 }, 'neighbour');
  now('06:50');
  await round();
  const slip = report('stop', '06:50', { stopId: 'V102212' });
  await send(report('depart', '06:40'), slip);
  await round();
  await send(report('retract', '06:51', { retracts: slip.eventId }));
  await relay();
  await round();
  expect([await kinds(), await kinds('neighbour')]).toEqual([[], ['trip_reminder']]);
});
