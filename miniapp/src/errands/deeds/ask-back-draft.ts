// What is asked back of which thing, as it is typed, and may it be asked?
import { refusedThing } from '@kehuoyou/shared';
import type { ErrandLine, ErrandProposal } from '@kehuoyou/shared';
import { fenIn } from '../../ui/fields/fen-in';
import { overWords } from '../errand-words';

/** A question of one thing. */
export interface AskedOf {
  readonly instead: string;
  readonly yuan: string;
}

/** What somebody begins with. */
export const nothingAsked: AskedOf = { instead: '', yuan: '' };

/** What is sent; undefined where nothing is asked of it. */
export function proposalOf(line: number, { instead, yuan }: AskedOf): ErrandProposal | undefined {
  const fen = fenIn(yuan);
  if (instead.trim() === '' && fen === undefined) return undefined;
  return {
    line,
    ...(instead.trim() === '' ? {} : { instead: instead.trim() }),
    ...(fen === undefined ? {} : { fen }),
  };
}

/** Why it cannot be asked yet, as a sentence; undefined when it can. */
export function questionTrouble(lines: readonly ErrandLine[], asked: ReadonlyMap<number, AskedOf>): string | undefined {
  if (asked.size === 0) return '先点要问的是哪一样。';
  const all = [...asked];
  if (all.some(([, { yuan }]) => yuan.trim() !== '' && fenIn(yuan) === undefined)) return '多少元写数字，比如 12.5。';
  const proposals = all.map(([no, each]) => proposalOf(no, each));
  if (proposals.includes(undefined)) return '写上换成什么，或者要多少元。';
  const said = proposals.flatMap((each) => each ?? []);
  for (const { line: no, instead } of said) {
    const line = lines.find((each) => each.no === no);
    const refused = line && instead !== undefined ? refusedThing({ ...line, what: instead }) : undefined;
    if (refused !== undefined) return `${refused.reason}${refused.instead}`;
  }
  return overWords(
    said.flatMap(({ fen }) => fen ?? []),
    '多的请他自己来买。',
  );
}
