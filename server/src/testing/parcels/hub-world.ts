// How does a spec let a hub load buses on a server of its own?
import { randomUUID } from 'node:crypto';
import { fleetApi, hubApi, manifestApi, runSheetApi, scansApi } from '@kehuoyou/shared';
import type { Cargo, Compartment, Grant, HubDesk, HubTrip, ScanEvent, ScanOutcome } from '@kehuoyou/shared';
import { RunningApp } from '../running-app.js';

export const TODAY = '2026-11-24';
/** K01-O01: COUNTY 06:37, V102212 06:49, … T101 07:19; by the timetable 300 kg and 1.5 m³. */
export const BUS = { tripId: 'K01-O01', serviceDate: TODAY } as const;
export const HUB = 'HUB';
/** The point of 立新村. */
export const POINT = 'P102212';

const company: Grant['scope'] = { kind: 'company', id: 'MT' };
const people: Record<string, readonly Grant[]> = {
  driver: [{ role: 'driver', scope: company }],
  manager: [{ role: 'company_manager', scope: company }],
  clerk: [{ role: 'hub_clerk', scope: { kind: 'point', id: HUB } }],
  keeper: [{ role: 'keeper', scope: { kind: 'point', id: POINT } }],
  stranger: [{ role: 'keeper', scope: { kind: 'point', id: 'P104204' } }],
};

export let hub: RunningApp;

/** A server for each test of the file, at half past five in the morning. */
export function hubForEachTest(): void {
  beforeEach(async () => {
    hub = await RunningApp.start({ at: `${TODAY}T05:30:00+08:00`, people });
  });
  afterEach(() => hub.close());
}

let sequence = 0;
const phones = new Map<string, string>();

/** An event that somebody makes `minutes` from now. */
export function event(type: ScanEvent['type'], said: Partial<ScanEvent>, minutes = 0): ScanEvent {
  sequence += 1;
  const occurredAt = new Date(hub.clock.now().getTime() + minutes * 60_000 + sequence).toISOString();
  return { eventId: randomUUID(), type, occurredAt, deviceSeq: sequence, ...said };
}

/** Somebody's phone sends events, some seconds after the last sending of anybody. */
export async function submits(as: string, ...events: readonly ScanEvent[]): Promise<readonly ScanOutcome[]> {
  hub.clock.pass(30_000);
  const deviceId = phones.get(as) ?? randomUUID();
  phones.set(as, deviceId);
  const ask = { deviceId, sentAt: hub.clock.now().toISOString(), events };
  return (await hub.call(scansApi.submit, ask, { token: as })).answer.outcomes;
}

/** Parcels sorted into a bag, which is sealed at `grams`. */
export async function sealedBag(seal: string, waybills: readonly string[], grams: number): Promise<void> {
  await submits(
    'clerk',
    ...waybills.flatMap((waybill) => [
      event('HUB_RECEIVED', { waybill, pointId: HUB }),
      event('SORTED', { waybill, pointId: HUB, toPointId: POINT, seal }),
    ]),
    event('BAG_SEALED', { seal, pointId: HUB, toPointId: POINT, grams }),
  );
}

export const load = (seal: string, trip: { tripId: string; serviceDate: string } = BUS): ScanEvent =>
  event('LOADED', { seal, pointId: HUB, ...trip });

/** Why the first of these was refused; `recorded` where it was not. */
export async function comesTo(as: string, ...events: readonly ScanEvent[]): Promise<string> {
  const [first] = await submits(as, ...events);
  return first?.reason ?? first?.outcome ?? 'nothing';
}

export async function deskOf(as = 'clerk', date = TODAY): Promise<HubDesk> {
  return (await hub.call(hubApi.desk, { pointId: HUB, date }, { token: as })).answer;
}

export async function rowOf(tripId: string = BUS.tripId): Promise<HubTrip> {
  const row = (await deskOf()).trips.find((trip) => trip.tripId === tripId);
  if (!row) throw new Error(`${tripId} is not on the desk`);
  return row;
}

export async function sheetOf(as = 'clerk') {
  return (await hub.call(manifestApi.read, BUS, { token: as })).answer;
}

/** Gives the bus a vehicle of the company with these compartments. */
export async function vehicle(vehicleId: string, ...compartments: readonly Compartment[]): Promise<void> {
  for (const compartment of compartments)
    await hub.call(fleetApi.addCompartment, { companyId: 'MT', vehicleId, ...compartment }, { token: 'manager' });
  await hub.call(
    runSheetApi.assign,
    { date: TODAY, driverId: 'MT-D01', vehicleId, tripIds: [BUS.tripId] },
    { token: 'manager' },
  );
}

export const holdOf = (most: Cargo): Compartment => ({ kind: 'hold', most, approved: false });
