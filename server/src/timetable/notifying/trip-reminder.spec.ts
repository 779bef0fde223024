// Is somebody reminded of a bus once, in time, and never made to run after a late one?
import { noticesApi, timetableEditApi, tripRemindersApi, tripReportApi } from '@kehuoyou/shared';
import type { Grant, Notice, TripReminder, TripReminderAsk, TripReport } from '@kehuoyou/shared';
import fc from 'fast-check';
import { v4 as uuid } from 'uuid';
import { RetentionService } from '../../accounts/privacy/retention.service.js';
import { OutboxRelay } from '../../database/outbox-relay.js';
import { SpecServer } from '../../testing/timetable-server.js';
import { ReminderRounds } from './reminder-rounds.service.js';
import { TripReminderEntity, TripReminderStepEntity } from './trip-reminder.entity.js';

const today = '2026-11-24';
/** K01-O01: COUNTY 06:37, V102212 06:49, V100205 06:51, V100210 07:00, V101209 07:07, V101201 07:14, T101 07:19. */
const trip = 'K01-O01';
const people: Record<string, readonly Grant[]> = {
  driver: [{ role: 'driver', scope: { kind: 'company', id: 'MT' } }],
  manager: [{ role: 'company_manager', scope: { kind: 'company', id: 'MT' } }],
  villager: [],
  neighbour: [],
};

let server: SpecServer;
let seq = 0;
beforeEach(async () => {
  server = await SpecServer.start(`${today}T06:00:00+08:00`, people);
});
afterEach(() => server.stop());

const now = (time: string, date = today): void => server.clock.set(`${date}T${time}:00+08:00`);

function report(kind: TripReport['kind'], time: string, more: Partial<TripReport> = {}): TripReport {
  seq += 1;
  return {
    eventId: uuid(),
    kind,
    tripId: trip,
    serviceDate: today,
    occurredAt: `${today}T${time}:00+08:00`,
    deviceSeq: seq,
    ...more,
  };
}

async function send(...reports: readonly TripReport[]): Promise<void> {
  const { status, failure } = await server.call(
    tripReportApi.submit,
    { sentAt: server.clock.now().toISOString(), reports },
    { as: 'driver' },
  );
  if (status !== 201) throw new Error(failure.code);
}

async function set(more: Partial<TripReminderAsk> = {}, as = 'villager'): Promise<TripReminder> {
  const ask: TripReminderAsk = { kind: 'before', tripId: trip, serviceDate: today, stopId: 'V101201', ...more };
  const { status, body, failure } = await server.call(tripRemindersApi.set, ask, { as });
  if (status !== 201) throw new Error(`${failure.code} ${failure.field ?? ''}`);
  return body.reminders.find((each) => each.kind === ask.kind && each.stopId === ask.stopId) as TripReminder;
}

const round = (on = server): Promise<number> => on.app.get(ReminderRounds).round();
const relay = (): Promise<void> => server.app.get(OutboxRelay).drain();

async function inbox(as = 'villager', on = server): Promise<readonly Notice[]> {
  return (await on.call(noticesApi.inbox, {}, { as })).body.notices;
}

const kinds = async (as?: string): Promise<string[]> => (await inbox(as)).map(({ kind }) => kind).reverse();

