// How is a point's list of errands put together and said?
import { dayAndClock, errandStates } from '@kehuoyou/shared';
import type { ErrandState, ErrandSummary } from '@kehuoyou/shared';
import type { Chip } from '../../ui/fields/chips';
import { untilWords, yuanWords } from '../errand-words';
import { saidWords, UNSENT } from '../said-here';
import type { SaidHere } from '../said-here';

/** What the keeper looks at. */
export const pointParts = ['all', 'asked', 'asked_back', 'buying', 'coming', 'shelf', 'over'] as const;
export type PointPart = (typeof pointParts)[number];

const words: Readonly<Record<PointPart, string>> = {
  ...{ all: '全部', asked: '没人接', asked_back: '等回话', buying: '去买了', coming: '买好、在车上', shelf: '在架上' },
  over: '办完的',
};

const states: Readonly<Record<Exclude<PointPart, 'all' | 'over'>, readonly ErrandState[]>> = {
  ...{ asked: ['asked'], asked_back: ['asked_back'], buying: ['accepted'], coming: ['bought', 'on_bus'] },
  shelf: ['ready'],
};

/** Those of a part; all of them are all that are under way. */
export function ofPart<Each extends ErrandSummary>(errands: readonly Each[], part: PointPart): readonly Each[] {
  if (part === 'all' || part === 'over') return [...errands].sort((a, b) => rank(a) - rank(b));
  return errands.filter(({ state }) => states[part].includes(state));
}

/** Who waits for an answer stands first: only the keeper can ring them. */
function rank({ state, forCaller }: ErrandSummary): number {
  if (state === 'asked_back') return forCaller ? -2 : -1;
  return errandStates.indexOf(state);
}

/** Parts with how many there are of each; those with none are not offered, but for the chosen one. */
export function partChips(errands: readonly ErrandSummary[], chosen: PointPart): Chip<PointPart>[] {
  return pointParts
    .map((value) => ({ value, count: value === 'over' ? 0 : ofPart(errands, value).length }))
    .filter(({ value, count }) => count > 0 || value === 'all' || value === 'over' || value === chosen)
    .map(({ value, count }) => ({ value, word: value === 'over' ? words.over : `${words[value]} ${count}` }));
}

/** What stands where a part is empty. */
export function emptyWords(part: PointPart): string {
  switch (part) {
    case 'all':
      return '现在没有人托带东西。';
    case 'over':
      return '还没有办完的。';
    default:
      return `“${words[part]}”里没有。`;
  }
}

/** What a row says under the things: whose they are, what is waited for and why, what is to be paid, and since when. */
export function keeperNote(errand: ErrandSummary & SaidHere, now: Date): string {
  const { state, answerBy, paidFen, askedAt, waits, unsent } = errand;
  return [
    whoWords(errand),
    ...(unsent === undefined ? [] : [`${saidWords[unsent]}，${UNSENT}`]),
    ...(state === 'asked_back' && answerBy !== undefined ? [`${untilWords(answerBy, now)}回话`] : []),
    ...(waits === undefined ? [] : [waits]),
    ...(paidFen === undefined ? [] : [`花了 ${yuanWords(paidFen)}`]),
    `${dayAndClock(askedAt, now)} 托的`,
  ].join('，');
}

/** 王** 尾号 0001，打电话托的. */
export function whoWords({ name, phoneTail, forCaller }: ErrandSummary): string {
  return [`${name}${phoneTail === undefined ? '' : ` 尾号 ${phoneTail}`}`, ...(forCaller ? ['打电话托的'] : [])].join(
    '，',
  );
}
