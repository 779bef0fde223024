// How is somebody told that their parcel is there, or that it was fetched?
import { dateAt, dateText, secondsAt, spokenFigures, spokenShelfCode, wallTime } from '@kehuoyou/shared';

/** The words, for the inbox, for the ear and for a message with short fields. */
export interface ParcelWords {
  readonly title: string;
  readonly text: string;
  readonly spoken: string;
  readonly message: { readonly what: string; readonly when: string; readonly why: string; readonly now: string };
}

/** It stands on the shelf. */
export function readyWords(parcel: {
  readonly pointName: string;
  readonly shelf: string | null;
  readonly waybill: string;
  readonly at: Date;
  readonly keepUntil: string;
}): ParcelWords {
  const { pointName, shelf, waybill, at, keepUntil } = parcel;
  const tail = waybill.slice(-4);
  const code = shelf === null ? '' : `，取件码 ${shelf}`;
  const spokenCode = shelf === null ? '' : `，${spokenShelfCode(shelf, spokenFigures)}`;
  return {
    title: `快递到${pointName}了${shelf === null ? '' : ` ${shelf}`}`,
    text: `尾号 ${tail} 的快递到${pointName}了${code}。放到 ${dateText(keepUntil)}，来取时报取件码就行。`,
    spoken: `尾号${spokenFigures(tail)}的快递，到${pointName}了${spokenCode}。`,
    message: {
      what: `快递到了 ${shelf ?? tail}`,
      when: `${dateText(dateAt(at))}${wallTime(secondsAt(at))}`,
      why: pointName,
      now: `${dateText(keepUntil)}前来取`,
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
}): ParcelWords {
  const { pointName, waybill, at, agent, wasKnown } = parcel;
  const tail = waybill.slice(-4);
  const who = agent ?? (wasKnown ? '本人' : undefined);
  const taken = who === undefined ? '取走' : `由${who}取走`;
  const time = wallTime(secondsAt(at));
  return {
    title: `尾号 ${tail} 的快递 ${time} 取走了`,
    text: `尾号 ${tail} 的快递已${taken} ${time}，在${pointName}。不是您家取的，请点“不是我取的”。`,
    spoken: `尾号${spokenFigures(tail)}的快递，已经${agent !== undefined ? '由别人代' : wasKnown ? '由本人' : ''}取走了。不是您家取的，请点不是我取的。`,
    message: {
      what: `快递取走了 ${tail}`,
      when: `${dateText(dateAt(at))}${time}`,
      why: taken,
      now: '不是您家取的就点开',
    },
  };
}
