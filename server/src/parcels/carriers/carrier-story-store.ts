// How is what a carrier says written down, once?
import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { appendToOutbox } from '../../database/outbox/outbox.js';
import { insertNew } from '../../device-facts/insert-new.js';
import { carrierSaid } from '../parcels.events.js';
import { CarrierParcelEntity, CarrierTrackEntity } from './carrier-story.entity.js';
import type { CarrierReport, CarrierTrack } from '../../kuaidi100/kuaidi100-report.js';

/** A parcel of a carrier. */
export interface OfCarrier {
  readonly waybill: string;
  readonly carrier: string;
}

/** Makes the row of a parcel where there is none, and gives it. */
export async function carrierParcel(tx: EntityManager, { waybill, carrier }: OfCarrier): Promise<CarrierParcelEntity> {
  const untold: CarrierParcelEntity = {
    waybill,
    carrier,
    status: null,
    reason: null,
    raw: null,
    toldAt: null,
    phoneTail: null,
    queriedAt: null,
    watching: 'none',
    watchedSince: null,
    month: '',
    subscriptions: 0,
  };
  await insertNew(tx, CarrierParcelEntity, [untold]);
  return (await tx.findOneBy(CarrierParcelEntity, { waybill, carrier })) ?? untold;
}

/** Adds the lines that are new, and the state where none that is newer is known. */
export async function saveReport(tx: EntityManager, report: CarrierReport, now: Date): Promise<void> {
  const { waybill, carrier, state, tracks } = report;
  const before = await carrierParcel(tx, report);
  const { toldAt } = before;
  const rows = new Map(tracks.map((track) => trackRow(report, track, now)).map((row) => [row.digest, row]));
  await insertNew(tx, CarrierTrackEntity, [...rows.values()]);
  const newest = tracks[0]?.at;
  // A push may be overtaken by a later one: the older story says nothing of the state.
  if (newest === undefined || (toldAt !== null && newest < toldAt)) return;
  const { status, reason = null, raw } = state;
  const told: Partial<CarrierParcelEntity> = { status, reason, raw, toldAt: newest };
  await tx.update(CarrierParcelEntity, { waybill, carrier }, told);
  if (before.status !== status || before.reason !== reason)
    await appendToOutbox(tx, carrierSaid, { waybill, carrier }, now);
}

function trackRow(
  { waybill, carrier }: OfCarrier,
  { at, text, place, state }: CarrierTrack,
  receivedAt: Date,
): CarrierTrackEntity {
  const { status, reason = null, raw } = state;
  const digest = createHash('sha256')
    .update(JSON.stringify([waybill, carrier, at, text]))
    .digest('hex');
  return { digest, waybill, carrier, at, text, place: place ?? null, status, reason, raw, receivedAt };
}
