// Does a line's page hear where the bus is, and nothing that nobody knows?
import { departureOfCall, lineDayApi, timetableApi, tripReportApi } from '@kehuoyou/shared';
import type { Grant, LineDay, LineTrip, ReportOutcome, TripReport } from '@kehuoyou/shared';
import fc from 'fast-check';
import { RunningApp } from '../testing/running-app.js';
import { reportsOf } from '../testing/timetable/trip-reports.js';

const today = '2026-11-24';
/** K01-O01: COUNTY 06:37, V102212 06:49, V100205 06:51, V100210 07:00, V101209 07:07, V101201 07:14, T101 07:19. */
const trip = 'K01-O01';
const people: Record<string, readonly Grant[]> = { driver: [{ role: 'driver', scope: { kind: 'company', id: 'MT' } }] };

let server: RunningApp;
let line: string;
beforeEach(async () => {
  server = await RunningApp.start({ at: `${today}T06:30:00+08:00`, people });
  const { body } = await server.call(timetableApi.board, { stopId: 'COUNTY', date: today });
  line = body.departures.find(({ tripId }) => tripId === trip)?.routeId ?? '';
});
afterEach(() => server.close());

const now = (time: string): void => server.clock.set(`${today}T${time}:00+08:00`);

const report = reportsOf(trip, today);

async function send(...reports: readonly TripReport[]): Promise<ReportOutcome[]> {
  return (
    await server.call(tripReportApi.submit, { sentAt: server.clock.now().toISOString(), reports }, { token: 'driver' })
  ).body.outcomes;
}

async function day(date?: string): Promise<LineDay> {
  const { status, body } = await server.call(lineDayApi.day, {
    routeId: line,
    ...(date === undefined ? {} : { date }),
  });
  expect(status).toBe(200);
  return body;
}

const ofTrip = ({ trips }: LineDay, tripId = trip): LineTrip =>
  trips.find((each) => each.tripId === tripId) as LineTrip;

describe('the day of a line', () => {
  it('has every trip with every call, both ways, as the boards have them', async () => {
    const told = await day(today);
    expect(told).toMatchObject({ routeId: line, name: 'K01', date: today });
    expect(told.ways.length).toBeGreaterThan(1);
    expect(ofTrip(told)).toMatchObject({ state: 'planned', serviceDate: today });
    expect(ofTrip(told).bus).toBeUndefined();
    for (const stopId of told.ways.flatMap(({ stopIds }) => stopIds)) {
      const { body: board } = await server.call(timetableApi.board, { stopId, date: today });
      const said = told.trips.flatMap((each) =>
        each.calls.flatMap((call, number) =>
          call.stopId === stopId && number < each.calls.length - 1 ? [departureOfCall(told, each, number)] : [],
        ),
      );
      const mine = board.departures
        .filter(({ routeId }) => routeId === line)
        .map(({ headsign: _headsign, hail: _hail, alternative: _alternative, ...each }) => each);
      expect(said.map((each) => each && [each.tripId, each.departure]).sort()).toEqual(
        mine.map((each) => [each.tripId, each.departure]).sort(),
      );
      for (const each of mine) expect(said).toContainEqual(expect.objectContaining(each));
    }
  });

  it('shows the bus where it was last seen, with the moment of that, and what is expected from there on', async () => {
    now('06:41');
    await send(report('depart', '06:40'));
    expect(ofTrip(await day())).toMatchObject({
      state: 'departed',
      bus: { basis: 'departed', call: 0, left: true, at: '2026-11-23T22:40:00.000Z' },
    });
    now('06:58');
    await send(report('stop', '06:55', { stopId: 'V102212' }));
    const told = await day();
    const seen = ofTrip(told);
    expect(seen).toMatchObject({
      state: 'at_stop',
      bus: { basis: 'at_stop', call: 1, at: '2026-11-23T22:55:00.000Z' },
    });
    expect(seen.calls[0]).toMatchObject({ passed: true });
    expect(seen.calls[5]?.expected).toBeGreaterThan(seen.calls[5]?.departure ?? Infinity);
    expect(seen.calls[5]?.uncertainty).toBeGreaterThan(seen.calls[1]?.uncertainty ?? Infinity);
    const { body: board } = await server.call(timetableApi.board, { stopId: 'V101201', date: today });
    expect(departureOfCall(told, seen, 5)?.live).toEqual(board.departures.find(({ tripId }) => tripId === trip)?.live);
  });

  it('keeps what is cancelled with its reason, and says from where a bus goes no further', async () => {
    await send(report('cancel', '06:30', { reason: '车辆故障' }));
    expect(ofTrip(await day())).toMatchObject({ state: 'cancelled', reason: '车辆故障' });
    await send(report('restore', '06:30'));
    now('06:58');
    await send(
      report('depart', '06:40'),
      report('stop', '06:55', { stopId: 'V102212' }),
      report('short_turn', '06:56', { stopId: 'V100205', reason: '前面塌方' }),
    );
    const turned = ofTrip(await day());
    expect(turned).toMatchObject({ state: 'short_turned', reason: '前面塌方', bus: { call: 1 } });
    expect(turned.calls.map(({ skipped }) => skipped === true)).toEqual([false, false, false, true, true, true, true]);
    expect(turned.calls[4]?.expected).toBeUndefined();
  });

  it('is the same in whatever order reports come, however often', async () => {
    const reports = [
      report('depart', '06:40'),
      report('delay', '06:44', { minutes: 10 }),
      report('stop', '06:55', { stopId: 'V102212' }),
      report('stop', '07:01', { stopId: 'V100205' }),
    ];
    now('07:05');
    await send(...reports);
    const expected = ofTrip(await day());
    expect(expected.bus).toMatchObject({ call: 2 });
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(reports, { minLength: 4 }), fc.nat(3), async (order, again) => {
        const other = await RunningApp.start({ at: `${today}T07:05:00+08:00`, people });
        try {
          for (const each of [...order, order[again] as TripReport])
            await other.call(
              tripReportApi.submit,
              { sentAt: other.clock.now().toISOString(), reports: [each] },
              { token: 'driver' },
            );
          const { body } = await other.call(lineDayApi.day, { routeId: line });
          expect(ofTrip(body)).toEqual(expected);
        } finally {
          await other.close();
        }
      }),
      { numRuns: 4 },
    );
  }, 60_000);

  it('names the next day when none runs, and a line that is not there is refused', async () => {
    // The feed begins with the year.
    expect(await day('2025-12-25')).toMatchObject({ trips: [], nextDate: '2026-01-01' });
    expect((await day('2025-12-25')).ways.length).toBeGreaterThan(1);
    expect((await day('2025-12-01')).nextDate).toBeUndefined();
    // Years after the feed's last day nothing is known any more.
    expect(await day('2031-01-01')).toMatchObject({ trips: [] });
    expect((await day('2031-01-01')).nextDate).toBeUndefined();
    expect((await server.call(lineDayApi.day, { routeId: 'NOWHERE' })).failure).toMatchObject({
      code: 'line_not_found',
      field: 'routeId',
    });
    expect((await server.call(lineDayApi.day, { routeId: line, date: '2026-13-01' })).failure.code).toBe(
      'malformed_date',
    );
  });
});
