// What does a partner hear of its parcels, in an order in which it can miss nothing?
import { Inject, Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import {
  Failure,
  outwardState,
  parcelStateNames,
  toKarrioState,
  toKdniaoState,
  toKuaidi100State,
} from '@kehuoyou/shared';
import type { Clock, PartnerEvent, PartnerEvents as Answer } from '@kehuoyou/shared';
import { DataSource, In, MoreThan } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { CLOCK } from '../../clock.js';
import { insertRows } from '../../database/insert-rows.js';
import { appendToOutbox } from '../../database/outbox/outbox.js';
import { OutboxListeners } from '../../database/outbox/outbox-listeners.js';
import { locked } from '../../database/row-lock.js';
import { insertNew } from '../../device-facts/insert-new.js';
import type { Signer } from '../../http/signed/signer.js';
import { exceptionsOf } from '../custody/parcel-row-store.js';
import { ParcelEntity } from '../custody/parcel.entity.js';
import { parcelIdsOf, parcelMoved, parcelsAnnounced, parcelTroubled, partnerNewsWritten } from '../parcels.events.js';
import { PartnerEntity, PartnerEventEntity, PartnerParcelEntity } from './partner.entity.js';

/** Most events of one answer. */
const MOST = 200;

/** Writes down what partners are to hear, and tells them when they ask. */
@Injectable()
export class PartnerEvents implements OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly listeners: OutboxListeners,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.listeners.inside(parcelsAnnounced, 'parcels.tell_partners_of_new', ({ payload }, tx) =>
      this.note(tx, parcelIdsOf(payload)),
    );
    this.listeners.inside(parcelTroubled, 'parcels.tell_partners_of_trouble', ({ payload }, tx) =>
      this.note(tx, [payload.parcelId]),
    );
    this.listeners.inside(parcelMoved, 'parcels.tell_partners', ({ payload }, tx) => this.note(tx, [payload.parcelId]));
  }

  /** From now on `partnerId` hears of these parcels; of one that is on its way already, where it is now. */
  async follow(
    tx: EntityManager,
    partnerId: string,
    parcels: readonly { readonly parcelId: string; readonly isNew: boolean }[],
  ): Promise<void> {
    const ids = [...new Set(parcels.map(({ parcelId }) => parcelId))].sort();
    const earlier = await tx.findBy(PartnerParcelEntity, { partnerId, parcelId: In(ids) });
    const followed = new Set(earlier.map(({ parcelId }) => parcelId));
    await insertNew(
      tx,
      PartnerParcelEntity,
      ids.map((parcelId) => ({ parcelId, partnerId })),
    );
    const underWay = parcels.filter(({ parcelId, isNew }) => !isNew && !followed.has(parcelId));
    await this.note(
      tx,
      underWay.map(({ parcelId }) => parcelId),
    );
  }

  /** Events after the cursor, the oldest first. */
  async list({ id }: Signer, { after = '' }: { readonly after?: string }): Promise<Answer> {
    if (!/^\d{0,9}$/.test(after)) throw new Failure('invalid_field', 'after');
    const { manager } = this.dataSource;
    const rows = await manager.find(PartnerEventEntity, {
      where: { partnerId: id, number: MoreThan(Number(after)) },
      order: { number: 'ASC' },
      take: MOST,
    });
    const parcels = await manager.find(ParcelEntity, {
      select: { id: true, waybill: true, carrier: true },
      where: { id: In([...new Set(rows.map(({ parcelId }) => parcelId))]) },
    });
    const byId = new Map(parcels.map((each) => [each.id, each]));
    return {
      events: rows.flatMap((row) => {
        const parcel = byId.get(row.parcelId);
        return parcel ? [viewOf(row, parcel)] : [];
      }),
      next: String(rows.at(-1)?.number ?? Number(after)),
    };
  }

  /**
   * Writes where the parcels are now for everybody who hears of them. Who hears is held until the end: two events of
   * one parcel come one after the other, and the second sees what the first has written.
   */
  private async note(tx: EntityManager, parcelIds: readonly string[]): Promise<void> {
    if (parcelIds.length === 0) return;
    const hears = await locked(
      tx.createQueryBuilder(PartnerParcelEntity, 'hears').where({ parcelId: In([...parcelIds]) }),
    ).getMany();
    if (hears.length === 0) return;
    const parcels = await tx.findBy(ParcelEntity, { id: In([...new Set(hears.map(({ parcelId }) => parcelId))]) });
    for (const partnerId of [...new Set(hears.map((each) => each.partnerId))].sort()) {
      const own = new Set(hears.filter((each) => each.partnerId === partnerId).map(({ parcelId }) => parcelId));
      const news = await this.newsOf(
        tx,
        partnerId,
        parcels.filter(({ id }) => own.has(id)),
      );
      if (news.length > 0) await this.write(tx, partnerId, news);
    }
  }

  /** Those of its parcels that are elsewhere than it has heard. */
  private async newsOf(
    tx: EntityManager,
    partnerId: string,
    parcels: readonly ParcelEntity[],
  ): Promise<(ParcelEntity & { readonly since: Date })[]> {
    const told = await tx.find(PartnerEventEntity, {
      where: { partnerId, parcelId: In(parcels.map(({ id }) => id)) },
      order: { number: 'ASC' },
    });
    const lasts = new Map(told.map((event) => [event.parcelId, event]));
    return parcels.flatMap((parcel) => {
      const [last, { since }] = [lasts.get(parcel.id), parcel];
      const isSame = last?.state === parcel.state && last.exceptions === parcel.exceptions;
      if (since === null || (isSame && last.since.getTime() === since.getTime())) return [];
      return [{ ...parcel, since }];
    });
  }

  /** Gives them their numbers, which are taken by who writes first, and kept by the row's lock until it is committed. */
  private async write(
    tx: EntityManager,
    partnerId: string,
    news: readonly (ParcelEntity & { readonly since: Date })[],
  ): Promise<void> {
    await tx.increment(PartnerEntity, { id: partnerId }, 'lastEvent', news.length);
    const partner = await tx.findOneBy(PartnerEntity, { id: partnerId });
    if (!partner) return;
    const rows = news.map((parcel, index) => ({
      partnerId,
      number: partner.lastEvent - news.length + 1 + index,
      parcelId: parcel.id,
      state: parcel.state,
      exceptions: parcel.exceptions,
      since: parcel.since,
      pointId: parcel.holderKind === 'vehicle' ? parcel.pointId : (parcel.holderId ?? parcel.pointId),
      writtenAt: this.clock.now(),
    }));
    await insertRows(tx, PartnerEventEntity, rows);
    // Whoever is pushed the last of them is pushed all that come before it.
    if (partner.pushUrl !== null)
      await appendToOutbox(tx, partnerNewsWritten, { partnerId, number: partner.lastEvent }, this.clock.now());
  }
}

function viewOf(
  { number, parcelId, state, exceptions, since, pointId }: PartnerEventEntity,
  { waybill, carrier }: Pick<ParcelEntity, 'waybill' | 'carrier'>,
): PartnerEvent {
  const outward = outwardState(state, exceptionsOf({ exceptions }));
  const kuaidi100 = toKuaidi100State(outward);
  return {
    cursor: String(number),
    parcelId,
    waybill,
    carrier,
    state,
    stateText: parcelStateNames[state],
    at: since.toISOString(),
    ...(pointId === null ? {} : { pointId }),
    ...outward,
    kuaidi100: { state: kuaidi100.state, statusCode: kuaidi100.fine },
    kdniao: toKdniaoState(outward),
    karrio: toKarrioState(outward),
  };
}
