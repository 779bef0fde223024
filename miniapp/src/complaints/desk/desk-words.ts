// How is a row of the desk said?
import { deskPartNames, deskParts, voiceKindNames } from '@kehuoyou/shared';
import type { Desk, DeskComplaint, DeskPart } from '@kehuoyou/shared';
import { lawfulFace, promisedFace } from '../handle/clock-face';
import type { ClockFace } from '../handle/clock-face';
import { categoryWords, placeWords, togetherWords, whoWords } from '../handle/complaint-words';

/** The part that an address names; what is open where it names none. */
export function partOf(word: string | undefined): DeskPart {
  return deskParts.find((part) => part === word) ?? 'open';
}

/** 在办 14: the parts with how many each holds. */
export function partChips(counts: Desk['counts'] | undefined): { readonly value: DeskPart; readonly word: string }[] {
  return deskParts.map((value) => {
    const count = counts?.[value];
    return { value, word: count === undefined ? deskPartNames[value] : `${deskPartNames[value]} ${count}` };
  });
}

/** Chosen where all townships are looked at. */
export const ALL = 'all';
/** WeChat's check found something in its words. */
export const TO_LOOK_AT = '需要人看';

/** 全县, and each township. */
export function townshipChips(
  townships: readonly { readonly code: string; readonly name: string }[],
): { readonly value: string; readonly word: string }[] {
  return [{ value: ALL, word: '全县' }, ...townships.map(({ code, name }) => ({ value: code, word: name }))];
}

/** 没开门; of praise and suggestions the kind stands before it. */
export function whatWords({ kind, category }: Pick<DeskComplaint, 'kind' | 'category'>): string {
  const what = categoryWords(category);
  return kind === 'complaint' ? what : `${voiceKindNames[kind]}：${what}`;
}

/** 21 时 40 分, 停表. */
export function faceWords(face: ClockFace): string {
  return face.kind === 'word' ? face.word : face.reading.words;
}

/** The second line on a phone: who has it, and both clocks. */
export function rowNote(row: DeskComplaint, now: Date): string {
  const [promised, lawful] = [promisedFace(row, now), lawfulFace(row, now)];
  return [
    togetherWords(row.together),
    whoWords(row),
    clockNote('答应的', promised),
    lawful.kind === 'runs' ? clockNote('法定', lawful) : undefined,
  ]
    .filter((each) => each !== undefined)
    .join('，');
}

function clockNote(of: string, face: ClockFace): string | undefined {
  if (face.kind === 'word') return face.word === '停表' ? `${of}停表` : undefined;
  const { words, state } = face.reading;
  return state === 'over' ? `${of}${words}` : `${of}还剩 ${words}`;
}

/** A row in one breath. */
export function rowLabel(row: DeskComplaint, now: Date): string {
  return `${placeWords(row.place)} ${whatWords(row)}，${row.number}，${rowNote(row, now)}`;
}

/** What stands where a part is empty. */
export function emptyWords(part: DeskPart, q: string): string {
  if (q !== '') return `“${deskPartNames[part]}”里没有“${q}”。换个编号、地方，或者看别的一栏。`;
  switch (part) {
    case 'open':
      return '现在没有在办的。';
    case 'new':
      return '都受理了。';
    case 'due':
      return '没有快到期的。';
    case 'reopened':
      return '没有人说没好。';
    case 'waiting':
      return '没有在等居民的。';
    case 'over':
      return '还没有办完的。';
  }
}
