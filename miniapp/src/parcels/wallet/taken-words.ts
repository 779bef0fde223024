// Who took a parcel, and what does one say who did not?
import { collectMethodNames, dateAt, dayName, secondsAt, spokenTime, wallTime } from '@kehuoyou/shared';
import type { WalletParcel } from '@kehuoyou/shared';
import { spokenSentence } from '../../core/spoken-sentence';
import { carrierParts, spokenCarrier } from './coming-words';

/** A parcel that is no longer there, in words. */
export interface TakenWords {
  /** 今天 10:12. */
  readonly when: string;
  /** 已取走, 已退回. */
  readonly tag: string;
  /** 已由李**取走 10:12. */
  readonly sentence: string;
  /** 圆通速递, 尾号 9046, 凭取件码. */
  readonly facts: readonly string[];
  readonly spoken: string;
}

/** What follows when one says so, before one does. */
export const DISPUTE_ASKED = '先问问家里人，是他们取的就不用点。点了以后，站长马上看到，要查清楚是谁拿走的。';

/** What a card says of a parcel that was taken or sent back. */
export function takenWords(
  parcel: Pick<WalletParcel, 'carrier' | 'waybill' | 'state' | 'since' | 'collected'>,
  now: Date,
): TakenWords {
  const { collected, since, state } = parcel;
  const at = new Date(collected?.at ?? since ?? now);
  const day = dayName(dateAt(at), dateAt(now));
  const clock = wallTime(secondsAt(at));
  const who = state === 'collected' ? takerOf(collected) : '已退回';
  const facts = [...carrierParts(parcel), ...(collected?.shelf === undefined ? [] : [collected.shelf])];
  return {
    when: `${day} ${clock}`,
    tag: state !== 'collected' ? '已退回' : collected?.home === true ? '已送到家' : '已取走',
    sentence: `${who} ${clock}`,
    facts: [
      ...facts,
      ...(collected?.method === undefined ? [] : [collectMethodNames[collected.method]]),
      ...(collected?.agreedAt === undefined
        ? []
        : [`您 ${wallTime(secondsAt(new Date(collected.agreedAt)))} 点了同意`]),
    ],
    spoken: `${spokenCarrier(parcel)}。${spokenSentence(day)}${spokenTime(secondsAt(at))}，${who.replace(/\*/g, '某')}。`,
  };
}

/** Only what the keeper has seen is said: whoever knows the code need not be the recipient. */
function takerOf(collected: WalletParcel['collected']): string {
  if (collected?.home === true) return '已送到家';
  if (collected?.agent !== undefined) return `已由${collected.agent}取走`;
  if (collected?.method === 'agent') return '已由别人代取';
  if (collected?.taker === 'family') return '已由家里人取走';
  return collected?.method === 'known' ? '已由本人取走' : '已取走';
}
