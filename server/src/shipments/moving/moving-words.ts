// How is told that boxes were moved to another bus, or are handed in at another point?
import { clockText, dateAt, dateText, secondsAt, spokenTime } from '@kehuoyou/shared';
import type { PointOpeningReason } from '@kehuoyou/shared';
import type { CountyWay } from '../capacity/county-way.js';
import { dayAndTime } from '../rolling/rolled-words.js';

/** Why, where a keeper or the company did it. */
export const MOVED_BY = { keeper: '站长挪的', company: '公司调的车', point: '站长换的点' } as const;

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

/** Goes on after 那时候; no days are named, for they are not those of whoever reads it. */
const shut: Readonly<Partial<Record<PointOpeningReason, string>>> = {
  before_hours: '还没开门',
  break: '在休息',
  after_hours: '已经关门',
  hours_unknown: '开没开门不知道',
};

/** Why nobody is at a counter at a time. */
export function shutWords(reason: PointOpeningReason): string {
  return shut[reason] ?? '不开门';
}

/** Boxes that are to be brought to a point. */
export interface BroughtElsewhere {
  readonly goods: string;
  readonly boxes: number;
  readonly pointName: string;
  readonly way: Pick<CountyWay, 'departure' | 'arrival' | 'handInBy'>;
  readonly now: Date;
}

/** To the keeper of the other point. */
export function broughtHereWords({ goods, boxes, way, now }: BroughtElsewhere) {
  const sameAs = now.toISOString();
  const [bus, by] = [dayAndTime(way.departure, sameAs), dayAndTime(way.handInBy, sameAs)];
  const text = `有 ${boxes} 箱${goods}改到您这里交，坐 ${bus} 的车，${by} 前来。`;
  return {
    ...{ title: `${goods} ${boxes} 箱改到您这里交`, text, spoken: text.replaceAll(' ', '') },
    message: { what: `${goods} ${boxes} 箱`, when: bus, why: '改到您这里交', now: '等人拿来' },
  };
}

/** To a sender for whom the keeper did it. */
export function elsewhereWords({ goods, boxes, pointName, way, now }: BroughtElsewhere) {
  const sameAs = now.toISOString();
  const [bus, by] = [dayAndTime(way.departure, sameAs), dayAndTime(way.handInBy, sameAs)];
  const there = `请在 ${by} 前交到${pointName}`;
  return {
    title: `${goods}：${boxes} 箱改到${pointName}交`,
    text: `站长给您换了个点交：${boxes} 箱${goods}${there}，坐 ${bus} 的车，${dayAndTime(way.arrival, way.departure)} 到县城，车钱不变。不想去可以取消，不收钱。`,
    spoken: `您的${boxes}箱${goods}换了个点交，${there}，车钱不变。不想去可以取消，不收钱。`.replaceAll(' ', ''),
    message: { what: `${goods}换点交`, when: by, why: MOVED_BY.point, now: `交到${pointName}` },
  };
}
