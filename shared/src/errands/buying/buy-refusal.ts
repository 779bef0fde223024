// May this be bought for this price? Above what was said nothing is bought without asking.
import type { AskedLine, BoughtLine, ErrandProposal } from '../asking/errand-fact.js';
import type { FoldedLine } from '../asking/errand-fold.js';
import { overSum } from '../asking/errand-rules.js';
import type { FailureCode } from '../../failure.js';

/** Fen that a line may cost by now: what was said at first, or what was said yes to. */
export function ceilingOf(line: Pick<AskedLine, 'maxFen'>, folded: FoldedLine | undefined): number | undefined {
  const agreed = folded?.standing === 'agreed' ? folded.proposal : undefined;
  return agreed?.fen ?? line.maxFen;
}

/** Why what was bought is not taken; undefined where all of it is. */
export function buyRefusal(
  lines: readonly AskedLine[],
  folded: readonly FoldedLine[],
  bought: readonly BoughtLine[],
): FailureCode | undefined {
  if (overSum(bought.map(({ fen }) => fen)) !== undefined) return 'invalid_field';
  if (new Set(bought.map(({ line }) => line)).size !== bought.length) return 'invalid_field';
  for (const each of bought) {
    const line = lines[each.line - 1];
    const stands = folded[each.line - 1];
    if (line === undefined || stands === undefined) return 'invalid_field';
    const refusal = lineRefusal(line, stands, each);
    if (refusal !== undefined) return refusal;
  }
  return undefined;
}

function lineRefusal(line: AskedLine, stands: FoldedLine, { fen, instead }: BoughtLine): FailureCode | undefined {
  const ceiling = ceilingOf(line, stands);
  if (ceiling !== undefined && fen > ceiling) return 'errand_too_dear';
  if (instead === undefined) return undefined;
  const isAgreed = stands.standing === 'agreed' && stands.proposal?.instead === instead;
  return line.substitute === 'yes' || isAgreed ? undefined : 'errand_substitute_not_agreed';
}

/** Why a question is not asked; undefined where it may be. Who wants nothing else is not asked about anything else. */
export function questionRefusal(
  lines: readonly AskedLine[],
  proposals: readonly ErrandProposal[],
): FailureCode | undefined {
  if (proposals.length === 0 || new Set(proposals.map(({ line }) => line)).size !== proposals.length)
    return 'invalid_field';
  if (overSum(proposals.flatMap(({ fen }) => fen ?? [])) !== undefined) return 'invalid_field';
  for (const { line: no, instead, fen } of proposals) {
    const line = lines[no - 1];
    if (line === undefined || (instead === undefined && fen === undefined)) return 'invalid_field';
    if (instead !== undefined && line.substitute === 'no') return 'errand_substitute_not_agreed';
  }
  return undefined;
}
