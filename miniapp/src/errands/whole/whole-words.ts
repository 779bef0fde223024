// What does an errand's page say of its question, its things, its money and what happened?
import { dayAndClock } from '@kehuoyou/shared';
import type { Errand, ErrandLine, ErrandStep } from '@kehuoyou/shared';
import { spokenSentence } from '../../core/spoken-sentence';
import type { StateKind } from '../../ui/states/state-mark';
import { amountWords, isForShelf, lineStandingWords, substituteNote, untilWords, yuanWords } from '../errand-words';

/** Above the question, for whoever asked or for the keeper who rings them. */
export function answerTitle(count: number, forCaller: boolean): string {
  const what = count === 1 ? '一件事' : `${count} 件事`;
  return forCaller ? `打电话问他${what}` : `去买的人问您${what}`;
}

/** What was wanted, what is offered, and both for the ear. */
export function questionWords(line: ErrandLine): {
  readonly had: string;
  readonly offer: string;
  readonly spoken: string;
} {
  const { proposal, maxFen } = line;
  const { instead, fen } = proposal ?? {};
  const most = maxFen === undefined ? '' : `，最多 ${yuanWords(maxFen)}`;
  const had =
    instead === undefined ? `您要的 ${amountWords(line)}${most}，贵了。` : `没有您要的 ${amountWords(line)}${most}。`;
  const price = fen === undefined ? '' : `一共 ${yuanWords(fen)}`;
  const offer =
    instead === undefined ? `要 ${price}，买吗？` : `换成${instead}${price === '' ? '' : `，${price}`}，行吗？`;
  return { had, offer, spoken: spokenSentence(`${had}${offer}`) };
}

/** 今天 18:00 以前不回，就不买这一样。 */
export function waitingWords(answerBy: string, now: Date): string {
  return `${untilWords(answerBy, now)}不回，就不买这一样。`;
}

const lineStates: Readonly<Record<ErrandLine['standing'], StateKind>> = {
  ...{ open: 'planned', asked_back: 'careful', agreed: 'now', declined: 'refused', bought: 'done' },
  not_bought: 'refused',
};

/** How a thing stands: its shape, 食盐 2 包, and what became of it. */
export function lineRow(line: ErrandLine): {
  readonly state: StateKind;
  readonly title: string;
  readonly note: string;
} {
  const { standing, substitute } = line;
  const note = lineStandingWords(line);
  return {
    state: lineStates[standing],
    title: amountWords(line),
    note: standing === 'open' ? `${note}，${substituteNote(substitute)}` : note,
  };
}

/** A line of money: its word and the amount. */
export interface MoneyWords {
  readonly word: string;
  readonly fen: number;
}

/** What was allowed, what was paid, what came back; nothing where nobody has said anything of money. */
export function moneyOf({ ceilingFen, paidFen, returnedFen }: Errand): MoneyWords[] {
  return [
    ...(ceilingFen === undefined || paidFen !== undefined ? [] : [{ word: '一共最多', fen: ceilingFen }]),
    ...(paidFen === undefined ? [] : [{ word: '买东西花了', fen: paidFen }]),
    ...(returnedFen === 0 ? [] : [{ word: '退了', fen: returnedFen }]),
  ];
}

const stepNames: Readonly<Record<ErrandStep['type'], string>> = {
  ...{ ask: '托人带', accept: '有人去买了', ask_back: '问了一件事', answer: '回话了', lapse: '等不到回话' },
  ...{ buy: '买好了', cannot: '没买成', cancel: '不要了', hand_over: '交给班车', ride: '上车了', unload: '下了车' },
  ...{ shelve: '放到服务点架上', hand: '拿走了', lose: '没有到手', returned: '退了钱' },
};

/** What happened, the latest first. */
export function storyOf(
  errand: Pick<Errand, 'steps' | 'buyer' | 'point'>,
  now: Date,
): { readonly title: string; readonly note: string }[] {
  const names = isForShelf(errand) ? { ...stepNames, hand_over: '装好了，带去服务点' } : stepNames;
  return [...errand.steps].reverse().map(({ type, at, reason, fen }) => ({
    title: [
      `${names[type]}${fen === undefined ? '' : ` ${yuanWords(fen)}`}`,
      ...(reason === undefined ? [] : [reason]),
    ].join('：'),
    note: dayAndClock(at, now),
  }));
}
