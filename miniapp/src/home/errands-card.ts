// What does the home page say of what was asked for from town, to the eye and to the ear?
import { dayAndClock, spokenCount } from '@kehuoyou/shared';
import type { ErrandSummary } from '@kehuoyou/shared';
import { thingsWords, yuanWords } from '../errands/errand-words';
import { headline, platesOf } from '../errands/headline';

/** The card, ready to be drawn. */
export interface ErrandsCard {
  /** Of the errand that it is about; absent where it is about several. */
  readonly id?: string;
  readonly figure: string;
  readonly note: string;
  readonly careful: boolean;
  /** Where it lies on the shelf. */
  readonly shelf?: string;
  /** What it is, and what else there is to know. */
  readonly more: string;
  readonly word: string;
  readonly spoken: string;
}

/** A question that waits, else what has come; nothing while nobody has to do anything, for home is quiet then. */
export function errandsCard(errands: readonly ErrandSummary[], now: Date): ErrandsCard | undefined {
  const [asked] = errands
    .filter(({ state }) => state === 'asked_back')
    .sort((a, b) => Date.parse(a.answerBy ?? '') - Date.parse(b.answerBy ?? ''));
  if (asked !== undefined) {
    const until = asked.answerBy === undefined ? '' : `等您到 ${dayAndClock(asked.answerBy, now)}`;
    return {
      ...{ id: asked.id, figure: '有事要问您', note: until, careful: true, more: thingsWords(asked.lines) },
      ...{ word: '去回话', spoken: headline(asked, now).spoken },
    };
  }
  const ready = errands.filter(({ state }) => state === 'ready');
  const [first] = ready;
  if (first === undefined) return undefined;
  const here = { figure: `${ready.length} 份`, note: '到了，来拿', careful: false, word: '看托带的' };
  return ready.length === 1 ? { ...here, ...oneReady(first, now) } : { ...here, ...severalReady(ready) };
}

function oneReady(errand: ErrandSummary, now: Date): Pick<ErrandsCard, 'id' | 'shelf' | 'more' | 'spoken'> {
  const { id, lines, paidFen } = errand;
  const [shelf] = platesOf(errand);
  const paid = paidFen === undefined ? '' : `，花了 ${yuanWords(paidFen)}`;
  return {
    ...{ id, more: `${thingsWords(lines)}${paid}`, spoken: headline(errand, now).spoken },
    ...(shelf === undefined ? {} : { shelf }),
  };
}

/** Each has a plate of its own: they stand in the list. */
function severalReady(ready: readonly ErrandSummary[]): Pick<ErrandsCard, 'more' | 'spoken'> {
  const things = ready.map(({ lines }) => thingsWords(lines));
  return { more: things.join('；'), spoken: `${spokenCount(ready.length)}份到了，来拿：${things.join('，')}。` };
}
