// Who hears that what they asked for is bought, that it is there, and that a piece of it does not come?
//
// Of an errand these three are told and nothing else. The parcels feature is silent of pieces of ours where this one
// speaks: one thing is told once.
import { Inject, Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { errandsPages, isPieceMove, pageAddress } from '@kehuoyou/shared';
import type { Clock, ErrandFact, NoticeKind } from '@kehuoyou/shared';
import type { EntityManager } from 'typeorm';
import { RecipientsService } from '../../accounts/household/recipients.service.js';
import { Vault } from '../../accounts/safekeeping/vault.service.js';
import { CLOCK } from '../../clock.js';
import { isNobody } from '../../database/nobody.js';
import { OutboxListeners } from '../../database/outbox/outbox-listeners.js';
import type { DeliveredEvent } from '../../database/outbox/outbox-listeners.js';
import { NoticesService } from '../../notices/notices.service.js';
import type { Recipient } from '../../notices/notices.service.js';
import { errandStepped } from '../errands.events.js';
import type { OfErrand } from '../errands.events.js';
import { ErrandReading } from '../keeping/errand-reading.service.js';
import { wholeErrand } from '../keeping/errand-store.js';
import { boughtWords, lostWords, OWN_REASON, readyWords, waitingAt } from './errand-notice-words.js';
import type { WholeErrand } from '../keeping/errand.entity.js';

/** What has lain there for longer is no news: a keeper without a signal uploads days later. */
const NEWS_FOR_MS = 24 * 3_600_000;

/** What is told, and where the keeper rings whom nothing reaches. */
interface Told {
  readonly kind: NoticeKind;
  readonly words: ReturnType<typeof boughtWords>;
  readonly callFrom?: string | undefined;
  /** Of which piece, from 1; absent where it is of all. */
  readonly piece?: number | undefined;
}

/** Tells whoever asked. */
@Injectable()
export class ErrandNotices implements OnModuleInit {
  constructor(
    private readonly listeners: OutboxListeners,
    private readonly notices: NoticesService,
    private readonly recipients: RecipientsService,
    private readonly reading: ErrandReading,
    private readonly vault: Vault,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.listeners.inside(errandStepped, 'errands.tell', (event, tx) => this.tell(event, tx));
  }

  /** What is true is read when it is told: of what was fetched meanwhile nobody hears that it is there. */
  private async tell(event: DeliveredEvent<OfErrand>, tx: EntityManager): Promise<void> {
    const whole = await wholeErrand(tx, this.vault, event.payload.errandId);
    const fact = whole?.facts.find(({ eventId }) => eventId === event.payload.eventId);
    if (!whole || !fact) return;
    const { state } = whole.folded;
    if (fact.type === 'buy') {
      const wasCancelled = whole.facts.some(({ type }) => type === 'cancel');
      return this.send(event, tx, whole, { kind: 'errand_bought', words: boughtWords(whole, event.at, wasCancelled) });
    }
    if (!isPieceMove(fact.type)) return;
    // Fetched, put on a bus again, or a slip: whoever has not heard that it is there need not, and nobody rings them.
    if (state !== 'ready') await this.notices.takeBack(tx, subjectOf(whole, 'errand_ready'));
    if (fact.type === 'lose') return this.tellLost(event, tx, whole, fact);
    // It turned up.
    await this.notices.takeBack(tx, subjectOf(whole, 'errand_lost', fact.piece));
    if (fact.type === 'shelve' && state === 'ready') await this.tellReady(event, tx, whole, fact);
  }

  private async tellLost(
    event: DeliveredEvent<OfErrand>,
    tx: EntityManager,
    whole: WholeErrand,
    { eventId, piece, reason = '' }: ErrandFact,
  ): Promise<void> {
    const moves = whole.facts.filter((fact) => isPieceMove(fact.type) && fact.piece === piece);
    const last = [...moves].sort((one, other) => Date.parse(one.at) - Date.parse(other.at)).at(-1);
    const [names] = await this.reading.names(tx, [whole]);
    // Found again before anybody was told.
    if (names === undefined || last?.eventId !== eventId) return;
    const words = lostWords(whole, names, reason, event.at);
    await this.send(event, tx, whole, { kind: 'errand_lost', words, callFrom: names.point.id, piece });
  }

  private async tellReady(
    event: DeliveredEvent<OfErrand>,
    tx: EntityManager,
    whole: WholeErrand,
    { piece }: ErrandFact,
  ): Promise<void> {
    const [names] = await this.reading.names(tx, [whole]);
    const since = names?.readySince;
    // That it had been fetched was a slip: whoever thinks so hears it, however long it lies there.
    const wasFetched = whole.facts.some((fact) => fact.type === 'hand' && fact.piece === piece);
    if (names === undefined || since === undefined || (this.isOld(since) && !wasFetched)) return;
    const [place] = waitingAt(names);
    const words = readyWords(whole, names, since);
    await this.send(event, tx, whole, { kind: 'errand_ready', words, callFrom: place?.id });
  }

  private isOld(at: Date): boolean {
    return this.clock.now().getTime() - at.getTime() > NEWS_FOR_MS;
  }

  private async send(
    event: DeliveredEvent<OfErrand>,
    tx: EntityManager,
    whole: WholeErrand,
    { kind, words, callFrom, piece }: Told,
  ): Promise<void> {
    const subject = subjectOf(whole, kind, piece);
    const audience = await this.audience(tx, whole, callFrom);
    const accountIds = audience.map(({ accountId }) => accountId);
    const knowing = await this.notices.whoKnows(tx, { subject, kind, accountIds });
    await this.notices.tell(tx, {
      ...{ ...words, eventId: event.payload.eventId, kind, subject, happenedAt: event.at },
      page: pageAddress(errandsPages.errand, { id: whole.row.id }),
      recipients: audience.filter(({ accountId }) => !knowing.has(accountId)),
    });
  }

  /** Whoever asked, and whoever has confirmed the number; whom nothing reaches the keeper rings once it is there. */
  private async audience(tx: EntityManager, { row }: WholeErrand, callFrom: string | undefined): Promise<Recipient[]> {
    const holder = row.phoneHash === null ? undefined : (await this.recipients.audienceOf(row.phoneHash, tx))?.holder;
    const asker = row.forCaller || isNobody(row.accountId) ? [] : [row.accountId];
    const accounts = new Set([...asker, ...(holder === undefined ? [] : [holder])]);
    const call = callFrom === undefined ? {} : { callFrom };
    return [...accounts].map((accountId) => ({ accountId, reason: OWN_REASON, ...call }));
  }
}

/** Bought, there, and each piece that does not come stand beside each other: the second does not take the first back. */
function subjectOf({ row }: WholeErrand, kind: NoticeKind, piece?: number): string {
  if (kind === 'errand_lost') return `errand ${row.id} lost ${piece ?? 1}`;
  return kind === 'errand_ready' ? `errand ${row.id} ready` : `errand ${row.id}`;
}