describe('a reminder before a bus', () => {
  it('comes so many minutes before its time, once, with how sure that is', async () => {
    expect(await set()).toMatchObject({
      state: 'waiting',
      minutes: 15,
      stopName: expect.any(String) as unknown,
      plannedAt: `${today}T07:14:00+08:00`,
    });
    now('06:58');
    await round();
    expect(await kinds()).toEqual([]);
    now('06:59');
    await round();
    await round();
    now('07:03');
    await round();
    const [notice, ...others] = await inbox();
    expect(others).toEqual([]);
    expect(notice).toMatchObject({
      kind: 'trip_reminder',
      superseded: false,
      reason: '您要我们提醒这班车',
      page: expect.stringMatching(/^\/timetable\/line\/index\?line=K01&trip=K01-O01&stop=V101201/) as unknown,
    });
    expect(notice?.text).toMatch(
      /^11月24日（周二）约?07:14 从.+开往.+的K01路班车快到了，请去车站等。这是时刻表上的时间/,
    );
    expect(notice?.spoken).not.toMatch(/\d/);
    expect((await server.call(tripRemindersApi.list, {}, { as: 'villager' })).body.reminders).toMatchObject([
      { state: 'told' },
    ]);
  });

  it('goes by the earliest time that is plausible, and says once how late the bus is', async () => {
    await set({ minutes: 15 });
    now('06:45');
    // Forty minutes late, give or take half of that: before 07:34 nobody need be there.
    await send(report('delay', '06:44', { minutes: 40 }));
    await round();
    expect(await kinds()).toEqual([]);
    now('06:59');
    await round();
    await round();
    expect(await kinds()).toEqual(['trip_late']);
    expect((await inbox())[0]?.text).toMatch(/晚点了，大约 07:\d\d 到，可能差 \d+ 分。/);
    now('07:10');
    await send(report('delay', '07:09', { minutes: 60 }));
    await round();
    expect(await kinds()).toEqual(['trip_late']);
    now('07:45');
    await round();
    expect(await kinds()).toEqual(['trip_late', 'trip_reminder']);
    // Later still: it was told, and that is that.
    await send(report('delay', '07:44', { minutes: 90 }));
    for (const time of ['07:50', '08:10', '08:40']) {
      now(time);
      await round();
    }
    expect(await kinds()).toEqual(['trip_late', 'trip_reminder']);
  });

  it('that was told is followed by one message when the bus turns out to be late', async () => {
    await set({ minutes: 20 });
    now('06:55');
    await round();
    await send(report('stop', '06:54', { stopId: 'COUNTY' }), report('depart', '06:55'));
    await round();
    now('07:10');
    await send(report('delay', '07:09', { minutes: 50 }));
    await round();
    expect(await kinds()).toEqual(['trip_reminder', 'trip_late']);
    expect((await inbox())[1]).toMatchObject({ superseded: true });
  });

  it('is told at once where the time is near already, and refused where the bus is gone', async () => {
    now('07:05');
    await set();
    await round();
    expect(await kinds()).toEqual(['trip_reminder']);
    now('07:30');
    await expect(set({ minutes: 30 })).rejects.toThrow('reminder_too_late');
    await expect(set({ tripId: 'NONE' })).rejects.toThrow('trip_not_found tripId');
    await expect(set({ stopId: 'V104204', serviceDate: '2026-11-25' })).rejects.toThrow('stop_not_found stopId');
    await expect(set({ serviceDate: '2026-12-09' })).rejects.toThrow('reminder_too_early serviceDate');
    await expect(set({ serviceDate: '2026-11-25', minutes: 4 })).rejects.toThrow('invalid_field minutes');
  });

  it('tells whoever still waits for a bus that came too early, and who could not be told in time', async () => {
    await set({ minutes: 5 });
    await set({ minutes: 5 }, 'neighbour');
    now('07:04');
    await send(
      report('depart', '06:30'),
      report('stop', '07:01', { stopId: 'V101201' }),
      report('depart', '07:02', { stopId: 'V101201' }),
    );
    await round();
    expect((await inbox())[0]).toMatchObject({
      kind: 'trip_reminder',
      text: expect.stringContaining('已经开过去了') as unknown,
    });
    await set({ serviceDate: '2026-11-25' });
    now('07:20', '2026-11-25');
    await round();
    expect((await inbox())[0]).toMatchObject({ text: expect.stringContaining('没能提醒您') as unknown });
  });

  it('may be taken back, set anew and changed, by its owner alone', async () => {
    const { id } = await set();
    expect((await server.call(tripRemindersApi.takeBack, { id }, { as: 'neighbour' })).failure.code).toBe(
      'reminder_not_found',
    );
    expect((await server.call(tripRemindersApi.takeBack, { id: uuid() }, { as: 'villager' })).failure.code).toBe(
      'reminder_not_found',
    );
    for (let twice = 0; twice < 2; twice += 1)
      expect((await server.call(tripRemindersApi.takeBack, { id }, { as: 'villager' })).body).toEqual({
        reminders: [],
      });
    now('07:00');
    await round();
    expect(await kinds()).toEqual([]);
    await Promise.all([set({ minutes: 10 }), set({ minutes: 10 })]);
    const again = await set({ minutes: 10 });
    expect(again.id).not.toBe(id);
    const changed = await set({ minutes: 12 });
    expect(changed.id).not.toBe(again.id);
    expect((await server.call(tripRemindersApi.list, {}, { as: 'villager' })).body.reminders).toHaveLength(1);
    expect((await server.call(tripRemindersApi.list, {})).status).toBe(401);
  });

  it('are twenty at most', async () => {
    const dates = ['2026-11-25', '2026-11-26', '2026-11-27', '2026-11-28', '2026-11-29', '2026-11-30'];
    const stops = ['V102212', 'V100205', 'V100210', 'V101201'];
    let count = 0;
    for (const serviceDate of dates) {
      for (const stopId of stops) {
        count += 1;
        if (count <= 20) await set({ serviceDate, stopId });
        else await expect(set({ serviceDate, stopId })).rejects.toThrow('too_many_reminders');
      }
    }
    expect(count).toBeGreaterThan(20);
  });
});

