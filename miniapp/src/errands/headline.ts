// Where does an errand stand, in the largest words and in one breath?
import { dayAndClock, pointName, spokenFigures, spokenShelfCode, spokenYuan } from '@kehuoyou/shared';
import type { Errand, ErrandSummary } from '@kehuoyou/shared';
import { spokenSentence } from '../core/spoken-sentence';
import { isForShelf, spokenThings, untilWords, yuanWords } from './errand-words';
import { markOf, saidWords, UNSENT } from './said-here';
import type { SaidHere } from './said-here';
import type { StateKind } from '../ui/states/state-mark';

/** The largest words of a page and what they mean. */
export interface Headline {
  readonly figure: string;
  /** Beside it, such as 供销社去买. */
  readonly note?: string;
  readonly state: StateKind;
  readonly word: string;
  readonly spoken: string;
}

/** What an errand's page and its row in a list know of where it stands. */
export type Standing = ErrandSummary & SaidHere & Partial<Pick<Errand, 'bus' | 'reason'>>;

/** The headline; `now` by the phone. */
export function headline(errand: Standing, now: Date): Headline {
  const { figure, note, more = '' } = matters(errand, now);
  const mark = markOf(errand);
  const plates = platesOf(errand).map((shelf) => spokenSentence(spokenShelfCode(shelf, spokenFigures)));
  const spoken = [
    `${spokenThings(errand.lines)}。`,
    spokenSentence(`${figure}${note === undefined ? '' : `，${note}`}。`),
    ...(more === '' ? [] : [spokenSentence(`${more}。`)]),
    ...saidOf(errand).map(spokenSentence),
    ...(errand.state === 'ready' ? plates.map((plate) => `${plate}。`) : []),
  ].join('');
  return { figure, ...(note === undefined ? {} : { note }), ...mark, spoken };
}

/** Where its bags lie on the shelf of the point, each once. */
export function platesOf({ pieces }: Pick<ErrandSummary, 'pieces'>): string[] {
  return [...new Set(pieces.flatMap(({ shelf }) => shelf ?? []))];
}

/** Why what is bought has to wait, or cannot be taken over when it comes, in whole sentences. */
export function saidOf({ state, waits }: Pick<Standing, 'state' | 'waits'>): string[] {
  return waits !== undefined && (state === 'bought' || state === 'on_bus') ? [`${waits}。`] : [];
}

/** Where its bags lie: at its point, but for those that were brought to another. */
function placesOf({ point, pieces }: Pick<ErrandSummary, 'point' | 'pieces'>): string {
  const places = pieces.length === 0 ? [point] : pieces.map((piece) => piece.point ?? point);
  return [...new Set(places.map(({ name }) => pointName(name)))].join('、');
}

interface Matters {
  readonly figure: string;
  readonly note?: string;
  /** For the ear alone: it stands on the page in another place. */
  readonly more?: string;
}

function matters(errand: Standing, now: Date): Matters {
  const { state, buyer, answerBy, paidFen, bus, reason, unsent } = errand;
  if (unsent !== undefined) return { figure: saidWords[unsent], note: UNSENT };
  const paid = paidFen === undefined ? {} : { more: `一共 ${spokenYuan(paidFen)}` };
  switch (state) {
    case 'asked':
      return { figure: '等人接', note: '买好了告诉您' };
    case 'accepted':
      return { figure: '有人去买了', ...(buyer === undefined ? {} : { note: buyer.name }) };
    case 'asked_back':
      return {
        figure: '有事要问您',
        ...(answerBy === undefined ? {} : { note: `等您到 ${dayAndClock(answerBy, now)}` }),
      };
    case 'bought':
      return { figure: '买好了', note: isForShelf(errand) ? '等站长放到架上' : comes(bus, now), ...paid };
    case 'on_bus':
      return { figure: '在路上', ...(bus === undefined ? {} : { note: comes(bus, now) }), ...paid };
    case 'ready':
      return { figure: '到了，来拿', note: placesOf(errand), ...paid };
    case 'handed':
      return { figure: '拿走了', ...paid };
    case 'cannot':
      return { figure: '没买成', ...(reason === undefined ? {} : { more: reason }) };
    case 'cancelled':
      return { figure: '不要了' };
  }
}

function comes(bus: Errand['bus'], now: Date): string {
  return bus === undefined ? '等车带回来' : `约 ${dayAndClock(bus.arrival, now)} 到`;
}

/** What a row says under the things: 等您到 今天 18:00; 约 今天 16:10 到. */
export function rowNote(errand: Standing, now: Date): string {
  const { figure, note } = matters(errand, now);
  const paid = errand.paidFen === undefined ? '' : `花了 ${yuanWords(errand.paidFen)}`;
  const asked = `${dayAndClock(errand.askedAt, now)} 托的`;
  const until = errand.answerBy === undefined ? undefined : `${untilWords(errand.answerBy, now)}回`;
  const [waits] = saidOf(errand).map((sentence) => sentence.replace(/。$/, ''));
  const said = errand.unsent === undefined ? note : `${figure}，${UNSENT}`;
  return [errand.state === 'asked_back' ? until : said, waits, paid, asked]
    .filter((part) => part !== undefined && part !== '')
    .join('，');
}
