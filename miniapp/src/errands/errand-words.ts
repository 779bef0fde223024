// How are the things of an errand, its money and its state said?
import {
  clockText,
  dayAndClock,
  dayName,
  errandRules,
  overSum,
  shortPointName,
  spokenCount,
  substituteModeNames,
  yuan,
} from '@kehuoyou/shared';
import type {
  AskedLine,
  ErrandLine,
  ErrandState,
  ErrandSummary,
  HubBus,
  ServiceDate,
  SubstituteMode,
} from '@kehuoyou/shared';
import type { StateKind } from '../ui/states/state-mark';

const shapes: Readonly<Record<ErrandState, StateKind>> = {
  ...{ asked: 'planned', accepted: 'now', asked_back: 'careful', bought: 'now', on_bus: 'now', ready: 'done' },
  ...{ handed: 'done', cannot: 'refused', cancelled: 'refused' },
};

const words: Readonly<Record<ErrandState, string>> = {
  ...{ asked: '等人接', accepted: '有人去买了', asked_back: '有事要问', bought: '买好了', on_bus: '在车上' },
  ...{ ready: '到了，来拿', handed: '拿走了', cannot: '没买成', cancelled: '不要了' },
};

/** The shape and the word of a state. */
export function stateMark(state: ErrandState): { readonly state: StateKind; readonly word: string } {
  return { state: shapes[state], word: words[state] };
}

/** What happens where the shop has none of it, for whoever buys: 没有就换差不多的. */
export function substituteNote(mode: SubstituteMode): string {
  return `没有就${substituteModeNames[mode]}`;
}

/** 食盐 2 包. */
export function amountWords({ what, amount, unit }: Pick<AskedLine, 'what' | 'amount' | 'unit'>): string {
  return `${what.trim()} ${amount} ${unit}`;
}

/** Things that are named in a list's row before it says how many there are. */
const NAMED = 2;

/** 食盐 2 包、酱油 1 瓶; 食盐 2 包、酱油 1 瓶等 5 样. */
export function thingsWords(lines: readonly Pick<AskedLine, 'what' | 'amount' | 'unit'>[]): string {
  const named = lines.slice(0, NAMED).map(amountWords).join('、');
  return lines.length > NAMED ? `${named}等 ${lines.length} 样` : named;
}

/** All of them, for the ear. */
export function spokenThings(lines: readonly Pick<AskedLine, 'what' | 'amount' | 'unit'>[]): string {
  return lines.map(({ what, amount, unit }) => `${what.trim()}${spokenCount(amount)}${unit}`).join('，');
}

/** 20; 12.50: whole yuan stand without their fen. */
export function shortYuan(fen: number): string {
  return yuan(fen).replace(/\.00$/, '');
}

/** 20 元; 12.50 元. */
export function yuanWords(fen: number): string {
  return `${shortYuan(fen)} 元`;
}

/** 最多 20 元; 价钱看着买. */
export function ceilingWords(maxFen: number | undefined): string {
  return maxFen === undefined ? '价钱看着买' : `最多 ${yuanWords(maxFen)}`;
}

/** Above which limit the money of some things is, as a sentence with what to do `instead`; undefined where of none. */
export function overWords(fens: readonly number[], instead: string): string | undefined {
  const over = overSum(fens);
  if (over === undefined) return undefined;
  const most = yuanWords(errandRules[over]);
  return over === 'lineFen' ? `一样最多 ${most}，${instead}` : `一份一共最多 ${most}，${instead}`;
}

/** 明天, 12月3日 as the last day; undefined where there is no hurry. */
export function byWords(by: ServiceDate | undefined, today: ServiceDate): string | undefined {
  return by === undefined ? undefined : `最晚${dayName(by, today)}要`;
}

/** What became of a line: 买了，花 6 元 · 换成海盐; 没买; 问您：换成海盐，要 8 元. */
export function lineStandingWords(line: ErrandLine): string {
  const { standing, fen, instead, proposal, maxFen } = line;
  switch (standing) {
    case 'open':
      return ceilingWords(maxFen);
    case 'asked_back':
      return `要问：${proposalWords(proposal)}`;
    case 'agreed':
      return `答应了${proposalWords(proposal)}`;
    case 'declined':
      return `没答应${proposalWords(proposal)}`;
    case 'bought':
      return `${instead === undefined ? '' : `换成${instead}，`}花了 ${yuanWords(fen ?? 0)}`;
    case 'not_bought':
      return '没买';
  }
}

/** 换成海盐，要 8 元; 要 8 元. */
export function proposalWords(proposal: ErrandLine['proposal']): string {
  const { instead, fen } = proposal ?? {};
  return [
    ...(instead === undefined ? [] : [`换成${instead}`]),
    ...(fen === undefined ? [] : [`要 ${yuanWords(fen)}`]),
  ].join('，');
}

/** 今天 18:00 以前. */
export function untilWords(iso: string, now: Date): string {
  return `${dayAndClock(iso, now)} 以前`;
}

/** True where the keeper buys it and takes it to the point: no bus brings it. */
export function isForShelf({ buyer, point }: Pick<ErrandSummary, 'buyer' | 'point'>): boolean {
  return buyer?.id === point.id;
}

/** K12 去长校镇 15:28, the bus that brings it. */
export function busWords({
  routeName,
  headsign,
  departure,
}: Pick<HubBus, 'routeName' | 'headsign' | 'departure'>): string {
  return `${clockText(departure)} 的 ${routeName} 去${shortPointName(headsign)}`;
}
