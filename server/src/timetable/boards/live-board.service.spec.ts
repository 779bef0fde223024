// Does a phone hear of what changes, at once and for few bytes, and of nothing else?
import { timetableApi, timetableEditApi, tripReportApi, withLive } from '@kehuoyou/shared';
import type { Board, Grant, LiveBoard, TripReport } from '@kehuoyou/shared';
import { v4 as uuid } from 'uuid';
import { LiveBoards } from './live-board.service.js';
import { RunningApp } from '../../testing/running-app.js';

const today = '2026-11-24';
const trip = 'K01-O01';
const people: Record<string, readonly Grant[]> = {
  driver: [{ role: 'driver', scope: { kind: 'company', id: 'MT' } }],
  manager: [{ role: 'company_manager', scope: { kind: 'company', id: 'MT' } }],
};

let server: RunningApp;
beforeEach(async () => {
  server = await RunningApp.start({ at: `${today}T06:50:00+08:00`, people });
});
afterEach(() => server.close());

async function send(kind: TripReport['kind'], time: string, more: Partial<TripReport> = {}): Promise<void> {
  const report: TripReport = {
    eventId: uuid(),
    kind,
    tripId: trip,
    serviceDate: today,
    occurredAt: `${today}T${time}:00+08:00`,
    deviceSeq: 1,
    ...more,
  };
  await server.call(
    tripReportApi.submit,
    { sentAt: server.clock.now().toISOString(), reports: [report] },
    { token: 'driver' },
  );
}

async function live(stopId: string, ask: { since?: string; wait?: number } = {}): Promise<LiveBoard> {
  const { status, body } = await server.call(timetableApi.live, { stopId, ...ask });
  expect(status).toBe(200);
  return body;
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 100));

describe('the live board of a stop', () => {
  it('is small, and says of a board what the whole board says', async () => {
    const { body: board } = await server.call(timetableApi.board, { stopId: 'V101201' });
    expect(await live('V101201')).toMatchObject({ dates: ['2026-11-23', today], departures: [] });
    await send('depart', '06:45');
    await send('cancel', '06:30', { tripId: 'K01-I02', reason: '车辆故障' });
    const told = await live('V101201');
    expect(JSON.stringify(told).length).toBeLessThan(600);
    const { body: anew } = await server.call(timetableApi.board, { stopId: 'V101201' });
    expect(withLive(board, told)).toEqual(anew);
    await send('restore', '06:40', { tripId: 'K01-I02' });
    const { body: restored } = await server.call(timetableApi.board, { stopId: 'V101201' });
    expect(withLive(anew, await live('V101201'))).toEqual(restored);
  });

  it('is told as soon as something changes there, and not when it changes elsewhere', async () => {
    const before = await live('V101201');
    let heard: LiveBoard | undefined;
    const waiting = live('V101201', { since: before.version }).then((board) => (heard = board));
    await settle();
    // A line that does not call here.
    await send('depart', '06:50', { tripId: 'K12-O01' });
    await settle();
    expect(heard).toBeUndefined();
    await send('depart', '06:45');
    await waiting;
    expect(heard?.version).not.toBe(before.version);
    expect(heard?.departures).toMatchObject([{ tripId: trip, live: { basis: 'departed' } }]);
    // Who comes with an old version need not wait.
    expect(await live('V101201', { since: before.version })).toEqual(heard);
  });

  it('that does not change is the same after the wait', async () => {
    const { version } = await live('COUNTY');
    const begun = performance.now();
    const after = await live('COUNTY', { since: version, wait: 1 });
    expect(performance.now() - begun).toBeGreaterThan(900);
    expect(after.version).toBe(version);
    expect((await live('COUNTY', { since: version, wait: 0 })).version).toBe(version);
  });

  it('says when the board itself must be fetched anew', async () => {
    const before = await live('COUNTY');
    const edits = [
      {
        kind: 'add' as const,
        tripId: trip,
        departure: '20:00',
        days: { from: today, until: today, on: 'every_day' as const },
      },
    ];
    const { body } = await server.call(timetableEditApi.preview, { edits }, { token: 'manager' });
    const waiting = live('COUNTY', { since: before.version });
    await settle();
    await server.call(timetableEditApi.publish, { basis: body.basis, edits }, { token: 'manager' });
    expect((await waiting).timetable).not.toBe(before.timetable);
  });

  it('is the same for a hundred who wait, and forgets those who hang up', async () => {
    const boards = server.app.get(LiveBoards);
    const { version } = await live('COUNTY');
    const hundred = Array.from({ length: 100 }, () => live('COUNTY', { since: version }));
    const hangUp = new AbortController();
    const gone = boards.board({ stopId: 'COUNTY', since: version }, hangUp.signal);
    // A hundred phones need their time to connect.
    for (let tries = 0; tries < 100 && boards.size < 101; tries += 1) await settle();
    expect(boards.size).toBe(101);
    hangUp.abort();
    await gone;
    expect(boards.size).toBe(100);
    await send('depart', '06:45');
    expect(new Set((await Promise.all(hundred)).map((each) => each.version)).size).toBe(1);
    expect(boards.size).toBe(0);
  });

  it('lets everybody go when the server stops', async () => {
    const { version } = await live('COUNTY');
    const waiting = live('COUNTY', { since: version });
    await settle();
    server.app.get(LiveBoards).onModuleDestroy();
    expect((await waiting).version).toBe(version);
  });

  it('is asked of stops that are there, with a wait that can be waited', async () => {
    expect((await server.call(timetableApi.live, { stopId: 'NOWHERE' })).failure.code).toBe('stop_not_found');
    expect((await server.call(timetableApi.live, { stopId: 'COUNTY', wait: 26 })).failure).toMatchObject({
      code: 'invalid_field',
      field: 'wait',
    });
  });

  it('keeps what runs after midnight of the day before', async () => {
    server.clock.set('2026-11-25T00:05:00+08:00');
    const board = await live('COUNTY');
    expect(board.dates).toEqual([today, '2026-11-25']);
    const whole: Board = (await server.call(timetableApi.board, { stopId: 'COUNTY' })).body;
    expect(withLive(whole, board)).toEqual(whole);
  });
});
