// How is somebody told that their bus does not run, or runs after all?
import { dateText, expectedOf, secondsSince, spokenDate, spokenFigures, spokenTime, wallTime } from '@kehuoyou/shared';
import type { Departure } from '@kehuoyou/shared';

/** What is to be told, seen from one stop. */
export interface TripNews {
  readonly stopName: string;
  readonly departure: Departure;
  /** Why it is cancelled; undefined when it runs after all. */
  readonly reason: string | undefined;
  /** The next bus in the same direction. */
  readonly next: Departure | undefined;
  /** True where it was said to be cancelled by mistake. */
  readonly mistaken?: boolean;
}

/** The words, for the inbox, for the ear and for a message with short fields. */
export interface TripWords {
  readonly title: string;
  readonly text: string;
  readonly spoken: string;
  readonly message: { readonly what: string; readonly when: string; readonly why: string; readonly now: string };
}

/** Which bus, when, why, and what to do now. */
export function tripWords({ stopName, departure, reason, next, mistaken = false }: TripNews): TripWords {
  const { routeName, headsign, seconds, serviceDate, approximate } = departure;
  const time = wallTime(seconds);
  const day = dateText(serviceDate);
  const about = approximate ? '约' : '';
  const bus = `从${stopName}开往${headsign}的${routeName}路班车`;
  const spokenBus = `从${stopName}开往${headsign}的${spokenFigures(routeName)}路班车`;
  const spokenWhen = `${spokenDate(serviceDate)}，${approximate ? '大约' : ''}${spokenTime(seconds)}`;
  if (reason === undefined) {
    const why = mistaken ? '刚才报错了，没有取消' : '先前说取消，现在不取消了';
    return {
      title: `${routeName}路 ${day}${time} 照常开`,
      text: `${day}${about}${time} ${bus}照常开，${why}。`,
      spoken: `${spokenWhen}，${spokenBus}照常开，${why}。`,
      message: {
        what: `${routeName}路往${headsign} 照常开`,
        when: `${day}${time} ${stopName}`,
        why,
        now: '按原来的时间坐车',
      },
    };
  }
  return {
    title: `${routeName}路 ${day}${time} 取消`,
    text: `${day}${about}${time} ${bus}取消了：${reason}。${nextText(departure, next)}`,
    spoken: `${spokenWhen}，${spokenBus}取消了，因为${reason}。${spokenNext(departure, next)}`,
    message: {
      what: `${routeName}路往${headsign} 取消`,
      when: `${day}${time} ${stopName}`,
      why: reason,
      now: shortNext(departure, next),
    },
  };
}

function nextText(departure: Departure, next: Departure | undefined): string {
  if (!next) return '最近几天没有同方向的班车，请打电话问清楚再出门。';
  const day = next.serviceDate === departure.serviceDate ? '' : dateText(next.serviceDate);
  return `同方向下一班是${day}${wallTime(expectedSeconds(next))}的${next.routeName}路。`;
}

function spokenNext(departure: Departure, next: Departure | undefined): string {
  if (!next) return '最近几天没有同方向的班车，请打电话问清楚再出门。';
  const day = next.serviceDate === departure.serviceDate ? '' : `${spokenDate(next.serviceDate)}，`;
  return `同方向下一班是${day}${spokenTime(expectedSeconds(next))}的${spokenFigures(next.routeName)}路。`;
}

function shortNext(departure: Departure, next: Departure | undefined): string {
  if (!next) return '请先打电话问清楚再出门';
  const day = next.serviceDate === departure.serviceDate ? '' : dateText(next.serviceDate).replace(/（.*/, '');
  return `下一班 ${day}${wallTime(expectedSeconds(next))}`;
}

/** When the next one is expected, late ones later than planned, seconds from the start of its day. */
function expectedSeconds(next: Departure): number {
  return secondsSince(next.serviceDate, expectedOf(next));
}
