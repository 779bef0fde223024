// How is a sender told that somebody moved their boxes to another bus?
import { clockText, dateAt, dateText, secondsAt, spokenTime } from '@kehuoyou/shared';
import { dayAndTime } from '../rolling/rolled-words.js';

/** Why, where a keeper or the company did it. */
export const MOVED_BY = { keeper: '站长挪的', company: '公司调的车' } as const;

/** To the sender. */
export function movedWords(said: {
  readonly goods: string;
  readonly boxes: number;
  /** ISO 8601. */
  readonly departure: string;
  readonly arrival: string;
  readonly handInBy: string;
  readonly reason: string;
  readonly now: Date;
}) {
  const { goods, boxes, departure, arrival, handInBy, reason, now } = said;
  const sameAs = now.toISOString();
  const bus = dayAndTime(departure, sameAs);
  return {
    title: `${goods}：${boxes} 箱改坐 ${bus}`,
    text: `${reason}：您的 ${boxes} 箱${goods}改坐 ${bus} 的车，${dayAndTime(arrival, departure)} 到县城，保鲜来得及，车钱不变。没交的请在 ${dayAndTime(handInBy, sameAs)} 前交到服务点。不想等可以取消，不收钱。`,
    spoken: `您的${boxes}箱${goods}改坐${spokenTime(secondsAt(new Date(departure)))}的车，车钱不变。不想等可以取消，不收钱。`,
    message: {
      what: `${goods}改车`,
      when: `${dateText(dateAt(new Date(departure)))}${clockText(departure)}`,
      why: reason,
      now: '行就不用管',
    },
  };
}
