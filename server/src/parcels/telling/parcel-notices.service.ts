// Who is told that a parcel is there or was fetched, and when is it too late to be told?
//
// The event says that something changed. What is true is read when it is delivered: of a parcel that was fetched before
// the keeper had a signal nobody hears that it has come.
import { Inject, Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { isOwnPiece, keepingOf, maskName, pageAddress, parcelsPages } from '@kehuoyou/shared';
import type { Clock, NoticeKind } from '@kehuoyou/shared';
import type { EntityManager } from 'typeorm';
import { RecipientsService } from '../../accounts/household/recipients.service.js';
import { Vault } from '../../accounts/safekeeping/vault.service.js';
import { CLOCK } from '../../clock.js';
import { isStillToCome } from '../../database/outbox/outbox.js';
import { OutboxListeners } from '../../database/outbox/outbox-listeners.js';
import type { DeliveredEvent } from '../../database/outbox/outbox-listeners.js';
import { NetworkService } from '../../network/network.service.js';
import { NoticesService } from '../../notices/notices.service.js';
import type { Recipient } from '../../notices/notices.service.js';
import { isLate } from '../custody/parcel-news.service.js';
import { ParcelEntity, ParcelEventEntity } from '../custody/parcel.entity.js';
import { Leavings } from '../leaving/leavings.service.js';
import { parcelMoved, parcelSettled, parcelSubject } from '../parcels.events.js';
import type { OfParcel } from '../parcels.events.js';
import { collectedWords, readyWords, returningWords } from './parcel-words.js';

/** What is older is no news: a keeper without a signal uploads days later. */
const NEWS_FOR_MS = 24 * 3_600_000;
const WALLET = pageAddress(parcelsPages.wallet);

/** Tells a household what becomes of its parcels. */
@Injectable()
export class ParcelNotices implements OnModuleInit {
  constructor(
    private readonly listeners: OutboxListeners,
    private readonly notices: NoticesService,
    private readonly recipients: RecipientsService,
    private readonly network: NetworkService,
    private readonly leavings: Leavings,
    private readonly vault: Vault,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.listeners.inside(parcelMoved, 'parcels.tell_moved', async (event, tx) => {
      if (event.payload.late !== true) await this.tell(event, tx);
    });
    this.listeners.inside(parcelSettled, 'parcels.tell_settled', (event, tx) => this.tell(event, tx));
  }

  private async tell(event: DeliveredEvent<OfParcel>, tx: EntityManager): Promise<void> {
    const parcel = await tx.findOneBy(ParcelEntity, { id: event.payload.parcelId });
    if (!parcel || parcel.phoneHash === null) return;
    // Of what happened long ago more may come from the same phone, and what is true now not be so then: the last tells.
    if (isLate(parcel.since, this.clock.now()) && (await isStillToCome(tx, parcelSettled, event))) return;
    // That something bought for somebody is there, or goes back, whoever had it bought says.
    if ((parcel.state === 'ready' || parcel.state === 'returning') && isOwnPiece(parcel)) return;
    if (parcel.state === 'ready') return this.tellReady(event, tx, parcel, parcel.phoneHash);
    if (parcel.state === 'collected') return this.tellCollected(event, tx, parcel, parcel.phoneHash);
    if (parcel.state === 'returning') return this.tellReturning(event, tx, parcel, parcel.phoneHash);
    // On its way again, or back: whoever has not heard that it is there need not hear it any more.
    await this.notices.takeBack(tx, parcelSubject(event.payload));
  }

  private async tellReady(
    event: DeliveredEvent<OfParcel>,
    tx: EntityManager,
    parcel: ParcelEntity,
    phoneHash: string,
  ): Promise<void> {
    const { holderId, shelvedAt, shelf, waybill, extended, due } = parcel;
    const point = this.network.findPoint(holderId ?? '');
    if (!point || shelvedAt === null) return;
    const audience = await this.audience(phoneHash, '到了', point.id);
    const subject = parcelSubject(event.payload);
    const accountIds = audience.map(({ accountId }) => accountId);
    const whoKnows = (kind: NoticeKind) => this.notices.whoKnows(tx, { subject, kind, accountIds });
    const [knowing, misled] = [await whoKnows('parcel_ready'), await whoKnows('parcel_collected')];
    const home = (await this.leavings.of([parcel], tx)).get(parcel.id) === 'home';
    const { keepUntil } = keepingOf({ shelvedAt, extended }, this.clock.now());
    // That somebody had taken it was a slip: whoever was told so hears it, however long it stands there.
    for (const mistaken of [true, false]) {
      if (!mistaken && this.isOld(shelvedAt)) continue;
      await this.notices.tell(tx, {
        ...readyWords({ pointName: point.name, shelf, waybill, at: shelvedAt, keepUntil, mistaken, home, due }),
        ...this.common(event, 'parcel_ready', mistaken ? event.at : shelvedAt),
        recipients: audience.filter(
          ({ accountId }) => misled.has(accountId) === mistaken && (mistaken || !knowing.has(accountId)),
        ),
      });
    }
  }

  private async tellReturning(
    event: DeliveredEvent<OfParcel>,
    tx: EntityManager,
    { id, waybill, pointId, holderId }: ParcelEntity,
    phoneHash: string,
  ): Promise<void> {
    const [decided] = await tx.find(ParcelEventEntity, {
      where: { parcelId: id, type: 'RETURN_DECIDED' },
      order: { happenedAt: 'DESC' },
      take: 1,
    });
    if (!decided || this.isOld(decided.happenedAt)) return this.notices.takeBack(tx, parcelSubject(event.payload));
    const point = this.network.findPoint(decided.pointId ?? holderId ?? pointId ?? '');
    const { happenedAt: at, reason } = decided;
    await this.notices.tell(tx, {
      ...returningWords({ pointName: point?.name ?? '服务点', waybill, at, reason: reason ?? '' }),
      ...this.common(event, 'parcel_returning', at),
      recipients: await this.unknowing(
        tx,
        event,
        'parcel_returning',
        await this.audience(phoneHash, '要退回', point?.id),
      ),
    });
  }

  private async tellCollected(
    event: DeliveredEvent<OfParcel>,
    tx: EntityManager,
    parcel: ParcelEntity,
    phoneHash: string,
  ): Promise<void> {
    const fact = await tx.findOneBy(ParcelEventEntity, { eventId: parcel.collectedBy ?? '' });
    const audience = await this.audience(phoneHash, '取走了', undefined);
    const recipients = await this.unknowing(tx, event, 'parcel_collected', audience);
    // Whoever was told so when it was news keeps that.
    if (audience.length > 0 && recipients.length === 0) return;
    if (!fact || this.isOld(fact.happenedAt)) return this.notices.takeBack(tx, parcelSubject(event.payload));
    const agent =
      fact.agentSealed === null
        ? undefined
        : maskName(this.vault.open(fact.agentSealed, `parcel_event.agent:${fact.eventId}`));
    await this.notices.tell(tx, {
      ...collectedWords({
        pointName: this.network.findPoint(fact.pointId ?? '')?.name ?? '服务点',
        waybill: parcel.waybill,
        at: fact.happenedAt,
        agent,
        wasKnown: fact.method === 'known' && fact.taker !== 'family',
        isFamily: fact.taker === 'family',
        home: fact.type === 'HOME_DELIVERED',
      }),
      ...this.common(event, 'parcel_collected', fact.happenedAt),
      urgent: agent !== undefined,
      recipients,
    });
  }

  /** What is the same in everything that a household is told of a parcel. */
  private common(event: DeliveredEvent<OfParcel>, kind: NoticeKind, happenedAt: Date) {
    return { eventId: event.id, kind, subject: parcelSubject(event.payload), page: WALLET, happenedAt };
  }

  /** Whoever has confirmed the number, called by the keeper if need be, and those who follow its people. */
  private async audience(phoneHash: string, what: string, callFrom: string | undefined): Promise<Recipient[]> {
    const found = await this.recipients.audienceOf(phoneHash);
    if (!found) return [];
    return [
      { accountId: found.holder, reason: `您家的快递${what}`, ...(callFrom === undefined ? {} : { callFrom }) },
      ...found.followers.map((accountId) => ({ accountId, reason: `您关注的家人的快递${what}` })),
    ];
  }

  /** Those who have not heard it yet: of facts that come one after the other each moves the parcel, and all is over when they are told. */
  private async unknowing(
    tx: EntityManager,
    { payload }: DeliveredEvent<OfParcel>,
    kind: NoticeKind,
    audience: readonly Recipient[],
  ): Promise<Recipient[]> {
    const accountIds = audience.map(({ accountId }) => accountId);
    const knowing = await this.notices.whoKnows(tx, { subject: parcelSubject(payload), kind, accountIds });
    return audience.filter(({ accountId }) => !knowing.has(accountId));
  }

  private isOld(at: Date): boolean {
    return this.clock.now().getTime() - at.getTime() > NEWS_FOR_MS;
  }
}
