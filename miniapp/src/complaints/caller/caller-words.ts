// What is looked for, missing and read aloud when somebody's words are written down for them?
import { complaintCategories, spokenFigures } from '@kehuoyou/shared';
import type { ComplaintAbout, ComplaintCategory, FileForCaller, IdentityMode, VoiceKind } from '@kehuoyou/shared';

/** What is written down so far. */
export interface CallerDraft {
  readonly kind: VoiceKind;
  readonly category: string | undefined;
  readonly place: SaidPlace | undefined;
  readonly text: string;
  readonly identity: IdentityMode;
  readonly name: string;
  readonly phone: string;
}

/** What it is about, and how that is called. */
export interface SaidPlace {
  readonly about: ComplaintAbout;
  readonly name: string;
}

/** Before anything is said. */
export const blankDraft: CallerDraft = {
  ...{ kind: 'complaint', category: undefined, place: undefined, text: '' },
  ...{ identity: 'named', name: '', phone: '' },
};

/** Categories that a word of the caller finds, by their name and their other words; all without one. */
export function searchCategories(text: string): readonly ComplaintCategory[] {
  const wanted = text.trim();
  if (wanted === '') return complaintCategories;
  return complaintCategories.filter(
    ({ name, words }) =>
      [name, ...words].some((each) => each.includes(wanted)) || words.some((each) => wanted.includes(each)),
  );
}

/** What to ask the caller next; undefined when all is there. */
export function missingWords({ category, place, text, identity, name, phone }: CallerDraft): string | undefined {
  if (category === undefined) return '先选是什么事。';
  if (place === undefined) return '先选在哪里。';
  if (text.trim() === '') return '请把他说的写一句。';
  if (identity !== 'anonymous' && (name.trim() === '' || phone.trim() === ''))
    return '要留称呼和电话，才能回他。他不愿意留，就选“都不行”。';
  return undefined;
}

/** What is sent; undefined while something is missing. */
export function fileAsk(draft: CallerDraft): FileForCaller | undefined {
  const { kind, category, place, text, identity, name, phone } = draft;
  if (category === undefined || place === undefined || missingWords(draft) !== undefined) return undefined;
  const contact = identity === 'anonymous' ? {} : { name: name.trim(), phone: phone.replace(/[\s-]/g, '') };
  return { kind, category, text: text.trim(), identity, ...place.about, ...contact };
}

/** K 七 M 幺，… : a receipt as it is read to somebody on the phone, group by group. */
export function spokenReceipt(code: string): string {
  const groups = code.match(/.{1,4}/g) ?? [];
  return groups.map((group) => spokenFigures([...group].join(' '))).join('，');
}
