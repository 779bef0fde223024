// Is a bus that the operator cancels cancelled for everybody, in the way of every report, and can it be taken back?
import 'reflect-metadata';
import { gtfsApi, tripReportApi } from '@kehuoyou/shared';
import type { Board, Grant, VillagePack } from '@kehuoyou/shared';
import bindings from 'gtfs-realtime-bindings';
import { v4 as uuid } from 'uuid';
import { OutboxEntity } from '../../database/outbox/outbox.entity.js';
import { raiseRevision } from '../../database/revision.js';
import { Transactions } from '../../database/transaction.js';
import type { Prepared } from '../../http/prepared/prepared.js';
import { Snapshots } from '../../database/snapshots.js';
import { RunningApp } from '../../testing/running-app.js';
import { TimetableService } from '../boards/timetable.service.js';
import { TripCancellationEntity } from '../changes/trip-cancellation.entity.js';
import { TripReportEntity } from '../running/trip-report.entity.js';
import { OperatorReports } from './operator-reports.service.js';

const date = '2026-11-24';
const STOP = 'V104204';
const VILLAGE = '350423104204';
const people: Record<string, readonly Grant[]> = {
  office: [{ role: 'county_office', scope: { kind: 'area', id: '350423' } }],
};

let server: RunningApp;
let reports: OperatorReports;
let timetable: TimetableService;
let tripId: string;

beforeEach(async () => {
  server = await RunningApp.start({ at: `${date}T06:00:00+08:00`, people });
  reports = server.app.get(OperatorReports);
  timetable = server.app.get(TimetableService);
  tripId = board().departures[0]?.tripId ?? '';
});
afterEach(() => server.close());

const read = <Answer>(prepared: Prepared<Answer>): Answer => JSON.parse(prepared.json) as Answer;
const board = (): Board => read(timetable.board({ stopId: STOP, date }));
const pack = (): VillagePack => read(timetable.pack({ code: VILLAGE }));
const status = (): string | undefined => board().departures.find((each) => each.tripId === tripId)?.status;
const cancel = (): Promise<string> => reports.cancelTrip({ tripId, serviceDate: date, reason: '道路塌方' });
const told = (): Promise<string[]> =>
  server.dataSource.manager
    .find(OutboxEntity, { order: { id: 'ASC' } })
    .then((events) => events.map(({ topic, subject }) => `${topic} ${subject ?? ''}`));
const failure = (code: string, field?: string): unknown =>
  expect.objectContaining({ name: 'Failure', code, ...(field === undefined ? {} : { field }) });

/** A row as the operator's cancellations once were. */
async function announcedOfOld(id: string, withdraws: string | null = null): Promise<void> {
  await server.app.get(Transactions).run(async (tx) => {
    const row = { id, tripId, serviceDate: date, reason: '修路', announcedAt: server.clock.now(), withdraws };
    await tx.insert(TripCancellationEntity, row);
    await raiseRevision(tx, 'timetable');
  });
  await server.app.get(Snapshots).refresh();
}

it('stands on the board, in the pack and among its notices, is told to followers and to GTFS-Realtime', async () => {
  const id = await cancel();
  expect(status()).toBe('cancelled');
  expect(pack()).toMatchObject({
    cancellations: [{ tripId, date, reason: '道路塌方' }],
    notices: [{ kind: 'trip_cancelled', text: expect.stringMatching(/^今天 \d\d:\d\d 从.+开的 \w+ 取消：道路塌方$/) }],
  });
  const { rawPayload } = await server.app.inject({ method: 'GET', url: gtfsApi.tripUpdates.path });
  expect(bindings.transit_realtime.FeedMessage.decode(rawPayload).entity).toMatchObject([
    { tripUpdate: { trip: { tripId, scheduleRelationship: 3 } } },
  ]);
  await reports.takeBack(id);
  expect([status(), pack().notices]).toEqual(['scheduled', []]);
  const subject = `trip ${tripId} ${date}`;
  expect(await told()).toEqual([
    ...[`timetable.trip_cancelled ${subject}`, `timetable.trip_restored ${subject}`],
    `timetable.trip_timed times of ${subject}`,
  ]);
});

it('is a dispatcher’s report of the operator, and writes no announcement', async () => {
  const eventId = await cancel();
  expect(await server.dataSource.manager.find(TripReportEntity)).toMatchObject([
    { eventId, kind: 'cancel', source: 'dispatcher', actor: 'operator', tripId, serviceDate: date, reason: '道路塌方' },
  ]);
  await reports.takeBack(eventId);
  expect(await server.dataSource.manager.count(TripCancellationEntity)).toBe(0);
});

it('can be taken back by a dispatcher, as everybody’s report', async () => {
  const retracts = await cancel();
  const at = server.clock.now().toISOString();
  const report = { eventId: uuid(), kind: 'retract' as const, tripId, serviceDate: date, occurredAt: at, retracts };
  await server.call(tripReportApi.submit, { sentAt: at, reports: [{ ...report, deviceSeq: 1 }] }, { token: 'office' });
  expect(status()).toBe('scheduled');
});

it('can be taken back once, however many try at the same time', async () => {
  const id = await cancel();
  const results = await Promise.allSettled([1, 2, 3].map(() => reports.takeBack(id)));
  expect(results.filter((each) => each.status === 'fulfilled')).toHaveLength(1);
  for (const each of results) if (each.status === 'rejected') expect(each.reason).toEqual(failure('already_withdrawn'));
});

it('is refused for a bus that does not run that day, or that nobody knows, and for a day long past', async () => {
  const reason = '塌方';
  for (const what of [
    { tripId: 'NOTHING', serviceDate: date, reason },
    { tripId, serviceDate: '2035-01-01', reason },
  ])
    await expect(reports.cancelTrip(what)).rejects.toEqual(failure('trip_not_found', 'tripId'));
  await expect(reports.cancelTrip({ tripId, serviceDate: '2026-11-01', reason })).rejects.toEqual(
    failure('invalid_field', 'date'),
  );
  await expect(reports.takeBack('nothing')).rejects.toEqual(failure('not_found', 'cancellationId'));
  expect(await server.dataSource.manager.count(TripReportEntity)).toBe(0);
});

describe('an announcement from before', () => {
  it('keeps counting, until it is taken back once', async () => {
    await announcedOfOld('old');
    expect(status()).toBe('cancelled');
    await reports.takeBack('old');
    expect(status()).toBe('scheduled');
    const trip = `trip ${tripId} ${date}`;
    expect(await told()).toEqual([`timetable.trip_restored ${trip}`, `timetable.trip_timed times of ${trip}`]);
    expect(await server.dataSource.manager.count(TripCancellationEntity)).toBe(1);
    await expect(reports.takeBack('old')).rejects.toEqual(failure('already_withdrawn'));
  });

  it('that was withdrawn as they once were stays so', async () => {
    await announcedOfOld('old');
    await announcedOfOld('withdrawal', 'old');
    expect(status()).toBe('scheduled');
    await expect(reports.takeBack('old')).rejects.toEqual(failure('already_withdrawn'));
    await expect(reports.takeBack('withdrawal')).rejects.toEqual(failure('not_found', 'cancellationId'));
  });
});
