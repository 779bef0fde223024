// How is somebody told that their parcel is there, or that it was fetched?
import { dateAt, dateText, secondsAt, spokenFigures, spokenShelfCode, wallTime } from '@kehuoyou/shared';
import type { ParcelDue } from '@kehuoyou/shared';

/** The words, for the inbox, for the ear and for a message with short fields. */
export interface ParcelWords {
  readonly title: string;
  readonly text: string;
  readonly spoken: string;
  readonly message: { readonly what: string; readonly when: string; readonly why: string; readonly now: string };
}

/** Nobody should learn it only at the counter, or at the door. */
const OWED: Readonly<Record<ParcelDue, string>> = {
  freight: '这一件是到付，运费要您付',
  goods: '这一件是货到付款，货钱要您付',
};

/** It stands on the shelf; `mistaken` where it was said that somebody had taken it. */
export function readyWords(parcel: {
  readonly pointName: string;
  readonly shelf: string | null;
  readonly waybill: string;
  readonly at: Date;
  readonly keepUntil: string;
  readonly mistaken?: boolean;
  /** True where it is brought to the door. */
  readonly home?: boolean;
  /** What its recipient still owes the carrier. */
  readonly due?: ParcelDue | null;
}): ParcelWords {
  const { pointName, shelf, waybill, at, keepUntil, mistaken = false, home = false, due = null } = parcel;
  const owed = due === null ? '' : `${OWED[due]}，${home ? '先打电话' : '来之前'}问站长要多少。`;
  const tail = waybill.slice(-4);
  const code = shelf === null ? '' : `，取件码 ${shelf}`;
  const spokenCode = shelf === null ? '' : `，${spokenShelfCode(shelf, spokenFigures)}`;
  const there = mistaken ? `还在${pointName}` : `到${pointName}了`;
  const why = mistaken ? '刚才点错了，没有人取。' : '';
  return {
    title: `快递${there}${shelf === null ? '' : ` ${shelf}`}`,
    text: `${why}尾号 ${tail} 的快递${there}${code}。${home ? '不用来取，站长给您送上门。' : `放到 ${dateText(keepUntil)}，来取时报${shelf === null ? '尾号和姓名' : '取件码'}就行。`}${owed}`,
    spoken: `${why}尾号${spokenFigures(tail)}的快递，${there}${home ? '。不用来取，站长给您送上门' : spokenCode}。${owed}`,
    message: {
      what: `快递${mistaken ? '还在' : '到了'} ${shelf ?? tail}`,
      when: `${dateText(dateAt(at))}${wallTime(secondsAt(at))}`,
      why: mistaken ? '刚才点错了' : pointName,
      now: home ? '站长给您送上门' : `${dateText(keepUntil)}前来取`,
    },
  };
}

/** Somebody took it. */
export function collectedWords(parcel: {
  readonly pointName: string;
  readonly waybill: string;
  readonly at: Date;
  /** Masked; absent when nobody was named. */
  readonly agent: string | undefined;
  /** True when the keeper knows that it was the recipient: whoever has the code need not be. */
  readonly wasKnown: boolean;
  /** True when it was somebody of the family, by what the keeper saw. */
  readonly isFamily?: boolean;
  /** True where it was brought to the door. */
  readonly home?: boolean;
}): ParcelWords {
  const { pointName, waybill, at, agent, wasKnown, isFamily = false, home = false } = parcel;
  if (home) return broughtHomeWords(parcel);
  const tail = waybill.slice(-4);
  const who = agent ?? (isFamily ? '家里人' : wasKnown ? '本人' : undefined);
  const taken = who === undefined ? '取走' : `由${who}取走`;
  const time = wallTime(secondsAt(at));
  return {
    title: `尾号 ${tail} 的快递 ${time} 取走了`,
    text: `尾号 ${tail} 的快递已${taken} ${time}，在${pointName}。不是您家取的，请点“不是我取的”。`,
    spoken: `尾号${spokenFigures(tail)}的快递，已经${agent !== undefined ? '由别人代' : isFamily ? '由家里人' : wasKnown ? '由本人' : ''}取走了。不是您家取的，请点不是我取的。`,
    message: {
      what: `快递取走了 ${tail}`,
      when: `${dateText(dateAt(at))}${time}`,
      why: taken,
      now: '不是您家取的就点开',
    },
  };
}

/** It was brought to the door. */
function broughtHomeWords({ pointName, waybill, at }: Parameters<typeof collectedWords>[0]): ParcelWords {
  const [tail, time] = [waybill.slice(-4), wallTime(secondsAt(at))];
  return {
    title: `尾号 ${tail} 的快递 ${time} 送到家了`,
    text: `尾号 ${tail} 的快递 ${time} 送到家了，是${pointName}送的。没有收到，请点“不是我取的”。`,
    spoken: `尾号${spokenFigures(tail)}的快递，已经送到家了。没有收到，请点不是我取的。`,
    message: {
      what: `快递送到家了 ${tail}`,
      when: `${dateText(dateAt(at))}${time}`,
      why: `${pointName}送的`,
      now: '没收到就点开',
    },
  };
}

/** It goes back to its sender. */
export function returningWords(parcel: {
  readonly pointName: string;
  readonly waybill: string;
  readonly at: Date;
  readonly reason: string;
}): ParcelWords {
  const { pointName, waybill, at, reason } = parcel;
  const tail = waybill.slice(-4);
  return {
    title: `尾号 ${tail} 的快递要退回了`,
    text: `尾号 ${tail} 的快递要从${pointName}退回寄件人：${reason}。还想要，赶快打电话给站长。`,
    spoken: `尾号${spokenFigures(tail)}的快递，要退回寄件人了。还想要，赶快打电话给站长。`,
    message: {
      what: `快递要退回 ${tail}`,
      when: `${dateText(dateAt(at))}${wallTime(secondsAt(at))}`,
      why: reason,
      now: '还想要就打电话给站长',
    },
  };
}

/** To the keeper who handed it out: its recipient says that it was somebody else. */
export function disputedWords(parcel: {
  readonly waybill: string;
  /** When it was handed out. */
  readonly at: Date;
  /** Masked; absent when nobody was named. */
  readonly agent: string | undefined;
}): ParcelWords {
  const { waybill, at, agent } = parcel;
  const tail = waybill.slice(-4);
  const when = `${dateText(dateAt(at))} ${wallTime(secondsAt(at))}`;
  const whom = agent === undefined ? '' : `，记的是${agent}`;
  return {
    title: `尾号 ${tail}：收件人说不是本人取的`,
    text: `尾号 ${tail} 的快递 ${when} 交出去了${whom}。收件人说不是他家取的，请找来取的人问清楚，再回个电话。`,
    spoken: `尾号${spokenFigures(tail)}的快递，收件人说不是他家取的。请找来取的人问清楚，再回个电话。`,
    message: { what: `有人说没取到 ${tail}`, when, why: '收件人说不是他家取的', now: '问清楚，再回个电话' },
  };
}
