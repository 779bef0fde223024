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

/** To whoever waited for a bus that has left without room for them. */
export function waitedInVainWords(said: { readonly goods: string; readonly count: number; readonly leavesAt: Date }) {
  const { goods, count, leavesAt } = said;
  const [bus, day] = [wallTime(secondsAt(leavesAt)), dateText(dateAt(leavesAt))];
  return {
    title: `${goods}：没等到 ${bus} 的位子`,
    text: `您排队等的 ${day} ${bus} 的车没有空出位子，${count} 箱${goods}没有订上，不收钱。请看看别的班次。`,
    spoken: `您排队等的班车没有空出位子，${count} 箱${goods}没有订上，不收钱。请看看别的班次。`,
    message: { what: `${goods}没等到位子`, when: `${day}${bus}`, why: '车上一直是满的', now: '请看别的班次' },
  };
}

/** To whoever sends it: somebody else has cancelled it. */
export function cancelledForYouWords(said: {
  readonly goods: string;
  readonly boxes: number;
  readonly leavesAt: Date;
  readonly who: string;
  readonly reason: string | undefined;
  readonly kept: number;
}) {
  const { goods, boxes, leavesAt, who, reason, kept } = said;
  const [bus, day] = [wallTime(secondsAt(leavesAt)), dateText(dateAt(leavesAt))];
  const why = reason === undefined ? '' : `：${reason}`;
  return {
    title: `${goods}：${who}取消了 ${boxes} 箱`,
    text: `${who}取消了您订的 ${day} ${bus} 的 ${boxes} 箱${goods}${why}。${kept === 0 ? '一分不收。' : ''}已经交到服务点的，请去拿回来。`,
    spoken: `${who}取消了您订的${boxes}箱${goods}。${kept === 0 ? '一分不收。' : ''}已经交到服务点的，请去拿回来。`,
    message: { what: `${goods}取消了`, when: `${day}${bus}`, why: reason ?? `${who}取消的`, now: '交了的请拿回来' },
  };
}

/** To the keeper at whose counter boxes lie that are not sent any more. */
export function takeBackWords(said: {
  readonly goods: string;
  readonly boxes: number;
  readonly sender: string;
  readonly tail: string;
}) {
  const { goods, boxes, sender, tail } = said;
  return {
    title: `${sender}的 ${boxes} 箱${goods}不寄了`,
    text: `${sender}（尾号 ${tail}）取消了 ${boxes} 箱${goods}，已经收在您这里，请先别装车，等人来拿回去，拿走了在“收农产品”里点一下。`,
    spoken: `${sender}的${boxes}箱${goods}不寄了，请先别装车，等人来拿回去。`,
    message: { what: `${boxes} 箱${goods}不寄了`, when: '现在', why: '寄的人取消了', now: '请别装车' },
  };
}

/** Who cancelled, where it was not the sender. */
export const CANCELLED_BY = { company: '公司', keeper: '站长' } as const;
/** Where a sender's name is not known. */
export const SOMEBODY = '寄货的人';
