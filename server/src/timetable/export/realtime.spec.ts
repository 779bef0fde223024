// Is what others read as GTFS-Realtime true of our buses, and valid by the specification?
import { gtfsApi, timetableEditApi, tripReportApi } from '@kehuoyou/shared';
import type { Grant, TripReport } from '@kehuoyou/shared';
import bindings from 'gtfs-realtime-bindings';
import type { transit_realtime } from 'gtfs-realtime-bindings';
import { v4 as uuid } from 'uuid';
import { FeedIssues } from '../feed/feed-issue.js';
import { readFeed } from '../feed/feed-reader.js';
import type { Feed } from '../feed/feed.js';
import { unzipFeed } from '../packing/gtfs-zip.js';
import { RunningApp } from '../../testing/running-app.js';

const { FeedMessage, TripDescriptor, TripUpdate, VehiclePosition, Alert } = bindings.transit_realtime;
const today = '2026-11-24';
const trip = 'K01-O01';
const people: Record<string, readonly Grant[]> = {
  driver: [{ role: 'driver', scope: { kind: 'company', id: 'MT' } }],
  manager: [{ role: 'company_manager', scope: { kind: 'company', id: 'MT' } }],
};

let server: RunningApp;
let seq = 0;
beforeEach(async () => {
  server = await RunningApp.start({ at: `${today}T06:30:00+08:00`, people });
});
afterEach(() => server.close());

const now = (time: string): void => server.clock.set(`${today}T${time}:00+08:00`);
const second = (time: string): number => Date.parse(`${today}T${time}:00+08:00`) / 1_000;

async function send(...reports: (Partial<TripReport> & { kind: TripReport['kind']; time: string })[]): Promise<void> {
  const made = reports.map(({ time, ...report }): TripReport => ({
    eventId: uuid(),
    tripId: trip,
    serviceDate: today,
    occurredAt: `${today}T${time}:00+08:00`,
    deviceSeq: (seq += 1),
    ...report,
  }));
  const { body } = await server.call(
    tripReportApi.submit,
    { sentAt: server.clock.now().toISOString(), reports: made },
    { token: 'driver' },
  );
  expect(body.outcomes.map(({ outcome }) => outcome)).toEqual(made.map(() => 'recorded'));
}

async function message(path: string): Promise<transit_realtime.FeedMessage> {
  const response = await server.app.inject({ method: 'GET', url: path });
  expect([response.statusCode, response.headers['content-type']]).toEqual([200, 'application/x-protobuf']);
  const decoded = FeedMessage.decode(response.rawPayload);
  checkHeader(decoded);
  return decoded;
}

async function schedule(): Promise<Feed> {
  const zip = (await server.app.inject({ method: 'GET', url: gtfsApi.schedule.path })).rawPayload;
  return (await readFeed(await unzipFeed(zip, new FeedIssues()), { today })).feed;
}

function checkHeader({ header, entity }: transit_realtime.FeedMessage): void {
  expect(header).toMatchObject({ gtfsRealtimeVersion: '2.0', incrementality: 0 });
  expect(Number(header.timestamp)).toBe(Math.floor(server.clock.now().getTime() / 1_000));
  expect(new Set(entity.map(({ id }) => id)).size).toBe(entity.length);
}

/** The rules of the specification that a consumer may rely on (MobilityData's validator, E002 to E053). */
function checkUpdate(update: transit_realtime.ITripUpdate, feed: Feed, header: number): void {
  const number = feed.trips.findIndex(({ tripId }) => tripId === update.trip.tripId);
  expect(feed.trips[number]).toMatchObject({ tripId: update.trip.tripId, routeId: update.trip.routeId });
  expect(update.trip.startDate).toMatch(/^\d{8}$/);
  expect(Number(update.timestamp)).toBeLessThanOrEqual(header);
  const updates = update.stopTimeUpdate ?? [];
  if (update.trip.scheduleRelationship === TripDescriptor.ScheduleRelationship.CANCELED)
    return expect(updates).toEqual([]);
  let before = 0;
  updates.forEach((each, call) => {
    const row = (feed.stopTimes.tripStart[number] ?? 0) + call;
    expect(each.stopSequence).toBe(feed.stopTimes.sequence[row]);
    expect(each.stopId).toBe(feed.stops[feed.stopTimes.stop[row] ?? 0]?.stopId);
    if (each.scheduleRelationship === TripUpdate.StopTimeUpdate.ScheduleRelationship.SKIPPED)
      return expect(each.arrival ?? each.departure ?? null).toBeNull();
    for (const event of [each.arrival, each.departure]) {
      expect(Number(event?.time)).toBeGreaterThanOrEqual(before);
      expect(event?.uncertainty).toBeGreaterThan(0);
      before = Number(event?.time);
    }
  });
}

