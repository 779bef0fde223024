// Is somebody reminded of a bus once, in time, and never made to run after a late one?
import { timetableEditApi, tripRemindersApi } from '@kehuoyou/shared';
import { v4 as uuid } from 'uuid';
import {
  today,
  trip,
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
    expect((await server.call(tripRemindersApi.list, {}, { token: 'villager' })).body.reminders).toMatchObject([
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
    await expect(set({ serviceDate: '2026-12-08' })).resolves.toBeDefined();
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
    await set({ serviceDate: '2026-11-25' }, 'neighbour');
    now('07:31', '2026-11-25');
    await round();
    expect((await inbox())[0]).toMatchObject({ text: expect.stringContaining('没能提醒您') as unknown });
  });

  it('that could not be told in time still says, while the bus may come, that nobody has reported it', async () => {
    await set();
    now('07:20');
    await round();
    expect((await inbox())[0]?.text).toContain('该到了，还没人报过');
  });

  it('says nothing of being late to whoever waits for a bus that was early and is now on time', async () => {
    await set({ minutes: 15 });
    now('06:46');
    // Fourteen minutes early at 立新村 and further on as well.
    await send(report('depart', '06:30'), report('stop', '06:37', { stopId: 'V102212' }));
    now('06:56');
    await round();
    expect(await kinds()).toEqual(['trip_reminder']);
    now('07:05');
    await send(report('stop', '07:04', { stopId: 'V100210' }));
    await round();
    expect(await kinds()).toEqual(['trip_reminder']);
  });

  it('never stays away, and tells of a late bus why it is late', async () => {
    await set();
    now('06:59');
    await send(report('delay', '06:44', { minutes: 40, reason: '前方修路' }));
    await round();
    expect((await inbox())[0]?.text).toContain('晚点了：前方修路，大约');
  });

  it('may be taken back, set anew and changed, by its owner alone', async () => {
    const { id } = await set();
    expect((await server.call(tripRemindersApi.takeBack, { id }, { token: 'neighbour' })).failure.code).toBe(
      'reminder_not_found',
    );
    expect((await server.call(tripRemindersApi.takeBack, { id: uuid() }, { token: 'villager' })).failure.code).toBe(
      'reminder_not_found',
    );
    for (let twice = 0; twice < 2; twice += 1)
      expect((await server.call(tripRemindersApi.takeBack, { id }, { token: 'villager' })).body).toEqual({
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
    expect((await server.call(tripRemindersApi.list, {}, { token: 'villager' })).body.reminders).toHaveLength(1);
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
    const { body } = await server.call(timetableEditApi.preview, { edits }, { token: 'manager' });
    await server.call(timetableEditApi.publish, { basis: body.basis, edits }, { token: 'manager' });
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
