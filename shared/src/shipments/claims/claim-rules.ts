// Within which time is what claimed and answered, and up to how much is paid?
//
// Rows of policy: what the county has not decided says so, and screens call it 待县里确定. A legal basis is cited by
// name and subject, not by article: the articles have moved.
import type { ClaimKind } from '../booking/claim-state.js';

/** A row that screens show. */
export interface ClaimRow {
  readonly says: string;
  /** The rule on which it rests; absent where it is the county's own. */
  readonly basis?: string;
  /** False while it waits for the county's word. */
  readonly decided: boolean;
}

/** Something that must be done within days. */
export interface ClaimTerm extends ClaimRow {
  readonly days: number;
}

/** Until when after the end a claim is taken, by what happened. */
export const claimWindows: Readonly<Record<ClaimKind, ClaimTerm>> = {
  damaged: { days: 7, says: '坏了：货拿到手七天内提', decided: false },
  late: { days: 7, says: '晚到：货拿到手七天内提', decided: false },
  lost: { days: 30, says: '丢了：说好到县城的时间起，三十天内提', decided: false },
};

/** Who must answer by when. */
export const claimTerms = {
  answer: {
    days: 7,
    says: '公司七天内答复',
    basis: '《快递暂行条例》：企业收到投诉，七天内处理并告知',
    decided: true,
  },
  dispute: { days: 7, says: '不服的，答复后七天内可以请县里定，只能请一次', decided: false },
  office: { days: 7, says: '县里七天内定', decided: false },
  pay: { days: 7, says: '定了以后七天内付钱', decided: false },
} as const satisfies Readonly<Record<string, ClaimTerm>>;

/** What is paid for a box at most. */
export interface PayoutRule extends ClaimRow {
  readonly kind: ClaimKind;
  /** True for boxes whose value was declared, false for all others; absent for both. */
  readonly insured?: boolean;
  /** At least so many minutes late. */
  readonly fromMinutes?: number;
  /** Of a hundred of the value that was declared. */
  readonly valuePercent: number;
  /** Of a hundred of what the box was charged. */
  readonly chargePercent: number;
}

const insured = '《快递暂行条例》：保价的，按约定的保价规则赔';
const uninsured = '《快递暂行条例》：没保价的，按民事法律赔；最多三倍资费是照《邮政法》给据邮件的办法';

/** The first row that fits a box counts. */
export const payoutRules: readonly PayoutRule[] = [
  ...(['lost', 'damaged'] as const).flatMap((kind): PayoutRule[] => [
    {
      ...{ kind, insured: true, valuePercent: 100, chargePercent: 0, basis: insured, decided: false },
      says: '保了价的：最多赔报的价值',
    },
    {
      ...{ kind, insured: false, valuePercent: 0, chargePercent: 300, basis: uninsured, decided: false },
      says: '没保价的：按坏了丢了多少算，最多赔这一箱收费的三倍',
    },
  ]),
  {
    ...{ kind: 'late', fromMinutes: 24 * 60, valuePercent: 0, chargePercent: 100, decided: false },
    says: '晚到一天以上：这一箱收的钱全退',
  },
  {
    ...{ kind: 'late', fromMinutes: 2 * 60, valuePercent: 0, chargePercent: 50, decided: false },
    says: '晚到两小时以上：这一箱收的钱退一半',
  },
];

/** Where one claims of a carrier, and where one goes on after the county office. */
export interface ClaimDesk {
  readonly carrier: string;
  readonly name: string;
  readonly phone: string;
}

/** The carriers' own desks, by 快递100's code; numbers of everybody. */
export const claimDesks: readonly ClaimDesk[] = [
  { carrier: 'youzhengguonei', name: '邮政客服', phone: '11183' },
  { carrier: 'shunfeng', name: '顺丰客服', phone: '95338' },
];

/** Most fen of an answer: a slip of the finger is no fortune. */
export const MOST_PAYOUT_FEN = 10_000_000;
/** Most photos of a claim. */
export const MOST_CLAIM_PHOTOS = 3;
/** Characters of an answer's reason. */
export const MOST_CLAIM_REASON = 200;
