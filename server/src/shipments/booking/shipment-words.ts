// In which words do orders say what happened?
import { dateAt, dateText, secondsAt, spokenTime, wallTime } from '@kehuoyou/shared';

/** Notes in the ledger of an order. */
export const amountWords = {
  agreed: '订的时候说好的',
  cancelled: '取消了，说好的不用付',
  slip: '前面记错了，退的不算',
} as const;

/** To whoever waited: there is room now, and until when it is kept. */
export function heldAtLastWords(said: {
  readonly goods: string;
  readonly count: number;
  /** When the first bus leaves. */
  readonly leavesAt: Date;
  readonly until: Date;
}) {
  const { goods, count, leavesAt, until } = said;
  const [bus, end] = [wallTime(secondsAt(leavesAt)), wallTime(secondsAt(until))];
  const day = dateText(dateAt(leavesAt));
  return {
    title: `${goods}：等到位子了，留到 ${end}`,
    text: `您排队等的 ${day} ${bus} 的车有位子了，${count} 箱${goods}的位子给您留到 ${end}。打开这一单接着订，过了时候就放掉了。`,
    spoken: `您排队等的班车有位子了，${count} 箱${goods}的位子给您留到${spokenTime(secondsAt(until))}。请接着订。`,
    message: { what: `${goods}有位子了`, when: `${day}${bus}`, why: '有人不要了', now: `请在 ${end} 前订好` },
  };
}
