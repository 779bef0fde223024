// What becomes of boxes that are brought when their bus no longer waits?
import { Injectable } from '@nestjs/common';
import { dateAt, Failure } from '@kehuoyou/shared';
import type { FoldedBox, HandInAsk } from '@kehuoyou/shared';
import type { EntityManager } from 'typeorm';
import { addAmount } from '../booking/ledger-store.js';
import type { AddedBy } from '../booking/ledger-store.js';
import type { NewFact } from '../booking/placed-boxes.js';
import type { WholeShipment } from '../booking/shipment.entity.js';
import { CountyWays } from '../capacity/county-ways.service.js';
import { missedMoney } from '../missing/missed-money-store.js';
import { lateAmountWords } from '../missing/missed-words.js';
import { NextBuses } from '../rolling/next-buses.service.js';
import { MovedNews } from './moved-news.service.js';

/** Puts boxes that came late onto the next bus. */
@Injectable()
export class LateBoxes {
  constructor(
    private readonly next: NextBuses,
    private readonly ways: CountyWays,
    private readonly news: MovedNews,
  ) {}

  /** Finds another bus for what missed its own, all of it or none; `left` are the ways that they no longer take. */
  async place(
    tx: EntityManager,
    whole: WholeShipment,
    { received }: HandInAsk,
    by: AddedBy,
  ): Promise<{ readonly facts: readonly NewFact[]; readonly left: readonly number[] }> {
    const weights = new Map(received.map(({ no, grams }) => [no, grams]));
    const late = whole.folded.boxes.filter((box) => weights.has(box.no) && this.isLate(whole, box));
    if (late.length === 0) return { facts: [], left: [] };
    // As if each weighed as much as the heaviest: what that is too much is given back once they are weighed in.
    const grams = Math.max(whole.quote.grams, ...late.map(({ no }) => weights.get(no) ?? 0));
    const order = { ...whole, quote: { ...whole.quote, grams } };
    const looking = { first: dateAt(by.at), handedIn: by.at.toISOString() };
    const { moved, left } = await this.next.place(tx, order, late, looking);
    if (left.length > 0) throw new Failure('late_no_bus', 'received');
    await this.oweAgain(tx, whole, late, by);
    await this.news.tell(tx, whole, { moved, why: 'late', at: by.at });
    return {
      // Nobody but the sender is the cause of it: it is a plan, and not a bus that did not come.
      facts: moved.map(({ no, boxes }) => ({ type: 'PLANNED' as const, way: no, boxes })),
      left: [...new Set(late.flatMap(({ way }) => (way === undefined ? [] : [way])))],
    };
  }

  private isLate({ ways }: WholeShipment, { state, way }: FoldedBox): boolean {
    const own = ways.find(({ no }) => no === way);
    return state === 'missed' || (own !== undefined && this.ways.refusal(own) === 'gone');
  }

  /** It costs what was agreed, and what was kept for the bus that left without them is given back. */
  private async oweAgain(
    tx: EntityManager,
    whole: WholeShipment,
    late: readonly FoldedBox[],
    by: AddedBy,
  ): Promise<void> {
    const missed = late.filter(({ state }) => state === 'missed').map(({ no }) => no);
    if (missed.length === 0) return;
    const { fen, kept } = missedMoney(whole, missed);
    await addAmount(tx, whole.row.id, { kind: 'agreed', fen, note: lateAmountWords.brought }, by);
    if (kept > 0)
      await addAmount(tx, whole.row.id, { kind: 'refunded', fen: -kept, note: lateAmountWords.givenBack }, by);
  }
}
