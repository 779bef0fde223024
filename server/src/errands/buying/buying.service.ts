// What does whoever buys say: taken, asked back, bought, cannot, given to the bus?
import { Inject, Injectable } from '@nestjs/common';
import {
  buyRefusal,
  ERRAND_RECEIPT,
  errandPolicy,
  errandRules,
  errandWorkPolicy,
  Failure,
  may,
  questionRefusal,
  refusedThing,
} from '@kehuoyou/shared';
import type { AskBack, AskedLine, BuyErrand, Clock, Errand, ErrandAt } from '@kehuoyou/shared';
import type { EntityManager } from 'typeorm';
import { CLOCK } from '../../clock.js';
import type { Command } from '../../database/transaction.js';
import { correctedTime } from '../../device-facts/corrected-time.js';
import { authorisedRole } from '../../http/authorise.js';
import type { Caller } from '../../http/caller.js';
import { NetworkService } from '../../network/network.service.js';
import { attachMedia } from '../../pictures/media-rows.js';
import { Pieces } from '../following/pieces.service.js';
import { ErrandDeeds } from '../keeping/errand-deeds.service.js';
import type { PersonsDeed } from '../keeping/errand-deeds.service.js';
import { ErrandShops } from '../keeping/errand-shops.service.js';
import type { WholeErrand, BuyerKind, ErrandEntity } from '../keeping/errand.entity.js';
import { refuse } from '../keeping/refusing.js';

const HOUR_MS = 3_600_000;

/** What a buyer does. */
type BuyersDeed = 'accept' | 'ask_back' | 'buy' | 'cannot' | 'hand_over' | 'returned';

