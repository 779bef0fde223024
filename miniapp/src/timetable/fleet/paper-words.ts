// Does a paper still hold, and for how long, in words and a colour?
import {
  compareTexts,
  dayNumber,
  firstDifference,
  longDate,
  longestValid,
  paperNames,
  paperWord,
  RENEW_DAYS,
} from '@kehuoyou/shared';
import type { Paper, PaperKind, ServiceDate } from '@kehuoyou/shared';
import type { Tone } from '../../ui/cards/tag';

/** One kind of paper of one vehicle or driver. */
export interface PaperLine {
  readonly kind: PaperKind;
  readonly name: string;
  /** 有效到 2028年12月31日, or 还没有登记. */
  readonly until: string;
  /** The last day on which it holds; none while none is registered. */
  readonly validUntil?: ServiceDate;
  /** 有效, 还有 12 天, 今天到期, 已过期, 没登记. */
  readonly word: string;
  readonly tone: Tone;
  /** Days that it still holds; negative when it is over, -Infinity when there is none. */
  readonly left: number;
}

/** A line for each kind that there must be. */
export function paperLines(papers: readonly Paper[], kinds: readonly PaperKind[], today: ServiceDate): PaperLine[] {
  return kinds.map((kind) => {
    const until = longestValid(papers, kind);
    const days = until === undefined ? undefined : dayNumber(until) - dayNumber(today);
    const left = days ?? -Infinity;
    return {
      kind,
      name: paperNames[kind],
      until: until === undefined ? '还没有登记' : `有效到 ${longDate(until)}`,
      ...(until === undefined ? {} : { validUntil: until }),
      word: paperWord(days),
      tone: toneOf(left),
      left,
    };
  });
}

/** The least time that any of them still holds: what is most urgent comes first. */
export function leastLeft(lines: readonly PaperLine[]): number {
  return Math.min(...lines.map(({ left }) => left));
}

function toneOf(left: number): Tone {
  if (left < 0) return 'red';
  return left <= RENEW_DAYS ? 'amber' : 'green';
}

/** What must be renewed soonest first; among the rest in the order of their names. */
export function byUrgency<Each extends { readonly lines: readonly PaperLine[] }>(
  all: readonly Each[],
  nameOf: (each: Each) => string,
): Each[] {
  const calm = ({ lines }: Each): number => Number(leastLeft(lines) > RENEW_DAYS);
  return [...all].sort((a, b) => firstDifference(calm(a) - calm(b), compareTexts(nameOf(a), nameOf(b))));
}
