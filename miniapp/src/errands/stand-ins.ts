// What stands on the list for a thing that was said or shown instead of written?
//
// Which picture or recording is of which thing is known by its key: one that was taken away and another that came in its
// place are as many as before, and not the same.
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

/**
 * The line as it is meant, with what was said and shown since it was begun: that is of it, and stands for it where it
 * has no name.
 */
export function meantLine(line: DraftLine, now: ShownAndSaid, before: ShownAndSaid = nothing): DraftLine {
  const recordings = now.recordings.filter((key) => !before.recordings.includes(key));
  const pictures = now.pictures.filter((key) => !before.pictures.includes(key));
  if (recordings.length + pictures.length === 0) return line;
  const own = [...recordings, ...pictures];
  if (line.what.trim() !== '') return { ...line, own };
  return { ...(recordings.length > 0 ? SPOKEN : SHOWN), own };
}

const nothing: ShownAndSaid = { pictures: [], recordings: [] };

type Standing = Pick<DraftLine, 'what' | 'own'>;

/** What is missing of what stands for something; undefined where nothing is. */
export function standInTrouble(lines: readonly Standing[], now: ShownAndSaid): string | undefined {
  if (isBare(lines, SPOKEN, now.recordings)) return '录的音没有了。请再说一遍，或者写上要带什么。';
  return isBare(lines, SHOWN, now.pictures) ? '拍的照片没有了。请再拍一张，或者写上要带什么。' : undefined;
}

/** True where something stands for what is not there. One that is nobody's takes the place of one that is gone. */
function isBare(lines: readonly Standing[], standIn: DraftLine, there: readonly string[]): boolean {
  const gone = lines.filter(({ what, own = [] }) => what === standIn.what && !own.some((key) => there.includes(key)));
  const nobodys = there.filter((key) => !lines.some(({ own = [] }) => own.includes(key)));
  return gone.length > nobodys.length;
}

/** Fields of what goes along, without which such a line would mean nothing. */
export function standInNeeds(lines: readonly Pick<DraftLine, 'what'>[]): string[] {
  const stands = ({ what: name }: DraftLine): boolean => lines.some(({ what }) => what === name);
  return [...(stands(SPOKEN) ? ['recordings'] : []), ...(stands(SHOWN) ? ['pictures'] : [])];
}
