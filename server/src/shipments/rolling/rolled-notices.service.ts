// Who hears that boxes go with another bus?
import { Injectable } from '@nestjs/common';
import { pageAddress, shipmentsPages } from '@kehuoyou/shared';
import type { EntityManager } from 'typeorm';
import { RecipientsService } from '../../accounts/household/recipients.service.js';
import { GrantsService } from '../../accounts/identity/grants.service.js';
import { NoticesService } from '../../notices/notices.service.js';
import type { ShipmentEntity } from '../booking/shipment.entity.js';
import { KEEPER_REASON, SENDER_REASON } from './rolled-words.js';

/** After so long it has left, one way or another. */
const OF_USE_MS = 86_400_000;

/** What to say. */
export interface RolledNews {
  readonly eventId: string;
  readonly at: Date;
  readonly words: {
    readonly title: string;
    readonly text: string;
    readonly spoken: string;
    readonly message: { readonly what: string; readonly when: string; readonly why: string; readonly now: string };
  };
}

/** Tells the sender, whom the keeper rings if nothing else reaches them, and the keeper. */
@Injectable()
export class RolledNotices {
  constructor(
    private readonly notices: NoticesService,
    private readonly recipients: RecipientsService,
    private readonly grants: GrantsService,
  ) {}

  async tell(tx: EntityManager, row: ShipmentEntity, { eventId, at, words }: RolledNews): Promise<void> {
    const holder =
      row.senderPhoneHash === null ? undefined : (await this.recipients.audienceOf(row.senderPhoneHash))?.holder;
    const senders = new Set([...(row.forCaller ? [] : [row.accountId]), ...(holder === undefined ? [] : [holder])]);
    const keepers = (await this.grants.keepersOf(tx, [row.pointId])).filter(({ accountId }) => !senders.has(accountId));
    await this.notices.tell(tx, {
      ...words,
      ...{ eventId, kind: 'shipment_rolled', subject: `shipment ${row.id}`, happenedAt: at },
      page: pageAddress(shipmentsPages.shipment, { id: row.id }),
      expiresAt: new Date(at.getTime() + OF_USE_MS),
      recipients: [
        ...[...senders].map((accountId) => ({ accountId, reason: SENDER_REASON, callFrom: row.pointId })),
        ...keepers.map(({ accountId }) => ({ accountId, reason: KEEPER_REASON })),
      ],
    });
  }
}
