// Is something asked for or offered that no bus may bring, by whatever name it is called?
import { groupBy } from '../../grouping.js';
import { sendingRules } from '../../shipments/goods/sending-rules.js';
import { innocentNames } from './innocent-names.js';
import { refusalWords, refusedKinds } from './refusal-words.js';
import type { RefusedKind } from './refusal-words.js';
import { brandsThatAreWords, namesOfTwoThings, refusedNames } from './refused-names.js';

/** What is refused, and what to do instead: sentences for whoever asked. */
export interface RefusedErrand {
  /** As they called it. */
  readonly what: string;
  readonly kind: RefusedKind;
  /** Why, in a sentence. */
  readonly reason: string;
  /** Where to go, in a sentence. */
  readonly instead: string;
}

/** Something as a form holds it: its name in one field, how many of what in others. */
export interface CountedThing {
  readonly what: string;
  readonly amount: number;
  readonly unit: string;
}

interface Place {
  readonly from: number;
  readonly to: number;
}

type Named = RefusedErrand & Place;

/** Signs of old writing, and those that people put in for one another. */
const WRITTEN: Readonly<Record<string, string>> = {
  ...{ 煙: '烟', 菸: '烟', 藥: '药', 農: '农', 氣: '气', 槍: '枪', 彈: '弹', 頭: '头', 處: '处', 砲: '炮', 絲: '丝' },
  ...{ 葉: '叶', 電: '电', 劑: '剂', 蟲: '虫', 鴉: '鸦', 紅: '红', 華: '华', 雙: '双', 殺: '杀', 針: '针', 號: '号' },
  ...{ 壓: '压', 條: '条', 兩: '两', 東: '东', 獸: '兽' },
};

/** Signs of the longest name. */
const LONGEST = 12;
const known: ReadonlyMap<string, Omit<RefusedErrand, 'what'>> = everyName();

/** Counted as cigarettes are: 两条中华, 利群一包. */
const COUNT = '[一二两三四五六七八九十半几\\d]+ ?(?:条|包)';
const BRAND = `(?:软|硬|蓝|红|白|细)?(?:${brandsThatAreWords.join('|')})`;
const ENDS = '(?=$|[ ,。、;和给带!?])';
const cartons = [
  new RegExp(`(${COUNT}的?${BRAND})${ENDS}`, 'u'),
  new RegExp(`(?:^|[ ,。、;和买要带])(${BRAND} ?(?:来|要|买)?${COUNT})${ENDS}`, 'u'),
];

/**
 * Reads every name of a refused thing in `words`, also where marks or old writing stand in it. Of several the first is
 * said. A table of names, not a guess; what only contains such a name (`innocentNames`) passes.
 */
export function refusedErrand(words: string): RefusedErrand | undefined {
  const typed = plain(words);
  return first(typed) ?? first(joined(typed), namesOfTwoThings) ?? smoked(typed);
}

/**
 * The same of a thing whose count stands beside its name: 中华 is a name of many things, two packets of it are
 * cigarettes. Without a unit it is looked at by its name.
 */
export function refusedThing({ what, amount, unit }: CountedThing): RefusedErrand | undefined {
  const count = `${amount}${unit}`;
  return (
    refusedErrand(what) ??
    (unit.trim() === '' ? undefined : (refusedErrand(count + what) ?? refusedErrand(what + count)))
  );
}

/**
 * A name inside of an innocent one does not count, nor does a longer one of which only that part is refused: 香烟 in
 * 喷香烟熏肉.
 */
function first(text: string, but: readonly string[] = []): RefusedErrand | undefined {
  const innocent = byStart(innocentNames.flatMap((name) => places(text, name)));
  const named = [...known]
    .filter(([what]) => !but.includes(what))
    .flatMap(([what, why]) => places(text, what).map((place): Named => ({ ...place, what, ...why })));
  const found = byStart(named);
  const [meant] = named
    .filter((one) => !inside(one, found).some((other) => other !== one))
    .filter((one) => around(one, innocent).length === 0)
    .sort((a, b) => a.from - b.from);
  if (meant === undefined) return undefined;
  const [said = meant] = around(meant, found).sort((a, b) => b.to - b.from - (a.to - a.from));
  return { what: said.what, kind: said.kind, reason: said.reason, instead: said.instead };
}

function smoked(text: string): RefusedErrand | undefined {
  const [what] = cartons.flatMap((carton) => carton.exec(text)?.[1] ?? []);
  return what === undefined ? undefined : { what, kind: 'tobacco', ...refusalWords.tobacco };
}

/** By where they begin: who looks for neighbours looks there, and not through a whole text for each of its signs. */
type Starts<Each extends Place> = ReadonlyMap<number, readonly Each[]>;

function byStart<Each extends Place>(all: readonly Each[]): Starts<Each> {
  return groupBy(all, ({ from }) => from);
}

/** Those that hold all of it. */
function around<Each extends Place>({ from, to }: Place, all: Starts<Each>): Each[] {
  return within(from - LONGEST, from, all).filter((other) => to <= other.to);
}

/** Those of which it holds all. */
function inside<Each extends Place>({ from, to }: Place, all: Starts<Each>): Each[] {
  return within(from, to - 1, all).filter((other) => other.to <= to);
}

function within<Each extends Place>(first: number, last: number, all: Starts<Each>): Each[] {
  return Array.from({ length: last - first + 1 }, (_each, step) => all.get(first + step) ?? []).flat();
}

function places(text: string, name: string): Place[] {
  const found: Place[] = [];
  for (let from = text.indexOf(name); from >= 0; from = text.indexOf(name, from + 1))
    found.push({ from, to: from + name.length });
  return found;
}

/** One way of writing for every way, blanks and lines as one blank. */
function plain(words: string): string {
  return words
    .normalize('NFKC')
    .replace(/[\p{Cf}\p{Mn}]/gu, '')
    .replace(/\s+/gu, ' ')
    .toLowerCase()
    .replace(/./gu, (sign) => WRITTEN[sign] ?? sign);
}

/** Without the blanks and marks that stand between the signs of one word; commas part two wishes and stay. */
function joined(text: string): string {
  return text.replace(/[\p{P}\p{S}\p{Z}]/gu, (sign) => (/[,、;。]/u.test(sign) ? sign : ''));
}

function everyName(): Map<string, Omit<RefusedErrand, 'what'>> {
  const found = new Map<string, Omit<RefusedErrand, 'what'>>();
  for (const kind of refusedKinds)
    if (kind !== 'prohibited') for (const name of refusedNames[kind]) found.set(name, { kind, ...refusalWords[kind] });
  for (const { verdict, name, names, why, instead = refusalWords.prohibited.instead } of sendingRules)
    if (verdict === 'no')
      for (const called of [name, ...names])
        if (!found.has(called)) found.set(called, { kind: 'prohibited', reason: why, instead });
  return found;
}
