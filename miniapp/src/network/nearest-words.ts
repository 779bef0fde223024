// What does the list of nearest points say?
import {
  distanceText,
  pointName,
  pointServiceNames,
  pointServices,
  spokenFigures,
  spokenMinutes,
} from '@kehuoyou/shared';
import type { NearPoint, PointService, PointSummary } from '@kehuoyou/shared';
import { spokenSentence } from './point-opening-words';

/** A point as the list shows it. */
export interface NearRow {
  readonly id: string;
  readonly title: string;
  /** 坐车 11 分, 直线约 3.6公里. */
  readonly way: readonly string[];
  /** 今天开到 18:00, or that one had better ask. */
  readonly sentence: string;
  readonly tag: { readonly word: string; readonly tone: 'green' | 'grey' };
  readonly phone?: string;
  readonly spoken: string;
}

/** What is wanted of a point. */
export interface NearFilter {
  readonly service: PointService | undefined;
  readonly openOnly: boolean;
}

/** True while the server's word on whether it is open still holds: it says until when. */
function stillHolds(point: PointSummary, now: Date): boolean {
  const { until } = point.openNow;
  return until === undefined || Date.parse(until) > now.getTime();
}

/** The points that offer the service and, if wanted, are surely open; in their order. */
export function filtered<Item extends PointSummary>(points: readonly Item[], filter: NearFilter, now: Date): Item[] {
  return points.filter(
    (point) =>
      (filter.service === undefined || point.services.includes(filter.service)) &&
      (!filter.openOnly || (point.openNow.open && stillHolds(point, now))),
  );
}

/** The row of one point at `now`; `ownVillage` is the village that the person is in. */
export function nearRow(point: PointSummary | NearPoint, now: Date, ownVillage: string | undefined): NearRow {
  const holds = stillHolds(point, now);
  const title = pointName(point.name);
  const way = wayText(point, ownVillage);
  const sentence = holds ? point.openNow.sentence : '开没开不知道，去前先打电话';
  const word = !holds ? '先打电话' : point.openNow.open ? '开着' : '关着';
  const phone = point.phone === undefined ? '' : `电话${spokenFigures(point.phone)}。`;
  return {
    id: point.id,
    title,
    way: way.parts,
    sentence,
    tag: { word, tone: holds && point.openNow.open ? 'green' : 'grey' },
    ...(point.phone === undefined ? {} : { phone: point.phone }),
    spoken: `${title}，${way.spoken}${holds && point.openNow.open ? '现在开着，' : ''}${spokenSentence(sentence)}。${phone}`,
  };
}

function wayText(point: PointSummary | NearPoint, ownVillage: string | undefined): { parts: string[]; spoken: string } {
  if (ownVillage !== undefined && point.villageCode === ownVillage)
    return { parts: ['就在本村'], spoken: '就在本村，' };
  if (!('distanceMetres' in point)) return { parts: [], spoken: '' };
  const about = point.positionQuality === 'illustrative' ? '约' : '';
  const { busMinutes } = point;
  const ride = busMinutes === undefined ? '' : busMinutes === 0 ? '同一个车站' : `坐车 ${busMinutes} 分`;
  const distance = `直线${about} ${distanceText(point.distanceMetres)}`;
  const spokenRide = busMinutes === undefined || busMinutes === 0 ? ride : `坐车${spokenMinutes(busMinutes)}`;
  return {
    parts: ride === '' ? [distance] : [ride, distance],
    spoken: `${spokenRide === '' ? '' : `${spokenRide}，`}直线${about}${spokenSentence(distanceText(point.distanceMetres))}，`,
  };
}

/** The services as choices, after 都看. */
export const serviceChips: readonly { readonly value: PointService | 'all'; readonly word: string }[] = [
  { value: 'all', word: '都看' },
  ...pointServices.filter((value) => value !== 'tobacco').map((value) => ({ value, word: pointServiceNames[value] })),
];

/** Nothing as an answer: why no point is listed, and what to do. */
export function noPoint({ any, openOnly }: { readonly any: boolean; readonly openOnly: boolean }): {
  readonly sentence: string;
  readonly next: string;
} {
  if (!any) return { sentence: '没有找到这个名字的服务点', next: '换个字试试，也可以只打拼音的首字母' };
  return {
    sentence: openOnly ? '这会儿没有开着的' : '这里没有能办这件事的服务点',
    next: openOnly ? '可以改成“开没开都看”，再打电话问站长' : '可以打电话问最近的站长',
  };
}
