// What was bought of each thing, as the buyer ticks it, and is it what was agreed?
import { buyRefusal, ceilingOf } from '@kehuoyou/shared';
import type { BoughtLine, Errand, ErrandLine } from '@kehuoyou/shared';
import { fenIn } from '../../ui/fields/fen-in';
import { amountWords, overWords, yuanWords } from '../errand-words';

/** One thing at the till. */
export interface TillLine {
  readonly no: number;
  /** False for what there was none of. */
  readonly got: boolean;
  /** What all of it cost, as it is typed, in yuan. */
  readonly yuan: string;
  /** What was bought instead; empty where it is the thing itself. */
  readonly instead: string;
}

/** Everything was there, until somebody says otherwise; what was declined was not bought. */
export function tillOf(errand: Pick<Errand, 'lines'>): TillLine[] {
  return errand.lines.map(({ no, standing, proposal }) => ({
    ...{ no, got: standing !== 'declined', yuan: '' },
    instead: standing === 'agreed' ? (proposal?.instead ?? '') : '',
  }));
}

/** Whether something else may be bought of it without asking. */
export function mayReplace({ substitute, standing, proposal }: ErrandLine): boolean {
  return substitute === 'yes' || (standing === 'agreed' && proposal?.instead !== undefined);
}

/** What is sent; undefined while a price is missing. */
export function boughtOf(till: readonly TillLine[]): BoughtLine[] | undefined {
  const bought = till
    .filter(({ got }) => got)
    .map(({ no, yuan, instead }) => {
      const fen = fenIn(yuan);
      if (fen === undefined) return undefined;
      return { line: no, fen, ...(instead.trim() === '' ? {} : { instead: instead.trim() }) };
    });
  return bought.some((each) => each === undefined) ? undefined : bought.flatMap((each) => each ?? []);
}

/** Why it cannot be noted down yet, as a sentence; undefined when it can. */
export function tillTrouble({ lines }: Pick<Errand, 'lines'>, till: readonly TillLine[]): string | undefined {
  const bought = boughtOf(till);
  if (bought === undefined) return '买到的每样写上一共多少元，比如 12.5。';
  if (bought.length === 0) return '一样也没买到的，点“买不到”，写一句为什么。';
  const over = overWords(
    bought.map(({ fen }) => fen),
    '多的请他自己来买。',
  );
  if (over !== undefined) return over;
  const dear = bought.find(({ line, fen }) => {
    const asked = lines[line - 1];
    const most = asked && ceilingOf(asked, asked);
    return most !== undefined && fen > most;
  });
  const asked = dear && lines[dear.line - 1];
  if (asked !== undefined)
    return `${amountWords(asked)}说好最多 ${yuanWords(ceilingOf(asked, asked) ?? 0)}，贵了要先问他。`;
  return buyRefusal(lines, lines, bought) === undefined ? undefined : '换别的要他先答应。点“有事要问”，问过再买。';
}

/** What all of it cost so far. */
export function sumOf(till: readonly TillLine[]): number {
  return till.reduce((sum, { got, yuan }) => sum + (got ? (fenIn(yuan) ?? 0) : 0), 0);
}
