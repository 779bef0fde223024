// What of a parcel's changes must others hear of?
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { appendAllToOutbox } from '../../database/outbox/outbox.js';
import {
  MOST_TOGETHER,
  parcelDisputed,
  parcelMoved,
  parcelsChangedBus,
  parcelsAnnounced,
  parcelSettled,
  parcelTroubled,
} from '../parcels.events.js';
import type { OfParcelsOfBus } from '../parcels.events.js';
import type { ParcelChange } from './parcel-book.service.js';
import { exceptionsOf } from './parcel-row-store.js';
import type { ParcelEntity } from './parcel.entity.js';

/** What is said so long after it happened waited on a phone without a signal, and is not alone. */
const LATE_MS = 30 * 60_000;
/** What waited with it comes within so long: it may say that a parcel which was put on a shelf has been fetched since. */
const SETTLES_MS = 2 * 60_000;

/** True for what happened so long before `now`; never for what is not known. */
export function isLate(happened: Date | null | undefined, now: Date): boolean {
  return (happened?.getTime() ?? Infinity) < now.getTime() - LATE_MS;
}

/** Writes events of changes where they happen. */
@Injectable()
export class ParcelNews {
  /**
   * Says in the caller's transaction which parcels are in another state than before, or in other trouble, and which are
   * disputed. Of those in `named` it is known only now whose they are: one that has come already is news to them.
   */
  async tell(
    tx: EntityManager,
    changes: readonly ParcelChange[],
    at: Date,
    named: readonly Pick<ParcelEntity, 'id' | 'state'>[] = [],
  ): Promise<void> {
    const of = (ids: readonly string[]) => [...new Set(ids)].map((parcelId) => ({ parcelId }));
    const changed = (which: (change: ParcelChange) => boolean) => changes.filter(which).map(({ after }) => after.id);
    const toCome = changed(({ before, after }) => before.since === null && after.state === 'expected');
    const hasMoved = ({ before, after }: ParcelChange) => before.state !== after.state;
    const moved = changed((change) => hasMoved(change) && !isLate(change.saidOf, at));
    const late = changed((change) => hasMoved(change) && isLate(change.saidOf, at));
    const troubled = changed(
      ({ before, after }) => before.state === after.state && before.exceptions !== after.exceptions,
    );
    const nowNamed = named.filter(({ state }) => state !== 'expected').map(({ id }) => id);
    const disputed = changed(({ before, after }) => isDisputed(after) && !isDisputed(before));
    await appendAllToOutbox(tx, parcelsAnnounced, together(toCome), at);
    await appendAllToOutbox(tx, parcelMoved, of([...moved, ...nowNamed]), at);
    const told = of(late).map((parcel) => ({ ...parcel, late: true }));
    await appendAllToOutbox(tx, parcelMoved, told, at);
    await appendAllToOutbox(tx, parcelSettled, of(late), at, new Date(at.getTime() + SETTLES_MS));
    await appendAllToOutbox(tx, parcelTroubled, of(troubled), at);
    await appendAllToOutbox(tx, parcelDisputed, of(disputed), at);
    await appendAllToOutbox(tx, parcelsChangedBus, changedBus(changes.filter(({ saidOf }) => !isLate(saidOf, at))), at);
  }
}

/** Those that lie and wait, and were meant for one bus before and for another now; by the bus before. */
function changedBus(changes: readonly ParcelChange[]): OfParcelsOfBus[] {
  const off = new Map<string, { readonly from: OfParcelsOfBus['from']; readonly ids: string[] }>();
  for (const { before, after } of changes) {
    const { tripId, serviceDate } = before;
    const waited = before.state === 'sorted' || before.state === 'loaded';
    const waits = after.state === 'sorted' && after.tripId !== null && after.phoneHash !== null;
    if (!waited || !waits || tripId === null || serviceDate === null) continue;
    if (after.tripId === tripId && after.serviceDate === serviceDate) continue;
    const key = `${serviceDate} ${tripId}`;
    const group = off.get(key) ?? { from: { tripId, serviceDate }, ids: [] };
    group.ids.push(after.id);
    off.set(key, group);
  }
  return [...off.values()].flatMap(({ from, ids }) => together(ids).map((some) => ({ ...some, from })));
}

/** All of them in as few events as hold them. */
function together(ids: readonly string[]): { readonly parcelIds: readonly string[] }[] {
  return Array.from({ length: Math.ceil(ids.length / MOST_TOGETHER) }, (_each, part) => ({
    parcelIds: ids.slice(part * MOST_TOGETHER, (part + 1) * MOST_TOGETHER),
  }));
}

function isDisputed(parcel: ParcelEntity): boolean {
  return exceptionsOf(parcel).includes('disputed');
}
