// Is somebody told once when the bus has left where they asked, and what is kept of it?
import { tripRemindersApi, tripReportApi } from '@kehuoyou/shared';
import type { TripReport } from '@kehuoyou/shared';
import fc from 'fast-check';
import { RetentionService } from '../../accounts/privacy/retention.service.js';
import { RunningApp } from '../../testing/running-app.js';
import { TripReminderEntity, TripReminderStepEntity } from './trip-reminder.entity.js';
import {
  today,
  trip,
  people,
  server,
  now,
  report,
  send,
  set,
  round,
  relay,
  inbox,
  kinds,
  serverForEachTest,
} from '../../testing/timetable/trip-reminder-server.js';

serverForEachTest();

describe('"tell me when it has left there"', () => {
  it('waits for the departure from the first stop, and for the arrival at any other', async () => {
    await set({ kind: 'passing', stopId: 'COUNTY' });
    await set({ kind: 'passing', stopId: 'V100210' }, 'neighbour');
    now('06:36');
    await send(report('stop', '06:35', { stopId: 'COUNTY' }));
    await round();
    expect(await kinds()).toEqual([]);
    now('06:39');
    await send(report('depart', '06:38'));
    await round();
    expect((await inbox())[0]?.text).toMatch(/^11月24日（周二）06:37 的K01路班车，06:38 从.+开出了。$/);
    expect(await kinds('neighbour')).toEqual([]);
    now('07:02');
    await send(report('stop', '07:01', { stopId: 'V100210' }));
    await round();
    await round();
    expect((await inbox('neighbour')).map(({ text }) => /，07:01 到.+了。$/.test(text))).toEqual([true]);
  });

  it('keeps to the inbox what comes in long after it was true', async () => {
    await set({ kind: 'passing', stopId: 'V100210' });
    now('08:30');
    await send(report('depart', '06:40'), report('stop', '07:01', { stopId: 'V100210' }));
    await round();
    await relay();
    const [notice] = await inbox();
    expect(notice?.told.map(({ channel, outcome }) => `${channel} ${outcome}`)).toEqual([
      'inbox shown',
      'wechat expired',
    ]);
  });

  it('is told once and the same, in whatever order reports come, however often', async () => {
    const reports = [
      report('depart', '06:40'),
      report('stop', '06:52', { stopId: 'V102212' }),
      report('stop', '07:01', { stopId: 'V100210' }),
      report('stop', '07:16', { stopId: 'V101201' }),
    ];
    now('07:17');
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(reports, { minLength: 4 }),
        fc.array(fc.nat(3), { maxLength: 4 }),
        async (order, again) => {
          const other = await RunningApp.start({ at: `${today}T06:00:00+08:00`, people });
          try {
            await other.call(
              tripRemindersApi.set,
              { kind: 'passing', tripId: trip, serviceDate: today, stopId: 'V100210' },
              { token: 'villager' },
            );
            other.clock.set(`${today}T07:17:00+08:00`);
            for (const each of [...order, ...again.map((index) => reports[index] as TripReport)]) {
              await other.call(
                tripReportApi.submit,
                { sentAt: other.clock.now().toISOString(), reports: [each] },
                { token: 'driver' },
              );
              await round(other);
            }
            const told = await inbox('villager', other);
            expect(told).toHaveLength(1);
            expect(told[0]?.text).toMatch(/07:01 到.+了。$|已经开过.+。$/);
          } finally {
            await other.close();
          }
        },
      ),
      { numRuns: 6 },
    );
  }, 60_000);
});

describe('what is kept of reminders', () => {
  it('is swept a month after the bus, with what became of it', async () => {
    await set();
    now('07:00');
    await round();
    const { manager } = server.dataSource;
    expect(await manager.count(TripReminderStepEntity)).toBe(1);
    now('07:00', '2026-12-23');
    expect((await server.app.get(RetentionService).apply()).trip_reminder).toBe(0);
    now('07:30', '2026-12-24');
    expect((await server.app.get(RetentionService).apply()).trip_reminder).toBe(1);
    expect([await manager.count(TripReminderEntity), await manager.count(TripReminderStepEntity)]).toEqual([0, 0]);
  });
});
