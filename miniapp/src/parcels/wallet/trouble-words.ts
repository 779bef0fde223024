// What is wrong with a parcel, and what can its household do about it?
import { hasEnded } from '@kehuoyou/shared';
import type { ParcelDue, ParcelException, ParcelState, WalletParcel } from '@kehuoyou/shared';
import type { StateKind } from '../../ui/states/state-mark';

/** Something out of order. */
export interface TroubleWords {
  readonly mark: Extract<StateKind, 'careful' | 'refused'>;
  /** 送错服务点了. */
  readonly word: string;
  /** What to do, or what is being done. */
  readonly what: string;
}

/** Nothing of the household's concern: it only was on no list. */
const QUIET: readonly ParcelException[] = ['extra'];

const EXCEPTIONS: Readonly<Record<Exclude<ParcelException, 'extra'>, TroubleWords>> = {
  missort: { mark: 'careful', word: '送错服务点了', what: '可以去那里取，也可以请站长转过来。' },
  short: { mark: 'careful', word: '袋子里没有这一件', what: '正在找，找到了这里会写。' },
  damaged: { mark: 'careful', word: '外面破了', what: '取的时候当面打开看，再收。' },
  refused: { mark: 'careful', word: '您说不要了', what: '会退给寄件人。要的话赶快打电话。' },
  contact_bad: { mark: 'careful', word: '快递上的电话打不通', what: '请打电话告诉站长您的号码。' },
  no_consent: { mark: 'careful', word: '您没同意放在服务点', what: '站长会问您，是送到家还是您来取。' },
  disputed: { mark: 'refused', word: '您说不是您家取的', what: '站长看到了，正在查是谁拿走的。' },
};

const STATES: Readonly<Partial<Record<ParcelState, TroubleWords>>> = {
  held: { mark: 'careful', word: '暂时扣下，等检查', what: '检查好了再送来。想知道为什么，打电话问。' },
  returning: { mark: 'careful', word: '正在退回', what: '要退给寄件人。还想要，赶快打电话。' },
  lost: { mark: 'refused', word: '找不到了', what: '已按丢失处理，可以要求赔偿。打电话问怎么办。' },
};

const DUES: Readonly<Record<ParcelDue, TroubleWords>> = {
  freight: { mark: 'careful', word: '到付，运费要您付', what: '来之前打电话问站长要多少。' },
  goods: { mark: 'careful', word: '货到付款，货钱要您付', what: '来之前打电话问站长要多少。' },
};

/** Everything that is out of order with it, the state first; nothing where all is well. */
export function troublesOf(parcel: Pick<WalletParcel, 'state' | 'exceptions' | 'due'>): readonly TroubleWords[] {
  const { state, exceptions, due } = parcel;
  const ofState = STATES[state];
  const others = exceptions.flatMap((each) => (each === 'extra' || QUIET.includes(each) ? [] : [EXCEPTIONS[each]]));
  // Whoever has it has paid it.
  const owed = due === undefined || hasEnded(state) ? [] : [DUES[due]];
  return [...(ofState === undefined ? [] : [ofState]), ...others, ...owed];
}

/** True for a parcel that neither waits nor comes as it should. */
export function isStopped(state: ParcelState): boolean {
  return STATES[state] !== undefined;
}

/** 外面破了。取的时候当面打开看，再收。 */
export function spokenTroubles(troubles: readonly TroubleWords[]): string {
  return troubles.map(({ word, what }) => `${word}。${what}`).join('');
}
