// How does what a parcel is stay what its facts say?
import { Injectable } from '@nestjs/common';
import { foldParcel } from '@kehuoyou/shared';
import type { ParcelProgress } from '@kehuoyou/shared';
import type { EntityManager } from 'typeorm';
import { addFacts } from '../../device-facts/record-facts.js';
import type { NewFact } from '../../device-facts/device-fact-row.js';
import { busesOf, factsOf, holdParcels, holdSubjects, parcelsIn, subjects } from './custody-store.js';
import { overwriteParcels } from './parcel-columns-store.js';
import { areSameColumns, columnsOf, progressOf } from './parcel-row-store.js';
import type { FoldedColumns } from './parcel-row-store.js';
import { ParcelEventEntity } from './parcel.entity.js';
import type { ParcelEntity } from './parcel.entity.js';

/** A parcel before and after some facts were added to it. */
export interface ParcelChange {
  readonly before: ParcelEntity;
  readonly after: ParcelEntity;
  readonly progress: ParcelProgress;
  /** When the latest that was added of what concerns it happened: its own facts, else those of its bag or bus. */
  readonly saidOf?: Date;
}

/** What facts of several parcels may have in common: as a row says it, or as it was sent. */
type Touching = Pick<ParcelEventEntity, 'type'> & {
  readonly [Field in 'seal' | 'tripId' | 'serviceDate' | 'pointId']?: string | null;
};

/** Adds facts, and keeps every row of `parcel` equal to the fold of its facts. */
@Injectable()
export class ParcelBook {
  /**
   * Holds in the caller's transaction what these facts have in common with facts of others, before they are added.
   * Two sendings of the same bag, bus or shelf then come one after the other, and the second sees what the first said.
   */
  async hold(tx: EntityManager, facts: readonly Touching[]): Promise<void> {
    await holdSubjects(tx, [
      ...facts.flatMap(({ seal }) => (seal ? [subjects.bag(seal)] : [])),
      ...busesOf(facts).map(subjects.bus),
      ...facts.flatMap(({ type, pointId }) => (type === 'SHELVED' && pointId ? [subjects.shelves(pointId)] : [])),
    ]);
  }

  /** Adds facts that the server itself makes, in the caller's transaction, and refolds what they concern. */
  async add(tx: EntityManager, facts: readonly NewFact<ParcelEventEntity>[]): Promise<ParcelChange[]> {
    await this.hold(tx, facts);
    const { added } = await addFacts(tx, ParcelEventEntity, facts);
    return this.refold(tx, added);
  }

  /** Writes in the caller's transaction what parcels come to of which `added` were added. Gives those that changed. */
  async refold(tx: EntityManager, added: readonly ParcelEventEntity[]): Promise<ParcelChange[]> {
    const shared = added.filter(({ parcelId }) => parcelId === null);
    const ids = [
      ...added.flatMap(({ parcelId }) => parcelId ?? []),
      ...(await parcelsIn(tx, {
        seals: shared.flatMap(({ seal }) => seal ?? []),
        buses: busesOf(shared.filter(({ seal }) => seal === null)),
      })),
    ];
    const held = await holdParcels(tx, ids);
    const facts = await factsOf(tx, ids);
    // In the order in which they happened: the last one stays. What was said of a bag or a bus has no parcel's id.
    const saidOf = new Map(added.map(({ parcelId, happenedAt }) => [parcelId, happenedAt]));
    const changes = held.flatMap((before): ParcelChange[] => {
      const progress = progressOf(before.id, facts.get(before.id) ?? []);
      const columns = columnsOf(progress);
      if (areSameColumns(before, columns)) return [];
      const at = saidOf.get(before.id) ?? saidOf.get(null);
      return [{ before, after: { ...before, ...columns }, progress, ...(at === undefined ? {} : { saidOf: at }) }];
    });
    await overwriteParcels(
      tx,
      changes.map(({ after }) => after),
      FOLDED,
    );
    return changes;
  }
}

/** The columns that the fold decides: those of a parcel of which nothing is known. */
const FOLDED = Object.keys(columnsOf(foldParcel([]))) as (keyof FoldedColumns)[];
