// Do dispatchers, keepers and drivers see the day's buses that are theirs, and nobody else's?
import { fleetApi, foldTrip, OWN_ACTOR, pointBusesApi, rosterApi, runSheetApi, tripReportApi } from '@kehuoyou/shared';
import type { Grant, TripReport } from '@kehuoyou/shared';
import { RunningApp } from '../../testing/running-app.js';
import { reportsOf } from '../../testing/timetable/trip-reports.js';

const today = '2026-11-24';
/** K01-O01: COUNTY 06:37, V102212 06:49, … T101 07:19. */
const trip = 'K01-O01';
const people: Record<string, readonly Grant[]> = {
  driver: [{ role: 'driver', scope: { kind: 'company', id: 'MT' } }],
  keeper: [{ role: 'keeper', scope: { kind: 'point', id: 'P102212' } }],
  manager: [{ role: 'company_manager', scope: { kind: 'company', id: 'MT' } }],
  office: [{ role: 'county_office', scope: { kind: 'area', id: '350423' } }],
};

let server: RunningApp;
beforeEach(async () => {
  server = await RunningApp.start({ at: `${today}T06:30:00+08:00`, people });
});
afterEach(() => server.close());

const report = reportsOf(trip, today);

const send = (reports: readonly TripReport[], as: string) =>
  server.call(tripReportApi.submit, { sentAt: server.clock.now().toISOString(), reports }, { token: as });

describe('a dispatcher', () => {
  it('sees every trip of a day with who has it, also the cancelled ones', async () => {
    await server.call(
      runSheetApi.assign,
      { date: today, driverId: 'MT-D01', vehicleId: 'MT-V02', tripIds: [trip] },
      { token: 'manager' },
    );
    await send([report('cancel', '06:20', { tripId: 'K01-I01', reason: '车辆故障' })], 'manager');
    const { body } = await server.call(rosterApi.day, { companyId: 'MT' }, { token: 'office' });
    expect(body.date).toBe(today);
    expect(body.trips.length).toBeGreaterThan(50);
    expect(body.trips.map(({ departure }) => departure)).toEqual(body.trips.map(({ departure }) => departure).sort());
    expect(body.trips.find(({ tripId }) => tripId === trip)).toEqual({
      tripId: trip,
      routeName: 'K01',
      headsign: expect.any(String) as unknown,
      departure: '06:37',
      arrival: '07:19',
      state: 'planned',
      driverId: 'MT-D01',
      vehicleId: 'MT-V02',
    });
    expect(body.trips.find(({ tripId }) => tripId === 'K01-I01')).toMatchObject({
      state: 'cancelled',
      reason: '车辆故障',
    });
    expect((await server.call(rosterApi.day, { companyId: 'YZ' }, { token: 'manager' })).failure.code).toBe(
      'company_not_found',
    );
    expect((await server.call(rosterApi.day, { companyId: 'NOBODY' }, { token: 'office' })).failure.code).toBe(
      'company_not_found',
    );
  });
});

describe('a keeper', () => {
  const buses = async () =>
    (await server.call(pointBusesApi.list, { pointId: 'P102212' }, { token: 'keeper' })).body.buses;

  it('sees what comes to the own point, what has been there and what does not come', async () => {
    const all = await buses();
    expect(all.find(({ tripId }) => tripId === trip)).toMatchObject({
      arrival: '06:49',
      state: 'planned',
      dropped: false,
      ends: false,
    });
    server.clock.set(`${today}T06:55:00+08:00`);
    await send([report('stop', '06:52', { stopId: 'V102212' })], 'keeper');
    expect((await buses()).find(({ tripId }) => tripId === trip)?.reportedAt).toBe('2026-11-23T22:52:00.000Z');
    const last = all.at(-1);
    await send([report('cancel', '06:55', { tripId: last?.tripId ?? '', reason: '塌方' })], 'manager');
    expect((await buses()).at(-1)).toMatchObject({ tripId: last?.tripId, dropped: true, reason: '塌方' });
    expect(await buses()).toHaveLength(all.length);
  });

  it('sees when a late bus comes, and of one whose vehicle broke down that it may not', async () => {
    const next = 'K01-I01';
    for (const tripId of [trip, next])
      await send([report('replace', '06:21', { tripId, vehicleId: 'MT-V01' })], 'office');
    await send([report('delay', '06:29', { minutes: 20, reason: '前方修路' })], 'office');
    const live = { basis: 'announced', expected: `${today}T07:09:00+08:00`, why: '前方修路' };
    const late = (await buses()).find(({ tripId }) => tripId === trip);
    expect(late).toMatchObject({ arrival: '06:49', live });
    expect(late?.doubt).toBeUndefined();
    server.clock.set(`${today}T07:12:00+08:00`);
    await send([report('stop', '07:10', { stopId: 'V102212' })], 'keeper');
    await send([report('short_turn', '07:11', { stopId: 'V102212', reason: '车坏了' })], 'office');
    expect((await buses()).find(({ tripId }) => tripId === next)).toMatchObject({ doubt: { why: '车坏了' } });
  });

  it('sees nothing of another point, as of one that is none', async () => {
    for (const pointId of ['P104204', 'P999999']) {
      expect((await server.call(pointBusesApi.list, { pointId }, { token: 'keeper' })).failure.code).toBe(
        'point_not_found',
      );
    }
  });

  it('sees a bus whose ride ends at the point', async () => {
    await server.close();
    server = await RunningApp.start({
      at: `${today}T06:30:00+08:00`,
      people: { ...people, hub: [{ role: 'keeper', scope: { kind: 'point', id: 'HUB' } }] },
    });
    const { body } = await server.call(pointBusesApi.list, { pointId: 'HUB' }, { token: 'hub' });
    expect(body.buses.find(({ tripId }) => tripId === 'K01-I01')).toMatchObject({ ends: true });
    expect(body.buses.some(({ tripId }) => tripId === trip)).toBe(false);
  });
});

describe('a driver’s run sheet', () => {
  it('has every fact that its state is folded from, and nobody’s account', async () => {
    await server.call(
      fleetApi.addDriver,
      { companyId: 'MT', staffNumber: 'MT-01', accountId: 'driver' },
      { token: 'manager' },
    );
    await server.call(runSheetApi.signOn, { date: today, vehicleId: 'MT-V01', tripIds: [trip] }, { token: 'driver' });
    server.clock.set(`${today}T07:00:00+08:00`);
    const left = report('depart', '06:38');
    await send([left], 'driver');
    await send([report('stop', '06:52', { stopId: 'V102212' })], 'keeper');
    const [sheet] = (await server.call(runSheetApi.sheet, {}, { token: 'driver' })).body.trips;
    expect(sheet?.facts.map(({ kind, actor }) => [kind, actor])).toEqual([
      ['ready', OWN_ACTOR],
      ['depart', OWN_ACTOR],
      ['stop', 'other-0'],
    ]);
    expect(sheet?.facts.map(({ eventId }) => eventId)).toContain(left.eventId);
    const plan = (sheet?.calls ?? []).map(({ stopId, stopSequence, arrivalSeconds, departureSeconds }) => ({
      stopId,
      sequence: stopSequence,
      arrival: arrivalSeconds,
      departure: departureSeconds,
    }));
    expect(foldTrip(plan, today, sheet?.facts ?? [])).toMatchObject({ state: sheet?.state, position: 1 });
  });
});