describe('a bus that will not come', () => {
  it('is told of once when the driver says so, instead of the reminder, and when it runs after all', async () => {
    await set();
    await send(report('cancel', '06:00', { reason: '车辆故障' }));
    await relay();
    await round();
    expect((await inbox()).map(({ kind, text }) => [kind, text.includes('车辆故障')])).toEqual([
      ['trip_cancelled', true],
    ]);
    now('07:00');
    await round();
    expect(await kinds()).toEqual(['trip_cancelled']);
    await expect(set({}, 'neighbour')).rejects.toThrow('trip_is_cancelled');
    await send(report('restore', '07:00'));
    await relay();
    await round();
    expect(await kinds()).toEqual(['trip_cancelled', 'trip_restored', 'trip_reminder']);
  });

  it('is told of by the rounds where no event did, and not again by the event', async () => {
    await set();
    await send(report('cancel', '06:00', { reason: '车辆故障' }));
    await round();
    await round();
    await relay();
    expect(await kinds()).toEqual(['trip_cancelled']);
  });

  it('is told of when a company plans it, and when it turns back before one’s stop', async () => {
    await set({ serviceDate: '2026-11-26' });
    const edits = [
      {
        kind: 'cancel' as const,
        tripId: trip,
        reason: '修路',
        days: { from: '2026-11-26', until: '2026-11-26', on: 'every_day' as const },
      },
    ];
    const { body } = await server.call(timetableEditApi.preview, { edits }, { as: 'manager' });
    await server.call(timetableEditApi.publish, { basis: body.basis, edits }, { as: 'manager' });
    await relay();
    expect((await inbox())[0]).toMatchObject({
      kind: 'trip_cancelled',
      text: expect.stringContaining('修路') as unknown,
    });
    // One stays before the place where it turns, one beyond it.
    await set();
    await set({ stopId: 'V102212' }, 'neighbour');
    now('06:58');
    await send(
      report('depart', '06:40'),
      report('stop', '06:52', { stopId: 'V102212' }),
      report('short_turn', '06:56', { stopId: 'V100205', reason: '塌方' }),
    );
    await relay();
    await round();
    expect((await inbox())[0]).toMatchObject({
      kind: 'trip_cancelled',
      text: expect.stringContaining('塌方') as unknown,
    });
    expect((await inbox('neighbour')).filter(({ kind }) => kind === 'trip_cancelled')).toEqual([]);
  });
});

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
          const other = await SpecServer.start(`${today}T06:00:00+08:00`, people);
          try {
            await other.call(
              tripRemindersApi.set,
              { kind: 'passing', tripId: trip, serviceDate: today, stopId: 'V100210' },
              { as: 'villager' },
            );
            other.clock.set(`${today}T07:17:00+08:00`);
            for (const each of [...order, ...again.map((index) => reports[index] as TripReport)]) {
              await other.call(
                tripReportApi.submit,
                { sentAt: other.clock.now().toISOString(), reports: [each] },
                { as: 'driver' },
              );
              await round(other);
            }
            const told = await inbox('villager', other);
            expect(told).toHaveLength(1);
            expect(told[0]?.text).toMatch(/07:01 到.+了。$|已经开过.+。$/);
          } finally {
            await other.stop();
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
