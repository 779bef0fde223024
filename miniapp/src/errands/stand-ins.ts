// What stands on the list for a thing that was said or shown instead of written?
import { blankLine } from './errand-draft';
import type { DraftLine, ShownAndSaid } from './errand-draft';

/** Whoever buys hears it. */
export const SPOKEN: DraftLine = { ...blankLine, what: '录音里说的', unit: '样' };

/** Whoever buys sees it. */
export const SHOWN: DraftLine = { ...blankLine, what: '照片上的', unit: '样' };

/** True for a line that means nothing without what was said or shown with it. */
export function isStandIn({ what }: Pick<DraftLine, 'what'>): boolean {
  return what === SPOKEN.what || what === SHOWN.what;
}

/** The line as it is meant: one without a name stands for what was said or shown since it was begun. */
export function meantLine(line: DraftLine, now: ShownAndSaid, before: ShownAndSaid = nothing): DraftLine {
  if (line.what.trim() !== '') return line;
  if (now.recordings > before.recordings) return SPOKEN;
  return now.pictures > before.pictures ? SHOWN : line;
}

const nothing: ShownAndSaid = { pictures: 0, recordings: 0 };

/** What is missing of what stands for something; undefined where nothing is. */
export function standInTrouble(
  lines: readonly Pick<DraftLine, 'what'>[],
  { pictures, recordings }: ShownAndSaid,
): string | undefined {
  const count = ({ what: name }: DraftLine): number => lines.filter(({ what }) => what === name).length;
  if (count(SPOKEN) > recordings) return '录的音没有了。请再说一遍，或者写上要带什么。';
  return count(SHOWN) > pictures ? '拍的照片没有了。请再拍一张，或者写上要带什么。' : undefined;
}

/** Fields of what goes along, without which such a line would mean nothing. */
export function standInNeeds(lines: readonly Pick<DraftLine, 'what'>[]): string[] {
  const stands = ({ what: name }: DraftLine): boolean => lines.some(({ what }) => what === name);
  return [...(stands(SPOKEN) ? ['recordings'] : []), ...(stands(SHOWN) ? ['pictures'] : [])];
}