describe('trip updates', () => {
  it('are none while nobody has reported anything', async () => {
    for (const { path } of [gtfsApi.tripUpdates, gtfsApi.alerts, gtfsApi.vehiclePositions])
      expect((await message(path)).entity).toEqual([]);
  });

  it('say when a late bus is expected at every stop, less surely further on', async () => {
    now('06:58');
    await send({ kind: 'depart', time: '06:41' }, { kind: 'stop', time: '06:55', stopId: 'V102212' });
    const { entity, header } = await message(gtfsApi.tripUpdates.path);
    expect(entity).toHaveLength(1);
    const update = entity[0]?.tripUpdate as transit_realtime.ITripUpdate;
    checkUpdate(update, await schedule(), Number(header.timestamp));
    expect(update.trip).toMatchObject({
      tripId: trip,
      startDate: '20261124',
      scheduleRelationship: TripDescriptor.ScheduleRelationship.SCHEDULED,
    });
    expect(Number(update.timestamp)).toBe(second('06:55'));
    const calls = update.stopTimeUpdate ?? [];
    expect(calls.map(({ arrival }) => Number(arrival?.time) - second('06:00'))).toEqual(
      [41, 55, 57, 66, 73, 80, 85].map((minutes) => minutes * 60),
    );
    const doubts = calls.slice(1).map(({ arrival }) => arrival?.uncertainty ?? 0);
    expect([...doubts].sort((a, b) => a - b)).toEqual(doubts);
  });

  it('keep to the rules whatever is reported', async () => {
    now('08:00');
    const feed = await schedule();
    const stops = ['V100210', 'V102212', 'V101201', 'V101209'];
    for (const [index, stopId] of stops.entries()) {
      await send({ kind: 'stop', time: `07:${20 + index}`, stopId });
      const { entity, header } = await message(gtfsApi.tripUpdates.path);
      for (const { tripUpdate } of entity)
        checkUpdate(tripUpdate as transit_realtime.ITripUpdate, feed, Number(header.timestamp));
    }
  });

  it('end when the trip has ended', async () => {
    now('07:20');
    await send({ kind: 'depart', time: '06:38' }, { kind: 'stop', time: '07:20', stopId: 'T101' });
    expect((await message(gtfsApi.tripUpdates.path)).entity).toHaveLength(1);
    now('07:55');
    expect((await message(gtfsApi.tripUpdates.path)).entity).toEqual([]);
  });
});

