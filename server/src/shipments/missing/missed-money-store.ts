// What is owed for boxes that nobody brought in time, and what of it is given back to whoever brings them all the same?
import { boxFen, cancelRuleAt, keptFen } from '@kehuoyou/shared';
import type { CancelRule } from '@kehuoyou/shared';
import { lineOfBox } from '../booking/placed-boxes.js';
import type { WholeShipment } from '../booking/shipment.entity.js';

/** Whole fen of some boxes. */
export interface MissedMoney {
  /** What was agreed for them. */
  readonly fen: number;
  /** What the rules keep of it. Box by box, so that some of them may be given back what was kept of some. */
  readonly kept: number;
  readonly rule: CancelRule | undefined;
}

/** Whoever the company had moved to another bus is charged nothing. */
export function missedMoney(
  { quote, facts }: Pick<WholeShipment, 'quote' | 'facts'>,
  boxes: readonly number[],
): MissedMoney {
  const wasMoved = (no: number): boolean =>
    facts.some(
      ({ type, boxes: some }) =>
        (type === 'ROLLED_OVER' || type === 'NO_WAY') && (some === undefined || some.includes(no)),
    );
  const rule = cancelRuleAt('absent', 0);
  let [fen, kept] = [0, 0];
  for (const no of boxes) {
    const line = quote.lines.find((each) => each.no === lineOfBox(quote, no));
    if (!line) continue;
    fen += boxFen(line);
    const bus = boxFen({ parts: line.parts.filter(({ kind }) => kind === 'bus') });
    if (rule && !wasMoved(no)) kept += keptFen(rule, bus);
  }
  return { fen, kept, rule };
}
