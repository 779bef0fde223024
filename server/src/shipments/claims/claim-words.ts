// How is somebody told what came of their claim?
import { claimKindNames, dateAt, dateText, spokenYuan } from '@kehuoyou/shared';
import type { ClaimKind, ClaimMove } from '@kehuoyou/shared';

/** What stands in the ledger of the order. */
export function settledNote(kind: ClaimKind, boxes: number): string {
  return `赔付：${boxes} 箱${claimKindNames[kind]}`;
}

/** To whoever claims; undefined for what they did themselves. */
export function claimNews(said: {
  readonly move: ClaimMove;
  readonly goods: string;
  readonly kind: ClaimKind;
  readonly boxes: number;
  readonly fen: number;
  readonly reason: string | undefined;
  readonly at: Date;
}) {
  const { move, goods, kind, boxes, fen, reason = '', at } = said;
  const what = `${boxes} 箱${goods}${claimKindNames[kind]}`;
  const why = reason === '' ? '' : `：${reason}`;
  const answer = answers[move]?.(spokenYuan(fen), why);
  if (answer === undefined) return undefined;
  const { short, next } = answer;
  return {
    title: `${goods}：${short}`,
    text: `您说${what}，${short}${why}。${next}`,
    spoken: `您说${what.replaceAll(' ', '')}，${short}。${next}`,
    message: { what: `${goods} ${boxes} 箱`, when: dateText(dateAt(at)), why: short, now: '打开看看' },
  };
}

/** Why somebody of a company or of the county hears of a claim. */
export const CLAIM_WORK_REASON = '您管赔偿的事';

/** To whoever is to answer or to decide; of the sender no more than what they claim for. */
export function claimWorkNews(said: {
  readonly move: 'file' | 'dispute';
  readonly goods: string;
  readonly kind: ClaimKind;
  readonly boxes: number;
  readonly expectedFen: number;
  readonly dueAt: Date | null;
  readonly reason: string | undefined;
  readonly at: Date;
}) {
  const { move, goods, kind, boxes, expectedFen, dueAt, reason = '', at } = said;
  const what = `${boxes} 箱${goods}${claimKindNames[kind]}`;
  const by = dueAt === null ? '' : `，最晚 ${dateText(dateAt(dueAt))}`;
  const why = reason === '' ? '' : `：${reason}`;
  const [short, next] =
    move === 'file' ? ['有人要公司赔', `公司七天内答复${by}。`] : ['请县里定赔不赔', `县里七天内定${by}。`];
  return {
    title: `${short}：${what}`,
    text: `${what}，${short}${why}，最多 ${spokenYuan(expectedFen)}。${next}记录都在单子里。`,
    spoken: `${what.replaceAll(' ', '')}，${short}。`,
    message: { what: `${goods} ${boxes} 箱`, when: dateText(dateAt(at)), why: short, now: '打开办' },
  };
}

type Answer = (yuan: string, why: string) => { readonly short: string; readonly next: string };

const DISPUTE = '不服的，七天内在单子里点一下，请县里定。';
const answers: Readonly<Partial<Record<ClaimMove, Answer>>> = {
  accept: (yuan) => ({ short: `公司答应赔 ${yuan}`, next: `七天内付。${DISPUTE}` }),
  refuse: () => ({ short: '公司说不赔', next: DISPUTE }),
  grant: (yuan) => ({ short: `县里定了赔 ${yuan}`, next: '公司七天内付。' }),
  dismiss: () => ({ short: '县里定了不赔', next: '还不服，可以打 12328 或 12345。' }),
  settle: (yuan) => ({ short: `赔的 ${yuan} 付了`, next: '没收到请打电话给公司。' }),
};
