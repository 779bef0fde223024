// Whose parcels are asked for at the counter, and who takes them?
import { secondsAt, wallTime } from '@kehuoyou/shared';
import type { AgentQuestion, CollectMethod, Taker } from '@kehuoyou/shared';
import type { StateKind } from '../../ui/states/state-mark';
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
  const { waybill, phoneTail, virtualKey, recipient, progress } = parcel;
  if (progress.shelf === text || waybill === text) return 'code';
  if (text.length >= LEAST_FIGURES && (waybill.slice(-TAIL).endsWith(text) || waybill.endsWith(text)))
    return 'tail_and_name';
  if (text.length >= LEAST_FIGURES && phoneTail?.endsWith(text) === true) return 'tail_and_name';
  // Of a shop's number its customer knows only the digits at the end.
  if (virtualKey !== undefined && virtualKey === text) return 'tail_and_name';
  // A full name is compared by what of it is shown: its first character.
  if (recipient !== undefined && /^\p{Script=Han}/u.test(text) && recipient[0] === text[0]) return 'known';
  return undefined;
}

/** Who stands at the counter, as a keeper says it. */
export const takerNames: Readonly<Record<Taker, string>> = { self: '本人', family: '家里人', agent: '别人代取' };

/** By what is known who may take them. */
export interface HandingOut {
  readonly taker: Taker;
  readonly agent: string;
  readonly method: CollectMethod;
  /** What the household answered, if it was asked for this agent. */
  readonly question?: AgentQuestion | undefined;
  readonly hasPhoto?: boolean;
}

/** What stands in the way of handing them out; undefined where nothing does. */
export function missingWords(
  pieces: number,
  { taker, agent, question, hasPhoto = false }: HandingOut,
): string | undefined {
  if (pieces === 0) return '要交的，先勾上。';
  if (taker !== 'agent') return undefined;
  if (agent.trim() === '') return '先写上代取的人叫什么。';
  if (question?.answer === 'no') return '收件人说不同意，先别交。给他打个电话问清楚。';
  return question?.answer === 'yes' || hasPhoto ? undefined : '等收件人点同意，或者拍张照片。';
}

/** What the household has said, at the counter: 王** 09:58 点了同意. */
export function agentYesWords(
  { answer, answeredAt, standing }: AgentQuestion,
  whose: string,
): { readonly state: StateKind; readonly word: string } {
  const at = answeredAt === undefined ? '' : ` ${wallTime(secondsAt(new Date(answeredAt)))}`;
  if (standing) return { state: 'done', word: `${whose} 早说过可以` };
  if (answer === 'yes') return { state: 'done', word: `${whose}${at} 点了同意` };
  if (answer === 'no') return { state: 'refused', word: `${whose}${at} 不同意` };
  if (answer === 'unreachable') return { state: 'unsaid', word: '收件人没在用，问不到，拍张照片' };
  return { state: 'planned', word: '问过了，等他点' };
}

/** One event a parcel; undefined while something stands in the way. */
export function handOuts(
  pointId: string,
  parcels: readonly BenchParcel[],
  handing: HandingOut,
): ScanDraft[] | undefined {
  if (missingWords(parcels.length, handing) !== undefined) return undefined;
  const { taker, agent, method, question } = handing;
  const asked = question?.answer === 'yes' ? question.id : undefined;
  return parcels.map(({ waybill }) => ({
    type: 'COLLECTED',
    waybill,
    pointId,
    method: taker === 'agent' ? 'agent' : method,
    taker,
    ...(taker === 'agent' ? { agent: agent.trim() } : {}),
    ...(taker === 'agent' && asked !== undefined ? { agentQuestion: asked } : {}),
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