/** Buys for others. */
@Injectable()
export class Buying {
  constructor(
    private readonly deeds: ErrandDeeds,
    private readonly shops: ErrandShops,
    private readonly network: NetworkService,
    private readonly pieces: Pieces,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Takes it, for a shop of the caller's, or for the point where it is collected. */
  async accept(caller: Caller, { id, shopId }: { id: string; shopId?: string }, command: Command): Promise<Errand> {
    const open = (await this.shops.open()).filter((shop) => may(caller, errandWorkPolicy.shop, { companyId: shop.id }));
    const buyerOf = ({ row }: WholeErrand): Pick<ErrandEntity, 'buyerKind' | 'buyerId'> => {
      const shop = open.find((each) => (shopId ?? row.shopId ?? each.id) === each.id);
      if (shop && (row.shopId ?? shop.id) === shop.id) return buyer('shop', shop.id);
      const isKeeper = may(caller, errandWorkPolicy.point, this.network.jurisdictionOf(row.pointId));
      if (shopId === undefined && isKeeper) return buyer('point', row.pointId);
      throw new Failure('errand_shop_not_found', 'shopId');
    };
    const fact = (whole: WholeErrand) => {
      buyerOf(whole);
      return { type: 'accept' as const };
    };
    return this.done(caller, id, { deed: 'accept', fact, set: buyerOf }, command);
  }

  /** Asks whether something else, or another price, will do. Once; what is asked waits for an answer and no longer than said. */
  async askBack(caller: Caller, { id, proposals, hours }: AskBack, command: Command): Promise<Errand> {
    const until = new Date(this.clock.now().getTime() + (hours ?? errandRules.answerHours) * HOUR_MS).toISOString();
    const fact = ({ contents, folded }: WholeErrand) => {
      if (folded.wasAskedBack) throw new Failure('errand_asked_before', 'id');
      const refusal = questionRefusal(contents.lines, proposals);
      if (refusal !== undefined) throw new Failure(refusal, 'proposals');
      refuseInstead(contents.lines, proposals, 'proposals');
      return { type: 'ask_back' as const, proposals, until };
    };
    return this.done(caller, id, { deed: 'ask_back', fact }, command);
  }

  /** It is bought. Above what was agreed, and instead of what was wanted without a yes, nothing is taken. */
  async buy(caller: Caller, ask: BuyErrand, command: Command): Promise<Errand> {
    const { sentAt: _sentAt, ...body } = ask;
    const { id, lines, receipts = [] } = ask;
    const fact = (whole: WholeErrand) => {
      refuseInstead(whole.contents.lines, lines, 'lines');
      const refusal = buyRefusal(whole.contents.lines, whole.folded.lines, lines);
      if (refusal !== undefined) throw new Failure(refusal, 'lines');
      const at = this.boughtAt(whole, ask);
      return { type: 'buy' as const, bought: lines, ...(at === undefined ? {} : { at }) };
    };
    const files = { purpose: ERRAND_RECEIPT, subjectId: id, ids: receipts, ownerId: caller.accountId };
    // Sent again it is the same, also where the phone's clock has gone on.
    const same = { ...command, body };
    return this.done(caller, id, { deed: 'buy', fact, also: (tx) => attachMedia(tx, files) }, same);
  }

  /** It cannot be bought: why. */
  async cannot(caller: Caller, { id, text }: { id: string; text: string }, command: Command): Promise<Errand> {
    const fact = () => ({ type: 'cannot' as const, reason: text });
    return this.done(caller, id, { deed: 'cannot', fact }, command);
  }

  /** Gives it to the bus, or to the shelf of the point: from here on its pieces are parcels. */
  async handOver(caller: Caller, { id, pieces }: { id: string; pieces: number }, command: Command): Promise<Errand> {
    const fact = () => ({ type: 'hand_over' as const, pieces });
    const also = (tx: EntityManager, whole: WholeErrand) => this.pieces.send(tx, whole, pieces);
    return this.done(caller, id, { deed: 'hand_over', fact, also }, command);
  }

  /** Notes that money was given back; no more than was paid. */
  async returned(
    caller: Caller,
    { id, fen, text }: { id: string; fen: number; text: string },
    command: Command,
  ): Promise<Errand> {
    const fact = ({ folded }: WholeErrand) => {
      if (folded.paidFen !== undefined && folded.returnedFen + fen > folded.paidFen)
        throw new Failure('errand_returned_too_much', 'fen');
      return { type: 'returned' as const, fen, reason: text };
    };
    return this.done(caller, id, { deed: 'returned', fact }, command);
  }

  private done(
    caller: Caller,
    id: string,
    { deed, ...says }: Omit<PersonsDeed, 'judge'> & { readonly deed: BuyersDeed },
    command: Command,
  ): Promise<Errand> {
    const judge = (at: ErrandAt) => authorisedRole(caller, errandPolicy[deed], at, 'errand_not_found', 'id');
    return this.deeds.done(caller, id, { ...says, judge }, command);
  }

  /**
   * When it was bought, as far as a phone can know: after what was said last of it, its being cancelled left aside. So
   * what was bought before it was cancelled is bought. How long ago that was counts, not where the phone's clock stands;
   * one that was set in between, or is lost, says nothing.
   */
  private boughtAt({ facts, folded }: WholeErrand, { occurredAt, sentAt }: BuyErrand): string | undefined {
    if (occurredAt === undefined || sentAt === undefined) return undefined;
    const { at, quality } = correctedTime({ occurredAt }, { sentAt, receivedAt: this.clock.now() });
    const silent = new Set(folded.passedOver);
    const counted = facts.filter(({ type, eventId }) => type !== 'cancel' && !silent.has(eventId));
    const last = Math.max(...counted.map(({ at }) => Date.parse(at)));
    return quality !== 'suspect' && at.getTime() >= last ? at.toISOString() : undefined;
  }
}

/** What is bought instead is as much of it as was wanted. */
function refuseInstead(
  lines: readonly AskedLine[],
  said: readonly { readonly line: number; readonly instead?: string }[],
  field: string,
): void {
  for (const { line, instead } of said) {
    const wanted = lines[line - 1];
    if (wanted === undefined || instead === undefined) continue;
    const refused = refusedThing({ ...wanted, what: instead });
    refuse(refused && { field, refused }, 'errand_refused');
  }
}

function buyer(buyerKind: BuyerKind, buyerId: string): Pick<ErrandEntity, 'buyerKind' | 'buyerId'> {
  return { buyerKind, buyerId };
}
