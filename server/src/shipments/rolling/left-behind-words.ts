// How is somebody told that their bus left without some boxes?
import { clockText, dateAt, dateText, secondsAt, spokenTime } from '@kehuoyou/shared';
import { partsOf } from './rolled-words.js';
import type { RolledBoxes } from './rolled-words.js';

/** Why they take another bus. */
export const NOT_LOADED = '这班没装上';

/** To the sender and to the keeper: where they go now, or that nothing takes them in time. */
export function leftBehindWords(said: {
  readonly goods: string;
  readonly routeName: string;
  /** ISO 8601. */
  readonly departure: string;
  readonly rolled: readonly RolledBoxes[];
}) {
  const { goods, routeName, departure, rolled } = said;
  const at = new Date(departure);
  const { all, what, there, left, back, now } = partsOf(rolled, departure);
  const next = `${there === '' ? '' : `${there}，保鲜来得及，箱子还在服务点。`}${left}`;
  return {
    title: `${goods}：${all} 箱没装上，${what}`,
    text: `${dateText(dateAt(at))} ${clockText(departure)} 开的 ${routeName} 没装上您的 ${all} 箱${goods}，${what}。${next}${back}`,
    spoken: `${spokenTime(secondsAt(at))}开的班车没装上您的${all}箱${goods}，${what.replaceAll(' ', '')}。${back}`,
    message: {
      what: `${goods}没装上车`,
      when: `${dateText(dateAt(at))}${clockText(departure)}`,
      why: NOT_LOADED,
      now,
    },
  };
}
