// May these goods be sent, and for how long are they good?
import { canSend, Failure } from '@kehuoyou/shared';
import type { LocalGoods, RecognisedThing } from '@kehuoyou/shared';

/** What is asked for, in somebody's own words. */
export interface GoodsAsked {
  readonly goods: string;
  readonly note?: string;
}

/** What follows from it. */
export interface GoodsJudged {
  /** What the catalogue knows of it; absent for what only the keeper knows. */
  readonly known?: LocalGoods;
  /** What to mind, and how to pack. */
  readonly minds: readonly string[];
}

/**
 * Judges goods and note, one by one: a note is as long as a question may be. What nobody takes is refused with its
 * reason; what is not known, or to be asked about, only a keeper says yes to, who sees it.
 */
export function judgeGoods({ goods, note = '' }: GoodsAsked, isKeeper: boolean): GoodsJudged {
  const [said, noted] = [canSend(goods), canSend(note)];
  for (const [field, { things }] of [
    ['goods', said],
    ['note', noted],
  ] as const) {
    const barred = things.find(({ verdict }) => verdict === 'no');
    if (barred) throw new Failure('goods_refused', field, undefined, { says: whyNot(barred) });
  }
  if (!isKeeper) {
    const unsure = noted.things.find(({ verdict }) => verdict === 'ask');
    if (unsure) throw new Failure('ask_keeper', 'note', undefined, { says: whyNot(unsure) });
    const [first] = said.things;
    if (said.verdict === 'ask')
      throw new Failure('ask_keeper', 'goods', undefined, first ? { says: whyNot(first) } : {});
  }
  const things = [...said.things, ...noted.things];
  const known = knownIn(said.things);
  const careful = things.flatMap(({ verdict, why }) => (verdict === 'careful' && why !== undefined ? [why] : []));
  return { ...(known === undefined ? {} : { known }), minds: [...new Set([...careful, ...(known?.packing ?? [])])] };
}

/** For how many hours they are good; undefined for what keeps, and for what nobody knows. */
export function freshHoursOf(known: LocalGoods | undefined, chilled: boolean): number | undefined {
  return chilled ? (known?.chilledHours ?? known?.freshHours) : known?.freshHours;
}

/** What the catalogue knows of goods that somebody named. */
export function knownGoods(goods: string): LocalGoods | undefined {
  return knownIn(canSend(goods).things);
}

function knownIn(things: readonly RecognisedThing[]): LocalGoods | undefined {
  return things.find(({ goods }) => goods !== undefined)?.goods;
}

function whyNot({ called, why = '', instead }: RecognisedThing): string {
  return [`${called}：${why}`, instead].filter((part) => part !== undefined && part !== '').join('');
}
