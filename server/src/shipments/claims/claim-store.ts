// How is a claim moved on, what is known of the boxes that it is for, and what were they charged?
import { boxEvidence, claimMoves, claimTerms, owedFen, standingShipmentFacts } from '@kehuoyou/shared';
import type { BoxEvidence, BoxState, ClaimedBox, ClaimMove, ClaimState, FailureCode } from '@kehuoyou/shared';
import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { insertRow } from '../../database/insert-rows.js';
import type { Lifecycle } from '../../database/moves/moves.js';
import { stateColumn } from '../../database/moves/state-columns.js';
import { ClaimEntity, ClaimStepEntity } from '../booking/claim.entity.js';
import { lineOfBox } from '../booking/placed-boxes.js';
import type { WholeShipment } from '../booking/shipment.entity.js';

const DAY_MS = 86_400_000;

/** What a step says besides who and when. */
export interface ClaimDetail {
  readonly fen?: number;
}

/** A claim's way to an answer, and to its money. */
export const claimLifecycle: Lifecycle<ClaimEntity, ClaimState, ClaimMove, ClaimDetail> = {
  table: ClaimEntity,
  moves: claimMoves,
  state: stateColumn('state', { accepted: 'answeredAt', refused: 'answeredAt' }),
  missing: 'claim_not_found',
  refused: () => 'claim_over',
  record: (tx, { row, move, at, by, reason = null, detail }) =>
    recordClaimStep(tx, { claimId: row.id, move, at, actor: by, reason, fen: detail?.fen ?? null }),
};

/** Writes a step down; that it was filed is one as well. */
export async function recordClaimStep(tx: EntityManager, step: Omit<ClaimStepEntity, 'id' | 'claim'>): Promise<void> {
  await insertRow(tx, ClaimStepEntity, { id: uuid(), ...step });
}

/** Until when whoever's turn it is after a move has time; null when it is nobody's. */
export function dueAfter(move: 'file' | ClaimMove, at: Date): Date | null {
  const days = {
    ...{ file: claimTerms.answer.days, accept: claimTerms.pay.days, grant: claimTerms.pay.days },
    ...{ dispute: claimTerms.office.days, refuse: null, dismiss: null, settle: null, withdraw: null },
  }[move];
  return days === null ? null : new Date(at.getTime() + days * DAY_MS);
}

/** Why an answer cannot be disputed now: the company still has time to answer, or that is too long ago; what was promised and not paid in time may be as long as it is not paid. */
export function disputeRefusal(
  { state, answeredAt, dueAt }: Pick<ClaimEntity, 'state' | 'answeredAt' | 'dueAt'>,
  at: Date,
): FailureCode | undefined {
  if (state === 'filed') return dueAt !== null && dueAt > at ? 'claim_too_early' : undefined;
  if (state === 'accepted' && dueAt !== null && dueAt <= at) return undefined;
  const isOver = answeredAt !== null && answeredAt.getTime() + claimTerms.dispute.days * DAY_MS < at.getTime();
  return isOver ? 'claim_too_late' : undefined;
}

/** What is known of these boxes of an order, as it stands now. */
export function evidenceOf(
  { facts, ways, quote, folded }: WholeShipment,
  boxes: readonly number[],
  now: Date,
): BoxEvidence[] {
  const standing = standingShipmentFacts(facts);
  const arrivals = ways.map(({ no, rides }) => ({ no, arrival: rides.at(-1)?.arrival ?? '' }));
  const stateOf = (no: number): BoxState => folded.boxes.find((box) => box.no === no)?.state ?? 'planned';
  const of = { facts: standing, ways: arrivals, saidGrams: quote.grams, now };
  return boxes.map((no) => boxEvidence(no, { ...of, state: stateOf(no) }));
}

/** A box as far as money goes. */
export function claimedBox({ quote }: WholeShipment, { no, grams, lateMinutes }: BoxEvidence): ClaimedBox {
  const line = quote.lines.find((each) => each.no === lineOfBox(quote, no));
  return {
    chargedFen: line ? owedFen(quote, line, grams) : 0,
    // Insured is what somebody paid insurance for.
    ...(line?.valueFen === undefined || !line.parts.some(({ kind }) => kind === 'insurance')
      ? {}
      : { valueFen: line.valueFen }),
    ...(lateMinutes === undefined ? {} : { lateMinutes }),
  };
}
