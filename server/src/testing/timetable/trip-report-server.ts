// How does a spec let drivers, keepers and dispatchers report of one trip?
import { timetableApi, tripReportApi } from '@kehuoyou/shared';
import type { Departure, Grant, ReportOutcome, TripReport } from '@kehuoyou/shared';
import { RunningApp } from '../running-app.js';
import { reportsOf } from './trip-reports.js';

export const today = '2026-11-24';

/** K01-O01: COUNTY 06:37, V102212 06:49, V100205 06:51, V100210 07:00, V101209 07:07, V101201 07:14, T101 07:19. */
export const trip = 'K01-O01';

const people: Record<string, readonly Grant[]> = {
  driver: [{ role: 'driver', scope: { kind: 'company', id: 'MT' } }],
  postman: [{ role: 'driver', scope: { kind: 'company', id: 'YZ' } }],
  keeper: [{ role: 'keeper', scope: { kind: 'point', id: 'P102212' } }],
  manager: [{ role: 'company_manager', scope: { kind: 'company', id: 'MT' } }],
  office: [{ role: 'county_office', scope: { kind: 'area', id: '350423' } }],
};

export let server: RunningApp;

export const report = reportsOf(trip, today);

export async function send(
  reports: readonly TripReport[],
  as = 'driver',
  sentAt = server.clock.now().toISOString(),
): Promise<ReportOutcome[]> {
  const { status, body, failure } = await server.call(tripReportApi.submit, { sentAt, reports }, { token: as });
  if (status !== 201) throw new Error(failure.code);
  return body.outcomes;
}

export async function at(stopId: string, date = today): Promise<Departure | undefined> {
  const { body } = await server.call(timetableApi.board, { stopId, date });
  return body.departures.find(({ tripId, serviceDate }) => tripId === trip && serviceDate === date);
}

export const now = (time: string): void => server.clock.set(`${today}T${time}:00+08:00`);

/** A server for each test of the file, before the first bus. */
export function serverForEachTest(): void {
  beforeEach(async () => {
    server = await RunningApp.start({ at: `${today}T06:30:00+08:00`, people });
  });
  afterEach(() => server.close());
}
