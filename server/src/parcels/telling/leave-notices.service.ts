// Who is asked whether a parcel may be left at its point?
import { Inject, Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { pageAddress, parcelsPages, wayIndex } from '@kehuoyou/shared';
import type { Clock } from '@kehuoyou/shared';
import type { EntityManager } from 'typeorm';
import { RecipientsService } from '../../accounts/household/recipients.service.js';
import { CLOCK } from '../../clock.js';
import { OutboxListeners } from '../../database/outbox/outbox-listeners.js';
import type { DeliveredEvent } from '../../database/outbox/outbox-listeners.js';
import { NetworkService } from '../../network/network.service.js';
import { NoticesService } from '../../notices/notices.service.js';
import { ParcelEntity } from '../custody/parcel.entity.js';
import { Leavings } from '../leaving/leavings.service.js';
import { parcelMoved } from '../parcels.events.js';
import type { OfParcel } from '../parcels.events.js';
import { LEAVE_REASON, leaveAskedWords } from './leave-words.js';

/** Then it is there or has gone by, ms. */
const ASKS_FOR_MS = 3 * 86_400_000;

/** What the question about a parcel is about: apart from what is told of it. */
export function leaveSubject({ parcelId }: OfParcel): string {
  return `leaving of parcel ${parcelId}`;
}

/** Asks once, between the hub and the shelf; in the wallet the question stands until it is answered. */
@Injectable()
export class LeaveNotices implements OnModuleInit {
  constructor(
    private readonly listeners: OutboxListeners,
    private readonly notices: NoticesService,
    private readonly recipients: RecipientsService,
    private readonly network: NetworkService,
    private readonly leavings: Leavings,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.listeners.inside(parcelMoved, 'parcels.ask_leaving', (event, tx) => this.ask(event, tx));
  }

  private async ask(event: DeliveredEvent<OfParcel>, tx: EntityManager): Promise<void> {
    const parcel = await tx.findOneBy(ParcelEntity, { id: event.payload.parcelId });
    if (!parcel || parcel.phoneHash === null || parcel.pointId === null) return;
    const far = wayIndex(parcel.state);
    if (far < wayIndex('at_hub') || far >= wayIndex('ready')) return;
    if ((await this.leavings.of([parcel], tx)).get(parcel.id) !== 'open') return;
    const holder = (await this.recipients.audienceOf(parcel.phoneHash))?.holder;
    const point = this.network.findPoint(parcel.pointId);
    if (holder === undefined || !point) return;
    const about = { subject: leaveSubject(event.payload), kind: 'parcel_leave_asked' as const };
    if ((await this.notices.whoKnows(tx, { ...about, accountIds: [holder] })).size > 0) return;
    await this.notices.tell(tx, {
      ...leaveAskedWords({ waybill: parcel.waybill, pointName: point.name, at: event.at }),
      ...about,
      eventId: event.id,
      page: pageAddress(parcelsPages.wallet, {}),
      happenedAt: event.at,
      expiresAt: new Date(this.clock.now().getTime() + ASKS_FOR_MS),
      recipients: [{ accountId: holder, reason: LEAVE_REASON, callFrom: point.id }],
    });
  }
}
