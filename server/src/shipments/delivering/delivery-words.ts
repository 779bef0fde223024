// How is a farmer told that a carrier has delivered boxes, or brings one back?
import { clockText, dateAt, dateText } from '@kehuoyou/shared';

interface SaidOfCarrier {
  readonly goods: string;
  readonly count: number;
  readonly carrier: string;
  readonly at: Date;
}

/** Once for each buyer, when all that goes there is there. */
export function deliveredWords({ goods, count, carrier, at }: SaidOfCarrier) {
  const when = `${dateText(dateAt(at))} ${clockText(at.toISOString())}`;
  return {
    title: `${goods}：${count} 箱送到了`,
    text: `${carrier}说，您的 ${count} 箱${goods}都签收了，最后一箱是 ${when}。`,
    spoken: `您的${count}箱${goods}送到了，都签收了。`,
    message: { what: `${goods} ${count} 箱`, when, why: '送到了', now: '不用管' },
  };
}

/** At once: the buyer can still be rung. */
export function returnWords(
  said: SaidOfCarrier & { readonly codes: readonly string[]; readonly reason: string; readonly isBack: boolean },
) {
  const { goods, count, carrier, at, codes, reason, isBack } = said;
  const when = `${dateText(dateAt(at))} ${clockText(at.toISOString())}`;
  const names = codes.join('、');
  const now = isBack ? '快递说已经退回给您了，没收到就打它的电话。' : '快给买家打电话问一问，不然快递要退回给您。';
  return {
    title: isBack ? `${goods}：${count} 箱退回来了` : `${goods}：${count} 箱快递要退回`,
    text: `${carrier}说，您的${goods}有 ${count} 箱（${names}）${reason}。${now}`,
    spoken: `您的${goods}有${count}箱${reason}。${now}`,
    message: { what: `${goods} ${count} 箱`, when, why: reason, now: isBack ? '已经退回' : '快给买家打电话' },
  };
}
