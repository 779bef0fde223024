// How is the same asked for once more?
import type { AskedLine } from '@kehuoyou/shared';
import type { DraftLine } from './errand-draft';
import { shortYuan } from './errand-words';
import { isStandIn } from './stand-ins';

/** The things of an errand, as they were typed. */
export function linesOf(lines: readonly AskedLine[]): DraftLine[] {
  return lines.map(({ what, amount, unit, maxFen, substitute }) => ({
    ...{ what, amount, unit, substitute },
    most: maxFen === undefined ? '' : shortYuan(maxFen),
  }));
}

/** The same for another time: what was said or shown then is not there any more, and neither is what stood for it. */
export function linesAgain(lines: readonly AskedLine[]): DraftLine[] {
  return linesOf(lines.filter((line) => !isStandIn(line)));
}
