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
import { insertRow } from '../../database/insert-rows.js';
import { appendToOutbox } from '../../database/outbox/outbox.js';
import { OutboxListeners } from '../../database/outbox/outbox-listeners.js';
import { insertNew } from '../../device-facts/insert-new.js';
import type { Signer } from '../../http/signed/signer.js';
import { exceptionsOf } from '../custody/parcel-row-store.js';
import { ParcelEntity } from '../custody/parcel.entity.js';
import { parcelAnnounced, parcelMoved, parcelTroubled, partnerNewsWritten } from '../parcels.events.js';
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
    this.listeners.inside(parcelAnnounced, 'parcels.tell_partners_of_new', ({ payload }, tx) =>
      this.note(tx, payload.parcelId),
    );
    this.listeners.inside(parcelTroubled, 'parcels.tell_partners_of_trouble', ({ payload }, tx) =>
      this.note(tx, payload.parcelId),
    );
    this.listeners.inside(parcelMoved, 'parcels.tell_partners', ({ payload }, tx) => this.note(tx, payload.parcelId));
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
    for (const { parcelId } of underWay) await this.note(tx, parcelId);
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

  /** Writes where the parcel is now for everybody who hears of it. The number is taken by who writes it first, and kept by the row's lock until it is committed. */
  private async note(tx: EntityManager, parcelId: string): Promise<void> {
    const followers = await tx.find(PartnerParcelEntity, { where: { parcelId }, order: { partnerId: 'ASC' } });
    const parcel = followers.length === 0 ? null : await tx.findOneBy(ParcelEntity, { id: parcelId });
    const since = parcel?.since ?? null;
    if (!parcel || since === null) return;
    const { state, exceptions } = parcel;
    for (const { partnerId } of followers) {
      const last = await tx.findOne(PartnerEventEntity, {
        where: { partnerId, parcelId },
        order: { number: 'DESC' },
      });
      const isSame = last?.state === state && last.exceptions === exceptions;
      if (isSame && last.since.getTime() === since.getTime()) continue;
      await tx.increment(PartnerEntity, { id: partnerId }, 'lastEvent', 1);
      const partner = await tx.findOneBy(PartnerEntity, { id: partnerId });
      if (!partner) continue;
      await insertRow(tx, PartnerEventEntity, {
        partnerId,
        number: partner.lastEvent,
        parcelId,
        state,
        exceptions,
        since,
        pointId: parcel.holderKind === 'vehicle' ? parcel.pointId : (parcel.holderId ?? parcel.pointId),
        writtenAt: this.clock.now(),
      });
      if (partner.pushUrl !== null)
        await appendToOutbox(tx, partnerNewsWritten, { partnerId, number: partner.lastEvent }, this.clock.now());
    }
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
