// How does a household hear that its parcel leaves, or that it comes with another bus?
import { dateAt, dateText, secondsAt, spokenCount, spokenFigures, spokenTime, wallTime } from '@kehuoyou/shared';
import type { ParcelWords } from './parcel-words.js';

/** Why people hear of a bus. */
export const HOLDER_REASON = '您家的快递在这班车上';
export const FOLLOWER_REASON = '您关注的家人的快递在这班车上';

/** It comes at another time than before; times are ISO 8601, absent where the bus goes only part of the way. */
export function busChangedWords(said: {
  readonly tails: readonly string[];
  readonly pointName: string;
  readonly routeName: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
  /** Why the bus before does not come; undefined where it comes, and this one is better. */
  readonly cancelled: string | undefined;
  readonly at: Date;
}): ParcelWords {
  const { tails, pointName, routeName, before, after, cancelled, at } = said;
  const what = tails.length === 1 ? `尾号 ${tails[0] ?? ''} 的快递` : `${tails.length} 件快递`;
  const time = after === undefined ? undefined : momentOf(after);
  const instead = before === undefined ? '' : `，原来是 ${momentOf(before)}`;
  const why = cancelled === undefined ? '班车有变动' : `原来那班车停开（${cancelled}）`;
  const comes = time === undefined ? `改坐 ${routeName} 班车` : `改坐 ${routeName} 班车，大约 ${time} 到${pointName}`;
  const spokenWhat =
    tails.length === 1 ? `尾号${spokenFigures(tails[0] ?? '')}的快递` : `${spokenCount(tails.length)}件快递`;
  return {
    title: time === undefined ? `${what}改坐别的班车` : `${what}改到 ${time} 到`,
    text: `${why}，您家${tails.length === 1 ? '' : `尾号 ${tails.join('、')} 的 `}${what}${comes}${instead}。到了再告诉您。`,
    spoken: `${why}，您家${spokenWhat}改坐别的班车${after === undefined ? '' : `，${spokenMoment(after)}左右到${pointName}`}。`,
    message: {
      what: `快递改了班车 ${tails[0] ?? ''}`,
      when: momentOf(after ?? at.toISOString()).replace(' ', ''),
      why: (cancelled ?? '班车有变动').slice(0, 20),
      now: '到了再告诉您',
    },
  };
}

/** The same bus, at another time than was told. */
export function busLateWords(said: {
  readonly tails: readonly string[];
  readonly pointName: string;
  readonly before: Date;
  readonly after: Date;
}): ParcelWords {
  const { tails, pointName, before, after } = said;
  const [one] = tails;
  const several = tails.length > 1;
  const what = several ? `${tails.length} 件快递` : `尾号 ${one ?? ''} 的快递`;
  const spokenWhat = several ? `${spokenCount(tails.length)}件快递` : `尾号${spokenFigures(one ?? '')}的快递`;
  const late = after > before;
  const [time, was] = [momentOf(after.toISOString()), momentOf(before.toISOString())];
  const why = late ? '班车晚点' : '班车没晚那么多';
  return {
    title: late ? `${what}晚点，大约 ${time} 到` : `${what}早些，大约 ${time} 到`,
    text: `${why}，您家${several ? `尾号 ${tails.join('、')} 的 ` : ''}${what}大约 ${time} 到${pointName}，原来说是 ${was}。到了再告诉您。`,
    spoken: `${why}，您家${spokenWhat}${spokenMoment(after.toISOString())}左右到${pointName}。到了再告诉您。`,
    message: {
      what: `快递${late ? '晚点' : '早些'} ${one ?? ''}`,
      when: time.replace(' ', ''),
      why,
      now: '到了再告诉您',
    },
  };
}

/** It has left for its point. */
export function onItsWayWords(said: {
  readonly tail: string;
  readonly pointName: string;
  readonly arrival: string | undefined;
  readonly at: Date;
}): ParcelWords {
  const { tail, pointName, arrival, at } = said;
  const when = arrival === undefined ? '' : `，大约 ${momentOf(arrival)} 到`;
  return {
    title: `尾号 ${tail} 的快递出县城了`,
    text: `尾号 ${tail} 的快递上路了，送到${pointName}${when}。到了再告诉您。`,
    spoken: `尾号${spokenFigures(tail)}的快递上路了${arrival === undefined ? '' : `，${spokenMoment(arrival)}左右到${pointName}`}。`,
    message: {
      what: `快递上路了 ${tail}`,
      when: momentOf(arrival ?? at.toISOString()).replace(' ', ''),
      why: `送到${pointName}`.slice(0, 20),
      now: '到了再告诉您',
    },
  };
}

/** With its date: it may be read later. */
function momentOf(iso: string): string {
  const at = new Date(iso);
  return `${dateText(dateAt(at))} ${wallTime(secondsAt(at))}`;
}

function spokenMoment(iso: string): string {
  const at = new Date(iso);
  return `${dateText(dateAt(at))}${spokenTime(secondsAt(at))}`;
}
