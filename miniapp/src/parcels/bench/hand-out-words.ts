// Whose parcels are asked for at the counter, and who takes them?
import type { CollectMethod } from '@kehuoyou/shared';
import type { Bench, BenchParcel } from './bench-fold';
import type { ScanDraft } from '../scanning/scan-queue';

/** Parcels that are handed out together: a household's, or one of which nobody knows whose it is. */
export interface HandOutGroup {
  readonly key: string;
  /** 王** 家, or the number's tail. */
  readonly name: string;
  readonly parcels: readonly BenchParcel[];
  /** Of the same household, on their way. */
  readonly coming: readonly BenchParcel[];
  /** By what it was found: what the keeper was told. */
  readonly method: CollectMethod;
}

/** Characters from which on a number is looked for. */
const LEAST_FIGURES = 3;
/** Digits of a waybill or a phone that people say. */
const TAIL = 4;

/** Households of which a parcel is meant by what was typed or scanned: a shelf code, a number or its end, a name. */
export function foundGroups(bench: Bench, typed: string): HandOutGroup[] {
  const text = typed.replace(/\s+/g, '').toUpperCase();
  if (text === '') return [];
  const groups = new Map<string, HandOutGroup>();
  for (const parcel of bench.waiting) {
    const method = matchOf(parcel, text);
    const key = parcel.household ?? parcel.waybill;
    if (method === undefined || groups.has(key)) continue;
    const parcels = bench.waiting.filter((each) => (each.household ?? each.waybill) === key);
    const coming = [...bench.toShelve, ...bench.coming].filter(({ household }) => household === key);
    groups.set(key, { key, name: groupName(parcel), parcels, coming, method });
  }
  return [...groups.values()];
}

function groupName({ recipient, waybill }: BenchParcel): string {
  return recipient === undefined ? `单号尾 ${waybill.slice(-TAIL)}` : `${recipient} 家`;
}

function matchOf(parcel: BenchParcel, text: string): CollectMethod | undefined {
  const { waybill, phoneTail, recipient, progress } = parcel;
  if (progress.shelf === text || waybill === text) return 'code';
  if (text.length >= LEAST_FIGURES && (waybill.slice(-TAIL).endsWith(text) || waybill.endsWith(text)))
    return 'tail_and_name';
  if (text.length >= LEAST_FIGURES && phoneTail?.endsWith(text) === true) return 'tail_and_name';
  // A full name is compared by what of it is shown: its first character.
  if (recipient !== undefined && /^\p{Script=Han}/u.test(text) && recipient[0] === text[0]) return 'known';
  return undefined;
}

/** Who stands at the counter. */
export const takers = ['self', 'family', 'agent'] as const;
export type Taker = (typeof takers)[number];
export const takerNames: Readonly<Record<Taker, string>> = { self: '本人', family: '家里人', agent: '别人代取' };

/** One event a parcel; undefined while it is not said who takes them for somebody else. */
export function handOuts(
  pointId: string,
  parcels: readonly BenchParcel[],
  { taker, agent, method }: { readonly taker: Taker; readonly agent: string; readonly method: CollectMethod },
): ScanDraft[] | undefined {
  const name = agent.trim();
  if (parcels.length === 0 || (taker === 'agent' && name === '')) return undefined;
  return parcels.map(({ waybill }) => ({
    type: 'COLLECTED',
    waybill,
    pointId,
    method: taker === 'agent' ? 'agent' : method,
    ...(taker === 'agent' ? { agent: name } : {}),
    ...(taker === 'family' ? { reason: '家里人来取' } : {}),
  }));
}

/** What happens next, said before: 一交出，王** 马上知道是谁取的. */
export function beforeWords(parcels: readonly BenchParcel[]): string {
  const names = [...new Set(parcels.flatMap(({ recipient }) => recipient ?? []))];
  return names.length === 0 ? '一交出，收件人要是在用，马上知道' : `一交出，${names.join('、')} 马上知道是谁取的`;
}

/** 放了 3 天, 今天刚到. */
export function keptWords({ keeping }: BenchParcel): string {
  return keeping === undefined || keeping.days === 0 ? '今天到的' : `放了 ${keeping.days} 天`;
}
