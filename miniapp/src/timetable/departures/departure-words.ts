// How does a departure read on the screen, and how does it sound?
import { isStillToCome, spokenFigures, spokenMinutes, spokenNumber, spokenTime, wallTime } from '@kehuoyou/shared';
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

/**
 * Where a bus goes from `stop`, as people call it. One that comes back to this very stop goes where its
 * line turns round: the last place of the line's long name.
 */
export function destinationName(departure: Departure, stop: Stop, countyStop?: Stop): string {
  if (departure.headsign !== stop.name)
    return departure.headsign === countyStop?.name ? '县城' : placeName(departure.headsign);
  const places = departure.routeLongName.replace(/（.*?）/g, '').split('—');
  return placeName(places[places.length - 1] ?? departure.headsign);
}

/** Whole minutes on the clock from one ISO 8601 instant to another. */
export function minutesBetween(from: string, to: string): number {
  return Math.floor(Date.parse(to) / MINUTE_MS) - Math.floor(Date.parse(from) / MINUTE_MS);
}

/** When the bus is expected to leave: as it was reported, or else by the timetable (ms since 1970). */
export function expectedAt({ departure, live, status }: Departure): number {
  return Date.parse(live && !live.passed && status !== 'cancelled' ? live.expected : departure);
}

/** True when the bus has left: seen to, or its time is over and no late bus is known to be still to come. */
export function hasLeft(departure: Departure, now: Date): boolean {
  const minute = Math.floor(now.getTime() / MINUTE_MS) * MINUTE_MS;
  if (departure.status === 'cancelled') return Date.parse(departure.departure) < minute;
  return departure.live?.passed === true || !isStillToCome(departure, minute);
}

/** Whole minutes on the clock until the bus is expected, as one counts on the watch; negative when it has left. */
export function minutesUntil(departure: Departure, now: Date): number {
  const minutes = Math.floor(expectedAt(departure) / MINUTE_MS) - Math.floor(now.getTime() / MINUTE_MS);
  return hasLeft(departure, now) ? Math.min(-1, minutes) : Math.max(0, minutes);
}

/** 马上就来, 还有 25 分, 还有 1 小时 55 分. */
export function waitText(minutes: number): string {
  if (minutes <= 0) return '马上就来';
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return `还有 ${rest} 分`;
  return rest === 0 ? `还有 ${hours} 小时` : `还有 ${hours} 小时 ${rest} 分`;
}

/** The time on the board, with 约 where the bus may pass a little sooner or later. */
export function timeText(departure: Departure): string {
  return `${departure.approximate ? '约 ' : ''}${wallTime(departure.seconds)}`;
}

/** The line for the ear: K12 is K幺二线, 3 is 三号线. */
export function spokenLine(routeName: string): string {
  return /^\d+$/.test(routeName) ? `${spokenNumber(Number(routeName))}号线` : `${spokenFigures(routeName)}线`;
}

/** The time for the ear: 上午九点四十分, 大约下午三点. */
export function spokenDepartureTime(departure: Departure): string {
  return `${departure.approximate ? '大约' : ''}${spokenTime(departure.seconds)}`;
}

/** How long one still waits, for the ear. */
export function spokenWait(minutes: number): string {
  return minutes <= 0 ? '马上就来' : `还有${spokenMinutes(minutes)}`;
}

/** Why a bus does not run, or does not come as far as here, as the row under its time says. */
export function cancelledText({ reason, live }: Departure): string {
  const what = live && live.basis !== 'announced' ? '不来这里了' : '已取消';
  return reason === undefined ? what : `${what}：${reason}`;
}
