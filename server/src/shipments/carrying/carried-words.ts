// How is a farmer told that boxes are in the county, did not pass the machine, or are with the carrier?
import { clockText, dateAt, dateText, refundRules } from '@kehuoyou/shared';

/** Numbers that stand in a notice; the page has all. */
const MOST_NUMBERS = 8;

/** What all of them say: which goods, how many boxes, when. */
interface SaidOfBoxes {
  readonly goods: string;
  readonly count: number;
  readonly at: Date;
}

/** Once for each bus, when all that it brought is there. `rest`: boxes of the order that are not there yet. */
export function atHubWords({ goods, count, at, rest }: SaidOfBoxes & { readonly rest: number }) {
  const when = whenOf(at);
  const others = rest === 0 ? '' : `还有 ${rest} 箱没到。`;
  return {
    title: `${goods}：${count} 箱到县城了`,
    text: `${when} 您的 ${count} 箱${goods}到了县城。${others}过机检查以后，交快递的交快递，自提的等人来取。`,
    spoken: `您的${count}箱${goods}到县城了。${others.replaceAll(' ', '')}`,
    message: {
      what: `${goods} ${count} 箱`,
      when,
      why: '到县城了',
      now: rest === 0 ? '不用管' : `还有 ${rest} 箱没到`,
    },
  };
}

/** At once: it was not on its bus. */
export function shortWords({ goods, count, at, codes }: SaidOfBoxes & { readonly codes: readonly string[] }) {
  const names = codes.slice(0, MOST_NUMBERS).join('、');
  return {
    title: `${goods}：${count} 箱没从车上下来`,
    text: `县里点货，您的${goods}有 ${count} 箱（${names}）没从车上下来，正在找。找到了告诉您。过了说好的时间还没有，可以在单子里要公司赔。`,
    spoken: `您的${goods}有${count}箱没从车上下来，县里正在找。`,
    message: { what: `${goods} ${count} 箱`, when: whenOf(at), why: '没从车上下来', now: '等回话' },
  };
}

/** At once: such a box waits for its owner. */
export function heldBackWords(
  said: SaidOfBoxes & { readonly codes: readonly string[]; readonly reason: string; readonly toCarrier: boolean },
) {
  const { goods, count, at, codes, reason, toCarrier } = said;
  const money = toCarrier ? `取回去的，${refundRules.taken_back.says}。` : '';
  const names = codes.slice(0, MOST_NUMBERS).join('、');
  return {
    title: `${goods}：${count} 箱过机没过`,
    text: `您的${goods}有 ${count} 箱（${names}）过机检查没过：${reason}。箱子留在县城共配中心，没有寄走。可以来取回，或者打电话问清楚。${money}`,
    spoken: `您的${goods}有${count}箱过机检查没过，${reason}。箱子留在县城，没有寄走，可以来取回。`,
    message: { what: `${goods} ${count} 箱`, when: whenOf(at), why: `过机没过：${reason}`, now: '来县城取回' },
  };
}

/** Once for each bus, when its carriers have all that is theirs; `carrier` where it is one. */
export function handedWords(
  said: SaidOfBoxes & { readonly carrier?: string; readonly waybills: readonly string[]; readonly rest?: number },
) {
  const { goods, count, at, carrier = '快递', waybills, rest = 0 } = said;
  const open = rest === 0 ? '' : `还有 ${rest} 箱没交。`;
  const numbers = waybills.slice(0, MOST_NUMBERS).join('、');
  const others = waybills.length > MOST_NUMBERS ? ` 等 ${waybills.length} 个，都在单子里` : '';
  return {
    title: `${goods}：${count} 箱交给${carrier}了`,
    text: `您的 ${count} 箱${goods}交给${carrier}了，单号 ${numbers}${others}。${open}`,
    spoken: `您的${count}箱${goods}交给${carrier}了，单号在单子里。`,
    message: {
      what: `${goods} ${count} 箱`,
      when: whenOf(at),
      why: `交给${carrier}了`,
      now: `单号 ${waybills[0] ?? ''}`,
    },
  };
}

/** A box without a code. */
export function boxNumberWords(no: number): string {
  return `第 ${no} 箱`;
}

function whenOf(at: Date): string {
  return `${dateText(dateAt(at))} ${clockText(at.toISOString())}`;
}
