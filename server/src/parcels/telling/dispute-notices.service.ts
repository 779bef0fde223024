// Who is told that somebody else may have taken a parcel?
import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { maskName, pageAddress, parcelsPages } from '@kehuoyou/shared';
import type { EntityManager } from 'typeorm';
import { GrantsService } from '../../accounts/identity/grants.service.js';
import { Vault } from '../../accounts/safekeeping/vault.service.js';
import { OutboxListeners } from '../../database/outbox/outbox-listeners.js';
import type { DeliveredEvent } from '../../database/outbox/outbox-listeners.js';
import { NoticesService } from '../../notices/notices.service.js';
import { exceptionsOf } from '../custody/parcel-row-store.js';
import { ParcelEntity, ParcelEventEntity } from '../custody/parcel.entity.js';
import { parcelDisputed } from '../parcels.events.js';
import type { OfParcel } from '../parcels.events.js';
import { disputedWords } from './parcel-words.js';

/** Why a keeper hears of it. */
const KEEPER_REASON = '这件快递是您的服务点交出去的';

/** Tells the keepers of the point that handed it out. */
@Injectable()
export class DisputeNotices implements OnModuleInit {
  constructor(
    private readonly listeners: OutboxListeners,
    private readonly notices: NoticesService,
    private readonly grants: GrantsService,
    private readonly vault: Vault,
  ) {}

  onModuleInit(): void {
    this.listeners.inside(parcelDisputed, 'parcels.tell_disputed', (event, tx) => this.tell(event, tx));
  }

  private async tell(event: DeliveredEvent<OfParcel>, tx: EntityManager): Promise<void> {
    const parcel = await tx.findOneBy(ParcelEntity, { id: event.payload.parcelId });
    const handedOut = await tx.findOneBy(ParcelEventEntity, { eventId: parcel?.collectedBy ?? '' });
    // Settled meanwhile.
    if (!parcel || !handedOut || !exceptionsOf(parcel).includes('disputed')) return;
    const { agentSealed, eventId, happenedAt: at, pointId } = handedOut;
    const agent =
      agentSealed === null ? undefined : maskName(this.vault.open(agentSealed, `parcel_event.agent:${eventId}`));
    const keepers = await this.grants.keepersOf(tx, pointId === null ? [] : [pointId]);
    await this.notices.tell(tx, {
      ...disputedWords({ waybill: parcel.waybill, at, agent }),
      eventId: event.id,
      kind: 'parcel_disputed',
      subject: `dispute ${parcel.id}`,
      page: pageAddress(parcelsPages.bench, {}),
      happenedAt: event.at,
      recipients: keepers.map(({ accountId }) => ({ accountId, reason: KEEPER_REASON })),
    });
  }
}
