// How does a departure read on the screen, and how does it sound?
import {
  busTime,
  secondsAt,
  spokenFigures,
  spokenMinutes,
  spokenNumber,
  spokenTime,
  clockText,
} from '@kehuoyou/shared';
import type { Departure, Stop, VillagePack } from '@kehuoyou/shared';

/** What the stops of townships and points add to their place's name; a farmer says 长校镇. */
const STATION_WORDS = /客货邮(?:综合服务站|服务点)$/;

const MINUTE_MS = 60_000;

/** A place as people call it: 长校镇 for 长校镇客货邮综合服务站. Other names stay as they are. */
export function placeName(name: string): string {
  return name.replace(STATION_WORDS, '');
}

/** A stop as people call it; the county's bus station (`countyStopId`) is 县城. */
export function stopName(stop: Pick<Stop, 'id' | 'name'>, countyStopId?: string): string {
  return stop.id === countyStopId ? '县城' : placeName(stop.name);
}

/** The county's bus station as far as a pack knows it: where one gets off for the county's hub. */
export function countyStopOf(pack: VillagePack): Stop | undefined {
  const hubStop = pack.points.find(({ tier }) => tier === 'county_hub')?.stopId;
  return pack.boards.find(({ stop, role }) => role === 'county' || stop.id === hubStop)?.stop;
}

/** Where a bus goes, as people call it. */
export function destinationName({ headsign }: Pick<Departure, 'headsign'>, countyStop?: Stop): string {
  return headsign === countyStop?.name ? '县城' : placeName(headsign);
}

/** Whole minutes on the clock from one ISO 8601 instant to another. */
export function minutesBetween(from: string, to: string): number {
  return Math.floor(Date.parse(to) / MINUTE_MS) - Math.floor(Date.parse(from) / MINUTE_MS);
}

/** 马上就来, 还有 25 分, 还有 1 小时 55 分. */
export function waitText(minutes: number): string {
  if (minutes <= 0) return '马上就来';
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return `还有 ${rest} 分`;
  return rest === 0 ? `还有 ${hours} 小时` : `还有 ${hours} 小时 ${rest} 分`;
}

/** The best known time, with 约 where the bus may pass a little sooner or later. */
export function timeText(departure: Departure, now: Date): string {
  const { told, about } = busTime(departure, now);
  return `${about ? '约 ' : ''}${clockText(told)}`;
}

/** The line for the ear: K12 is K幺二线, 3 is 三号线. */
export function spokenLine(routeName: string): string {
  return /^\d+$/.test(routeName) ? `${spokenNumber(Number(routeName))}号线` : `${spokenFigures(routeName)}线`;
}

/** The same for the ear: 上午九点四十分, 大约下午三点. */
export function spokenDepartureTime(departure: Departure, now: Date): string {
  const { told, about } = busTime(departure, now);
  return `${about ? '大约' : ''}${spokenTime(secondsAt(new Date(told)))}`;
}

/** How long one still waits, for the ear. */
export function spokenWait(minutes: number): string {
  return minutes <= 0 ? '马上就来' : `还有${spokenMinutes(minutes)}`;
}

/** Why a bus does not run, or does not come as far as here, as the row under its time says. */
export function cancelledText({ reason, live }: Pick<Departure, 'reason' | 'live'>): string {
  const what = live && live.basis !== 'announced' ? '不来这里了' : '已取消';
  return reason === undefined ? what : `${what}：${reason}`;
}
