// How does a household hear that its point is closed, and that its parcel goes elsewhere?
import { dateAt, dateText, secondsAt, spokenCount, spokenFigures, wallTime } from '@kehuoyou/shared';
import type { ParcelWords } from '../telling/parcel-words.js';

/** Why they hear of it. */
export const REDIRECT_REASON = '您家快递要去的服务点停业了';
export const FOLLOWED_REASON = '您关注的家人的快递改送了';

/** A parcel and the two points. */
export interface Redirected {
  readonly waybill: string;
  readonly from: string;
  readonly to: string;
  readonly reason: string;
  readonly at: Date;
  /** True where it stands in the closed point itself. */
  readonly onShelf: boolean;
}

/** May it be taken to the other one? */
export function redirectAskedWords({ waybill, from, to, reason, at, onShelf }: Redirected): ParcelWords {
  const tail = waybill.slice(-4);
  return {
    title: `${from}停业，尾号 ${tail} 改到${to}取，可以吗`,
    text: `${from}停业：${reason}。尾号 ${tail} 的快递可以改到${to}取，也可以等${from}开门，或者退回。点开说一声，没说之前先放在${onShelf ? `${from}的架上` : '县里'}。`,
    spoken: `${from}停业了。尾号${spokenFigures(tail)}的快递，改到${to}取，可以吗？请点开说一声。`,
    message: {
      what: `快递改地方取 ${tail}`,
      when: whenOf(at),
      why: `${from}停业`.slice(0, 20),
      now: '点开说可以不可以',
    },
  };
}

/** It goes there. */
export function redirectedWords({ waybill, from, to, reason, at, onShelf }: Redirected): ParcelWords {
  const tail = waybill.slice(-4);
  return {
    title: `尾号 ${tail} 的快递改送${to}`,
    text: `${from}停业：${reason}。尾号 ${tail} 的快递改送${to}，${onShelf ? '从架上搬过去，' : ''}到了再告诉您。`,
    spoken: `尾号${spokenFigures(tail)}的快递，改送${to}，到了再告诉您。`,
    message: { what: `快递改送 ${tail}`, when: whenOf(at), why: `${from}停业`.slice(0, 20), now: `到${to}取` },
  };
}

/** It goes to its own point after all. */
export function sentBackWords({ waybill, from, to, at }: Redirected): ParcelWords {
  const tail = waybill.slice(-4);
  return {
    title: `尾号 ${tail} 的快递还是送${from}`,
    text: `刚才说改送${to}，弄错了。尾号 ${tail} 的快递还是送${from}，到了再告诉您。`,
    spoken: `刚才说错了。尾号${spokenFigures(tail)}的快递，还是送${from}，到了再告诉您。`,
    message: { what: `快递不改了 ${tail}`, when: whenOf(at), why: '刚才弄错了', now: `到${from}取` },
  };
}

/** To the keeper of the closed point, or whoever has its key: what stands there goes on. */
export function carryOnWords(said: { readonly pieces: number; readonly to: string; readonly at: Date }): ParcelWords {
  const { pieces, to, at } = said;
  return {
    title: `架上 ${pieces} 件改到${to}取，请交给班车`,
    text: `您的服务点停业，架上 ${pieces} 件快递家里说可以改到${to}取。打开快递台的“催取”，照单子拿出来，交给写着的那班车。`,
    spoken: `架上${spokenCount(pieces)}件快递，改到${to}取，请交给班车。`,
    message: { what: `架上 ${pieces} 件要搬走`, when: whenOf(at), why: '服务点停业', now: '交给班车' },
  };
}

function whenOf(at: Date): string {
  return `${dateText(dateAt(at))}${wallTime(secondsAt(at))}`;
}
