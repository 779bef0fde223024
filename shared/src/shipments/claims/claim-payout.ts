// What is paid for a box at most, by the rows of policy? Whole fen, and nothing that no row says.
import type { ClaimKind } from '../booking/claim-state.js';
import { payoutRules } from './claim-rules.js';
import type { PayoutRule } from './claim-rules.js';

/** A box as far as money goes. */
export interface ClaimedBox {
  /** What it was charged, as it was weighed. */
  readonly chargedFen: number;
  /** What it was declared to be worth. */
  readonly valueFen?: number;
  readonly lateMinutes?: number;
}

/** The row that counts for a box; undefined where none does: nothing is expected then. */
export function payoutRuleFor(kind: ClaimKind, { valueFen, lateMinutes = 0 }: ClaimedBox): PayoutRule | undefined {
  const isInsured = (valueFen ?? 0) > 0;
  return payoutRules.find(
    (rule) =>
      rule.kind === kind &&
      (rule.insured === undefined || rule.insured === isInsured) &&
      lateMinutes >= (rule.fromMinutes ?? -Infinity),
  );
}

/** What is expected for one box at most; parts of a fen fall to whoever pays. */
export function expectedBoxFen(kind: ClaimKind, box: ClaimedBox): number {
  const rule = payoutRuleFor(kind, box);
  if (!rule) return 0;
  const value = Math.floor((rule.valuePercent * (box.valueFen ?? 0)) / 100);
  return value + Math.floor((rule.chargePercent * Math.max(0, box.chargedFen)) / 100);
}

/** What is expected for several at most. */
export function expectedFen(kind: ClaimKind, boxes: readonly ClaimedBox[]): number {
  return boxes.reduce((sum, box) => sum + expectedBoxFen(kind, box), 0);
}
