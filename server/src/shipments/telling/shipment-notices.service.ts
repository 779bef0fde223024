// Who hears what becomes of an order while they do not look: that it goes with another bus, that there is room at last?
import { Injectable } from '@nestjs/common';
import { pageAddress, shipmentsPages, URGENT_WITHIN_MS } from '@kehuoyou/shared';
import type { NoticeKind } from '@kehuoyou/shared';
import type { EntityManager } from 'typeorm';
import { RecipientsService } from '../../accounts/household/recipients.service.js';
import { GrantsService } from '../../accounts/identity/grants.service.js';
import { NoticesService } from '../../notices/notices.service.js';
import { KEEPER_REASON, SENDER_REASON } from './reason-words.js';

/** After so long it has left, one way or another. */
const OF_USE_MS = 86_400_000;

/** What is told of the counter at which an order is handed in; apart from whatever its buses do. */
export function pointSubject(shipmentId: string): string {
  return `shipment ${shipmentId} point`;
}

/** Whose order it is. */
export interface OrderToTell {
  readonly id: string;
  readonly accountId: string;
  readonly pointId: string;
  readonly forCaller: boolean;
  /** Null before it is booked. */
  readonly senderPhoneHash: string | null;
  /** When its first bus leaves. */
  readonly leavesAt: Date;
}

/** What is of no use in the morning when the bus leaves at night or soon after. */
const BEFORE_THE_BUS: ReadonlySet<NoticeKind> = new Set([
  'shipment_rolled',
  'shipment_point',
  'shipment_held',
  'shipment_missed',
  'shipment_pooled',
]);

/** What to say. */
export interface ShipmentNews {
  readonly kind: Extract<NoticeKind, `shipment_${string}`>;
  readonly eventId: string;
  readonly at: Date;
  /** Until when it is of use; a day unless given. */
  readonly expiresAt?: Date;
  /** False where the keeper did it, and knows. */
  readonly toKeeper?: boolean;
  /** What it takes the place of: whatever was told of the order, unless given. */
  readonly subject?: string;
  /** Where it leads; to the order unless given. */
  readonly page?: string;
  readonly words: {
    readonly title: string;
    readonly text: string;
    readonly spoken: string;
    readonly message: { readonly what: string; readonly when: string; readonly why: string; readonly now: string };
  };
}

/** Tells the sender, whom the keeper rings if nothing else reaches them, and the keeper. */
@Injectable()
export class ShipmentNotices {
  constructor(
    private readonly notices: NoticesService,
    private readonly recipients: RecipientsService,
    private readonly grants: GrantsService,
  ) {}

  async tell(tx: EntityManager, row: OrderToTell, news: ShipmentNews): Promise<void> {
    const senders = await this.sendersOf(tx, row);
    const there = news.toKeeper === false ? [] : await this.grants.keepersOf(tx, [row.pointId]);
    const keepers = there.filter(({ accountId }) => !senders.has(accountId));
    await this.write(tx, row, news, [...senders, ...keepers.map(({ accountId }) => accountId)], senders);
  }

  /** The same to the sender alone; to the keeper where the sender has no phone with this app, to pass it on. */
  async tellSender(tx: EntityManager, row: OrderToTell, news: ShipmentNews): Promise<void> {
    const senders = await this.sendersOf(tx, row);
    if (senders.size === 0) return this.tell(tx, row, news);
    await this.write(tx, row, news, [...senders], senders);
  }

  /** To those who have heard something of this subject that was not taken back, and to nobody else. */
  async tellWhoKnow(
    tx: EntityManager,
    row: OrderToTell,
    news: ShipmentNews & { readonly subject: string },
  ): Promise<void> {
    const senders = await this.sendersOf(tx, row);
    const keepers = await this.grants.keepersOf(tx, [row.pointId]);
    const accountIds = [...new Set([...senders, ...keepers.map(({ accountId }) => accountId)])];
    const { subject, kind } = news;
    const knowing = await this.notices.whoKnows(tx, { subject, kind, accountIds });
    const told = accountIds.filter((accountId) => knowing.has(accountId));
    if (told.length > 0) await this.write(tx, row, news, told, senders);
  }

  /** What was told of the counter holds no more: the boxes go to another one. Nobody is disturbed. */
  async takeBackOfPoint(tx: EntityManager, { id }: Pick<OrderToTell, 'id'>): Promise<void> {
    await this.notices.takeBack(tx, pointSubject(id));
  }

  /** To whoever keeps the point where it is handed in, and to nobody else. */
  async tellKeeper(tx: EntityManager, row: OrderToTell, news: ShipmentNews): Promise<void> {
    const keepers = await this.grants.keepersOf(tx, [row.pointId]);
    const accountIds = [...new Set(keepers.map(({ accountId }) => accountId))];
    if (accountIds.length > 0) await this.write(tx, row, news, accountIds, new Set());
  }

  private async sendersOf(
    tx: EntityManager,
    { accountId, forCaller, senderPhoneHash }: OrderToTell,
  ): Promise<ReadonlySet<string>> {
    const audience = senderPhoneHash === null ? undefined : await this.recipients.audienceOf(senderPhoneHash, tx);
    return new Set([...(forCaller ? [] : [accountId]), ...(audience?.holder === undefined ? [] : [audience.holder])]);
  }

  private async write(
    tx: EntityManager,
    row: OrderToTell,
    { kind, eventId, at, expiresAt, subject, page, words }: ShipmentNews,
    accountIds: readonly string[],
    senders: ReadonlySet<string>,
  ): Promise<void> {
    await this.notices.tell(tx, {
      ...words,
      ...{ eventId, kind, subject: subject ?? `shipment ${row.id}`, happenedAt: at },
      page: page ?? pageAddress(shipmentsPages.shipment, { id: row.id }),
      expiresAt: expiresAt ?? new Date(at.getTime() + OF_USE_MS),
      urgent: BEFORE_THE_BUS.has(kind) && row.leavesAt.getTime() - at.getTime() < URGENT_WITHIN_MS,
      recipients: accountIds.map((accountId) =>
        senders.has(accountId)
          ? { accountId, reason: SENDER_REASON, callFrom: row.pointId }
          : { accountId, reason: KEEPER_REASON },
      ),
    });
  }
}
