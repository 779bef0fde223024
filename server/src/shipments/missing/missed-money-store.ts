// What is owed for boxes that nobody brought in time, and what of it is given back to whoever brings them all the same?
import { cancelRuleAt, keptFen } from '@kehuoyou/shared';
import type { CancelRule } from '@kehuoyou/shared';
import { faresOf, wasMovedByOthers } from '../booking/placed-boxes.js';
import type { WholeShipment } from '../booking/shipment.entity.js';
import { DOOR_SHUT, NOT_FETCHED } from './missed-words.js';

/** Whole fen of some boxes. */
export interface MissedMoney {
  /** What was agreed for them. */
  readonly fen: number;
  /** What the rules keep of it. Box by box, so that some of them may be given back what was kept of some. */
  readonly kept: number;
  readonly rule: CancelRule | undefined;
}

/** Why nobody brought them, where it was not their sender's doing. */
const EXCUSES: ReadonlySet<string | undefined> = new Set([NOT_FETCHED, DOOR_SHUT]);

/** Whoever the company had moved to another bus, or was to fetch at the field, or whoever stood before a shut door, is charged nothing. */
export function missedMoney(
  { quote, facts, folded }: Pick<WholeShipment, 'quote' | 'facts' | 'folded'>,
  boxes: readonly number[],
): MissedMoney {
  const isFree = (no: number): boolean =>
    wasMovedByOthers(facts, no) ||
    facts.some(
      ({ type, reason, boxes: some }) =>
        type === 'NO_SHOW' && EXCUSES.has(reason) && (some === undefined || some.includes(no)),
    );
  const rule = cancelRuleAt('absent', 0);
  const missed = folded.boxes.filter(({ no }) => boxes.includes(no));
  const { fen } = faresOf(quote, missed);
  const charged = rule ? missed.filter(({ no }) => !isFree(no)) : [];
  const kept = charged.reduce((sum, box) => sum + (rule ? keptFen(rule, faresOf(quote, [box]).bus) : 0), 0);
  return { fen, kept, rule };
}