describe('a bus that does not run', () => {
  it('is canceled, with an alert that says why, until its day is over', async () => {
    now('06:10');
    await send({ kind: 'cancel', time: '06:10', reason: '前方塌方' });
    const updates = await message(gtfsApi.tripUpdates.path);
    checkUpdate(
      updates.entity[0]?.tripUpdate as transit_realtime.ITripUpdate,
      await schedule(),
      Number(updates.header.timestamp),
    );
    expect(updates.entity[0]?.tripUpdate?.trip).toMatchObject({
      tripId: trip,
      scheduleRelationship: TripDescriptor.ScheduleRelationship.CANCELED,
    });
    const [entity] = (await message(gtfsApi.alerts.path)).entity;
    expect(entity?.alert).toMatchObject({
      effect: Alert.Effect.NO_SERVICE,
      cause: Alert.Cause.WEATHER,
      informedEntity: [{ trip: { tripId: trip, startDate: '20261124' } }],
    });
    expect(entity?.alert?.headerText?.translation?.[0]).toMatchObject({
      language: 'zh',
      text: 'K01 06:37 从清流汽车站开往嵩溪镇客货邮综合服务站：停开',
    });
    expect(entity?.alert?.descriptionText?.translation?.[0]?.text).toBe('前方塌方');
    now('08:00');
    expect((await message(gtfsApi.alerts.path)).entity).toEqual([]);
  });

  it('because a change says so is not in the schedule, and so only an alert', async () => {
    const edits = [
      {
        kind: 'cancel' as const,
        tripId: trip,
        reason: '修路',
        days: { from: '2026-11-25', until: '2026-11-25', on: 'every_day' as const },
      },
    ];
    const { body } = await server.call(timetableEditApi.preview, { edits }, { token: 'manager' });
    await server.call(timetableEditApi.publish, { basis: body.basis, edits }, { token: 'manager' });
    expect((await message(gtfsApi.tripUpdates.path)).entity).toEqual([]);
    expect((await message(gtfsApi.alerts.path)).entity[0]?.alert).toMatchObject({
      effect: Alert.Effect.NO_SERVICE,
      cause: Alert.Cause.CONSTRUCTION,
    });
    // Somebody who reports it besides has the last word, and it is told once all the same.
    await send({ kind: 'cancel', serviceDate: '2026-11-25', time: '06:30', reason: '前方塌方' });
    expect((await message(gtfsApi.tripUpdates.path)).entity).toEqual([]);
    const told = (await message(gtfsApi.alerts.path)).entity;
    expect(told.map(({ alert }) => alert?.descriptionText?.translation?.[0]?.text)).toEqual(['前方塌方']);
  });

  it('further than some stop skips the others', async () => {
    now('07:02');
    await send(
      { kind: 'depart', time: '06:38' },
      { kind: 'stop', time: '07:00', stopId: 'V100210' },
      { kind: 'short_turn', time: '07:01', stopId: 'V100210', reason: '事故' },
    );
    const { entity, header } = await message(gtfsApi.tripUpdates.path);
    checkUpdate(entity[0]?.tripUpdate as transit_realtime.ITripUpdate, await schedule(), Number(header.timestamp));
    const skipped = TripUpdate.StopTimeUpdate.ScheduleRelationship.SKIPPED;
    expect((entity[0]?.tripUpdate?.stopTimeUpdate ?? []).map((each) => each.scheduleRelationship === skipped)).toEqual([
      false,
      false,
      false,
      false,
      true,
      true,
      true,
    ]);
    const [told] = (await message(gtfsApi.alerts.path)).entity;
    expect(told?.alert).toMatchObject({
      cause: Alert.Cause.ACCIDENT,
      informedEntity: [{ stopId: 'V101209' }, { stopId: 'V101201' }, { stopId: 'T101' }],
    });
  });
});

describe('vehicle positions', () => {
  it('are the stop at which the bus was last seen, and no nearer', async () => {
    now('06:56');
    await send({ kind: 'depart', time: '06:41' }, { kind: 'stop', time: '06:55', stopId: 'V102212' });
    const [standing] = (await message(gtfsApi.vehiclePositions.path)).entity;
    expect(standing?.vehicle).toMatchObject({
      stopId: 'V102212',
      currentStopSequence: 2,
      currentStatus: VehiclePosition.VehicleStopStatus.STOPPED_AT,
    });
    expect(standing?.vehicle?.position?.latitude).toBeCloseTo(26.19543, 4);
    expect(standing?.vehicle?.position?.longitude).toBeCloseTo(116.86756, 4);
    now('07:03');
    const [moving] = (await message(gtfsApi.vehiclePositions.path)).entity;
    expect(moving?.vehicle).toMatchObject({
      stopId: 'V100205',
      currentStopSequence: 3,
      currentStatus: VehiclePosition.VehicleStopStatus.IN_TRANSIT_TO,
    });
    expect(Number(moving?.vehicle?.timestamp)).toBe(second('06:55'));
    now('07:30');
    await send({ kind: 'stop', time: '07:29', stopId: 'T101' });
    expect((await message(gtfsApi.vehiclePositions.path)).entity).toEqual([]);
  });
});

describe('a long delay', () => {
  it('that is announced is an alert, a short one is not', async () => {
    await send({ kind: 'delay', time: '06:30', minutes: 5 });
    expect((await message(gtfsApi.alerts.path)).entity).toEqual([]);
    await send({ kind: 'delay', time: '06:30', minutes: 30, reason: '车辆故障' });
    expect((await message(gtfsApi.alerts.path)).entity[0]?.alert).toMatchObject({
      effect: Alert.Effect.SIGNIFICANT_DELAYS,
      cause: Alert.Cause.TECHNICAL_PROBLEM,
    });
    const { entity, header } = await message(gtfsApi.tripUpdates.path);
    checkUpdate(entity[0]?.tripUpdate as transit_realtime.ITripUpdate, await schedule(), Number(header.timestamp));
    expect(Number(entity[0]?.tripUpdate?.stopTimeUpdate?.[0]?.departure?.time)).toBe(second('07:07'));
  });
});
