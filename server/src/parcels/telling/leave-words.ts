// How is a household asked whether a parcel may be left at its point?
import { dateAt, dateText, secondsAt, spokenFigures, wallTime } from '@kehuoyou/shared';
import type { ParcelWords } from './parcel-words.js';

/** Why they hear of it. */
export const LEAVE_REASON = '您家的快递来了，要问您一声';

/** One parcel that has come into the county, and of which nobody has said anything. */
export function leaveAskedWords(parcel: {
  readonly waybill: string;
  readonly pointName: string;
  readonly at: Date;
}): ParcelWords {
  const { waybill, pointName, at } = parcel;
  const tail = waybill.slice(-4);
  return {
    title: `尾号 ${tail} 的快递，放在${pointName}可以吗`,
    text: `尾号 ${tail} 的快递到县里了，要送到${pointName}。可以放那里，还是送到家，或者不要，点开说一声。没说之前，站长会打电话问您。`,
    spoken: `尾号${spokenFigures(tail)}的快递，要送到${pointName}。可以放那里吗？请点开说一声。`,
    message: {
      what: `快递放哪里 ${tail}`,
      when: `${dateText(dateAt(at))}${wallTime(secondsAt(at))}`,
      why: `要送到${pointName}`,
      now: '点开说可以不可以',
    },
  };
}
