// 能寄吗? May this be sent, by whatever name somebody calls it?
import { localGoods } from './local-goods.js';
import type { LocalGoods } from './local-goods.js';
import { PROHIBITED_CATALOGUE, prohibitedCategories } from './prohibited-category.js';
import { sendingRules } from './sending-rules.js';
import type { SendingRule } from './sending-rules.js';

/** 能寄, 能寄但要照着做, 问站长, 不能寄: from the mildest to the strictest. */
export const sendingVerdicts = ['yes', 'careful', 'ask', 'no'] as const;
export type SendingVerdict = (typeof sendingVerdicts)[number];

/** One thing that was recognised in what somebody typed or said. */
export interface RecognisedThing {
  /** As they called it. */
  readonly called: string;
  /** Under which name it stands in the tables. */
  readonly name: string;
  readonly verdict: SendingVerdict;
  /** Why, or what to mind; absent where there is nothing to say. */
  readonly why?: string;
  readonly instead?: string;
  /** What the reason rests on, with its subject: 《禁止寄递物品指导目录》 第 6 类，容易着火的固体. */
  readonly basis?: string;
  readonly goods?: LocalGoods;
}

/** The answer. Nothing recognised means that the keeper is to be asked: what is not known is never waved through. */
export interface SendingAnswer {
  readonly verdict: SendingVerdict;
  /** The strictest first; each table entry once. */
  readonly things: readonly RecognisedThing[];
}

/** Most characters of a question; what comes after is not read. */
export const MOST_SENDING_TEXT = 200;

interface Named {
  readonly called: string;
  readonly thing: Omit<RecognisedThing, 'called'>;
}

/** Every name with what it stands for. */
const names: readonly Named[] = [
  ...localGoods.flatMap((goods) => [goods.name, ...goods.names].map((called) => ({ called, thing: ofGoods(goods) }))),
  ...sendingRules.flatMap((rule) => [rule.name, ...rule.names].map((called) => ({ called, thing: ofRule(rule) }))),
];

/**
 * Recognises every thing named in `text` and gives the strictest verdict: thirty boxes of 豆腐皮 with one bottle of
 * 白酒 among them cannot go as they are. A table of names, not a guess.
 */
export function canSend(text: string): SendingAnswer {
  const typed = text.slice(0, MOST_SENDING_TEXT).normalize('NFKC');
  // Once as it was typed, and once without the blanks and marks that people put between the signs of one word.
  const found = [...namedIn(typed), ...namedIn(typed.replace(/[\s·.,'"“”‘’()-]/g, ''))];
  const strictestFirst = found.sort((a, b) => strictness(b.thing.verdict) - strictness(a.thing.verdict));
  const things: RecognisedThing[] = [];
  for (const { called, thing } of strictestFirst)
    if (!things.some(({ name }) => name === thing.name)) things.push({ called, ...thing });
  return { verdict: things[0]?.verdict ?? 'ask', things };
}

/**
 * The names in a text, but for those that are only part of a longer one: 烟花 is no 烟. Of two that overlap both count:
 * whoever writes 茶油漆 may mean paint.
 */
function namedIn(text: string): Named[] {
  const places = names.flatMap((named) => {
    const found: { readonly named: Named; readonly from: number; readonly to: number }[] = [];
    for (let from = text.indexOf(named.called); from >= 0; from = text.indexOf(named.called, from + 1))
      found.push({ named, from, to: from + named.called.length });
    return found;
  });
  return places
    .filter(
      ({ from, to }) =>
        !places.some((other) => other.from <= from && to <= other.to && other.to - other.from > to - from),
    )
    .flatMap(({ named, from }) => (named.called.length > 1 || isAlone(text, from) ? named : perhaps(named)));
}

const HOW_MANY =
  '[一二两三四五六七八九十百半几多\\d.]+(?:箱|条|包|只|头|公斤|千克|斤|袋|瓶|盒|把|个|件|支|根|尾|张|桶|筐)?的?';
const ALONE = new RegExp(`^(?:我?[要想]?寄)?(?:${HOW_MANY})?.(?:${HOW_MANY})?$`, 'u');
const BETWEEN = /[\s,、。;!?:()和跟与及]/u;

/** True where one sign stands for itself, with no more around it than how much: 两条烟, and not 烟熏. */
function isAlone(text: string, from: number): boolean {
  let [start, end] = [from, from + 1];
  while (start > 0 && !BETWEEN.test(text[start - 1] ?? '')) start -= 1;
  while (end < text.length && !BETWEEN.test(text[end] ?? '')) end += 1;
  return ALONE.test(text.slice(start, end));
}

/** One sign in a word that no table knows: of what nobody takes the keeper says whether it is that; of goods it says nothing. */
function perhaps({ called, thing }: Named): Named[] {
  const { name, why = '', goods } = thing;
  if (goods !== undefined) return [];
  return [{ called, thing: { name, verdict: 'ask', why: `要是${name}：${why}不是的话，站长看了就收。` } }];
}

function strictness(verdict: SendingVerdict): number {
  return sendingVerdicts.indexOf(verdict);
}

function ofGoods(goods: LocalGoods): Named['thing'] {
  const { name, careful } = goods;
  return {
    name,
    verdict: careful === undefined ? 'yes' : 'careful',
    ...(careful === undefined ? {} : { why: careful }),
    goods,
  };
}

function ofRule({ name, verdict, why, instead, category }: SendingRule): Named['thing'] {
  const title = category === undefined ? undefined : prohibitedCategories[category - 1];
  return {
    ...{ name, verdict, why },
    ...(instead === undefined ? {} : { instead }),
    ...(title === undefined ? {} : { basis: `${PROHIBITED_CATALOGUE} 第 ${String(category)} 类，${title}` }),
  };
}
