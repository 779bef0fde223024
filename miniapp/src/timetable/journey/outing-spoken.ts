// How does a day out sound: there, how long, home?
import { dateAt, dayNumber, secondsAt, spokenMinutes, spokenTime } from '@kehuoyou/shared';
import type { Outing } from '@kehuoyou/shared';

/** The whole day in a sentence to hear. */
export function outingSpoken({ outward, homeward, minutesThere }: Outing): string {
  const place = outward.legs[outward.legs.length - 1]?.toStopName ?? '';
  const going = `${timeOf(outward.departure)}出发，${timeOf(outward.arrival)}到${place}`;
  const home = `${dayAfter(outward.departure, homeward.arrival)}${timeOf(homeward.arrival)}到家`;
  return `${going}，在那里有${spokenMinutes(minutesThere)}，${timeOf(homeward.departure)}往回走，${home}。`;
}

function timeOf(instant: string): string {
  return spokenTime(secondsAt(new Date(instant)));
}

/** 第二天 when home is reached past midnight. */
function dayAfter(departure: string, arrival: string): string {
  const days = dayNumber(dateAt(new Date(arrival))) - dayNumber(dateAt(new Date(departure)));
  return days === 0 ? '' : days === 1 ? '第二天' : `${days}天后`;
}
