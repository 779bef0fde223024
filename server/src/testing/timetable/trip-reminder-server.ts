// How does a spec set reminders of one trip and let its driver report?
import { noticesApi, tripRemindersApi, tripReportApi } from '@kehuoyou/shared';
import type { Grant, Notice, TripReminder, TripReminderAsk, TripReport } from '@kehuoyou/shared';
import { OutboxRelay } from '../../database/outbox/outbox-relay.js';
import { RunningApp } from '../running-app.js';
import { reportsOf } from './trip-reports.js';
import { ReminderRounds } from '../../timetable/notifying/reminder-rounds.service.js';

export const today = '2026-11-24';

/** K01-O01: COUNTY 06:37, V102212 06:49, V100205 06:51, V100210 07:00, V101209 07:07, V101201 07:14, T101 07:19. */
export const trip = 'K01-O01';

export const people: Record<string, readonly Grant[]> = {
  driver: [{ role: 'driver', scope: { kind: 'company', id: 'MT' } }],
  manager: [{ role: 'company_manager', scope: { kind: 'company', id: 'MT' } }],
  villager: [],
  neighbour: [],
};

export let server: RunningApp;
export const now = (time: string, date = today): void => server.clock.set(`${date}T${time}:00+08:00`);

export const report = reportsOf(trip, today);

export async function send(...reports: readonly TripReport[]): Promise<void> {
  const { status, failure } = await server.call(
    tripReportApi.submit,
    { sentAt: server.clock.now().toISOString(), reports },
    { token: 'driver' },
  );
  if (status !== 201) throw new Error(failure.code);
}

export async function set(more: Partial<TripReminderAsk> = {}, as = 'villager'): Promise<TripReminder> {
  const ask: TripReminderAsk = { kind: 'before', tripId: trip, serviceDate: today, stopId: 'V101201', ...more };
  const { status, body, failure } = await server.call(tripRemindersApi.set, ask, { token: as });
  if (status !== 201) throw new Error(`${failure.code} ${failure.field ?? ''}`);
  return body.reminders.find((each) => each.kind === ask.kind && each.stopId === ask.stopId) as TripReminder;
}

export const round = (on = server): Promise<number> => on.app.get(ReminderRounds).round();
export const relay = (): Promise<void> => server.app.get(OutboxRelay).drain();

export async function inbox(as = 'villager', on = server): Promise<readonly Notice[]> {
  return (await on.call(noticesApi.inbox, {}, { token: as })).body.notices;
}

export const kinds = async (as?: string): Promise<string[]> => (await inbox(as)).map(({ kind }) => kind).reverse();

/** A server for each test of the file, at six in the morning. */
export function serverForEachTest(): void {
  beforeEach(async () => {
    server = await RunningApp.start({ at: `${today}T06:00:00+08:00`, people });
  });
  afterEach(() => server.close());
}
