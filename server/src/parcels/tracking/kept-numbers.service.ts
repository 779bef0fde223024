// Which numbers does somebody keep, what is known of them, and who is called when one is there?
import { Inject, Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { carrierOf, Failure, keepingOf, MOST_KEPT_NUMBERS, pageAddress, parcelsPages } from '@kehuoyou/shared';
import type { Clock, KeptNumber, KeptNumbers, TrackingAsk } from '@kehuoyou/shared';
import { DataSource, In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { RecipientsService } from '../../accounts/household/recipients.service.js';
import { AccountsService } from '../../accounts/identity/accounts.service.js';
import { CLOCK } from '../../clock.js';
import { insertOnce } from '../../database/insert-once.js';
import { appendToOutbox } from '../../database/outbox/outbox.js';
import { OutboxListeners } from '../../database/outbox/outbox-listeners.js';
import type { DeliveredEvent } from '../../database/outbox/outbox-listeners.js';
import { Transactions } from '../../database/transaction.js';
import type { Command } from '../../database/transaction.js';
import type { Caller } from '../../http/caller.js';
import { NetworkService } from '../../network/network.service.js';
import { NoticesService } from '../../notices/notices.service.js';
import { ParcelEntity } from '../custody/parcel.entity.js';
import { numberKept, parcelMoved, parcelSettled, parcelSubject } from '../parcels.events.js';
import type { OfParcel } from '../parcels.events.js';
import { readyWords } from '../telling/parcel-words.js';
import { KeptNumberEntity } from './kept-number.entity.js';
import { TrackingStories } from './tracking-stories.service.js';
import { TrackingService } from './tracking.service.js';

/** What is older is no news. */
const NEWS_FOR_MS = 24 * 3_600_000;
const REASON = '您在查快递时点了“到了叫我”';

/** Numbers that accounts keep. They open nothing that the number alone does not. */
@Injectable()
export class KeptNumbersService implements OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly listeners: OutboxListeners,
    private readonly accounts: AccountsService,
    private readonly recipients: RecipientsService,
    private readonly notices: NoticesService,
    private readonly network: NetworkService,
    private readonly tracking: TrackingService,
    private readonly stories: TrackingStories,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.listeners.inside(parcelMoved, 'parcels.call_for_kept_numbers', async (event, tx) => {
      if (event.payload.late !== true) await this.call(event, tx);
    });
    this.listeners.inside(parcelSettled, 'parcels.call_when_settled', (event, tx) => this.call(event, tx));
  }

  async list({ accountId }: Caller): Promise<KeptNumbers> {
    const rows = await this.dataSource.manager.find(KeptNumberEntity, {
      where: { accountId },
      order: { keptAt: 'DESC', id: 'DESC' },
      take: MOST_KEPT_NUMBERS,
    });
    const numbers: KeptNumber[] = [];
    for (const row of rows) numbers.push(await this.view(row));
    return { numbers };
  }

  /** Keeps one, or changes whether its keeper wants to be called. */
  async keep(caller: Caller, ask: TrackingAsk & { calls: boolean }, command: Command): Promise<KeptNumbers> {
    const { waybill, carrier = '', phoneTail = null } = await this.tracking.read(ask);
    const { accountId } = caller;
    await this.transactions.once(command, async (tx) => {
      // Many that are sent at once are counted one after the other.
      await this.accounts.lock(tx, accountId);
      const { calls } = ask;
      const row = { id: uuid(), accountId, waybill, carrier, phoneTail, calls, keptAt: this.clock.now() };
      if (!(await insertOnce(tx, KeptNumberEntity, row)))
        await tx.update(KeptNumberEntity, { accountId, waybill, carrier }, { calls, phoneTail });
      else if ((await tx.countBy(KeptNumberEntity, { accountId })) > MOST_KEPT_NUMBERS)
        throw new Failure('too_many_numbers');
      else await appendToOutbox(tx, numberKept, { accountId }, row.keptAt);
      return {};
    });
    return this.list(caller);
  }

  /** Keeps one no longer. */
  async drop(caller: Caller, id: string, command: Command): Promise<KeptNumbers> {
    await this.transactions.once(command, async (tx) => {
      await tx.delete(KeptNumberEntity, { id, accountId: caller.accountId });
      return {};
    });
    return this.list(caller);
  }

  private async view({ id, waybill, carrier, phoneTail, calls }: KeptNumberEntity): Promise<KeptNumber> {
    const number = { waybill, ...(carrier === '' ? {} : { carrier }), ...(phoneTail === null ? {} : { phoneTail }) };
    const { known, parcel } = await this.stories.of(number);
    return {
      id,
      waybill,
      carrier: known?.carrier ?? carrier,
      calls,
      ...(parcel === undefined ? {} : { parcel }),
    };
  }

  /** Whoever asked for it hears that it is there; not on which shelf, which is its household's to know. */
  private async call(event: DeliveredEvent<OfParcel>, tx: EntityManager): Promise<void> {
    const parcel = await tx.findOneBy(ParcelEntity, { id: event.payload.parcelId });
    if (parcel?.state !== 'ready' || parcel.shelvedAt === null) return;
    const { waybill, carrier, shelvedAt, extended, holderId } = parcel;
    const now = this.clock.now();
    const point = this.network.findPoint(holderId ?? '');
    if (!point || now.getTime() - shelvedAt.getTime() > NEWS_FOR_MS) return;
    const callers = await this.callersFor(tx, parcel);
    if (callers.length === 0) return;
    const subject = parcelSubject(event.payload);
    const knowing = await this.notices.whoKnows(tx, { subject, kind: 'parcel_ready', accountIds: callers });
    const { keepUntil } = keepingOf({ shelvedAt, extended }, now);
    await this.notices.tell(tx, {
      ...readyWords({ pointName: point.name, shelf: null, waybill, at: shelvedAt, keepUntil }),
      eventId: event.id,
      kind: 'parcel_ready',
      subject,
      page: pageAddress(parcelsPages.tracking, { waybill, ...(carrier === '' ? {} : { carrier }) }),
      happenedAt: shelvedAt,
      recipients: callers
        .filter((accountId) => !knowing.has(accountId))
        .map((accountId) => ({ accountId, reason: REASON })),
    });
  }

  /** Those who asked to be called, but for the household, which hears more; a wrong end of the phone number calls nobody. */
  private async callersFor(tx: EntityManager, parcel: ParcelEntity): Promise<string[]> {
    const { waybill, carrier, phoneTail, phoneHash } = parcel;
    const rows = await tx.findBy(KeptNumberEntity, { waybill, carrier: In([...new Set(['', carrier])]), calls: true });
    const mayKnow = rows.filter((row) => !carrierOf(carrier).needsPhoneTail || row.phoneTail === phoneTail);
    if (mayKnow.length === 0) return [];
    const household = phoneHash === null ? undefined : await this.recipients.audienceOf(phoneHash);
    const told = new Set(household === undefined ? [] : [household.holder, ...household.followers]);
    return [...new Set(mayKnow.map(({ accountId }) => accountId))].filter((accountId) => !told.has(accountId));
  }
}
