// How is a change to the timetable said in one sentence?
import { addDays, dayNumber, serviceDaysName } from '@kehuoyou/shared';
import type { ServiceDate, TimetableEdit, TripName } from '@kehuoyou/shared';
import { placeName } from '../departures/departure-words';

/** 06:37 K01 去嵩溪镇. */
export function tripWords({ departure, routeName, headsign }: TripName): string {
  return `${departure} ${routeName} 去${placeName(headsign)}`;
}

/** What is changed, and on which days, without the trip: 改成 06:50 开，11月25日到11月30日. */
export function editWords(edit: TimetableEdit, townshipName?: string): string {
  const days = serviceDaysName(edit.days, townshipName);
  switch (edit.kind) {
    case 'retime':
      return `改成 ${edit.departure ?? ''} 开，${days}`;
    case 'add':
      return `照这一班加开一班，${edit.departure ?? ''} 开，${days}`;
    case 'cancel':
      return `停开，${days}，因为${edit.reason ?? ''}`;
    case 'only_on':
      return `只在这些日子开：${days}`;
  }
}

/** Days as people say them, neighbours together: 11月25日到27日、12月1日; of many only the first and their number. */
export function datesWords(dates: readonly ServiceDate[], most = 4): string {
  const runs: ServiceDate[][] = [];
  for (const date of dates) {
    const last = runs.at(-1);
    if (last !== undefined && dayNumber(addDays(last.at(-1) ?? date, 1)) === dayNumber(date)) last.push(date);
    else runs.push([date]);
  }
  const words = runs.slice(0, most).map((run) => runWords(run));
  return `${words.join('、')}${runs.length > most ? ` 等 ${dates.length} 天` : ''}`;
}

function runWords(run: readonly ServiceDate[]): string {
  const [first = '', last = first] = [run[0], run.at(-1)];
  const day = (date: ServiceDate): string => `${Number(date.slice(8, 10))}日`;
  const month = (date: ServiceDate): string => `${Number(date.slice(5, 7))}月`;
  if (run.length === 1) return `${month(first)}${day(first)}`;
  const joint = run.length === 2 ? '、' : '到';
  return `${month(first)}${day(first)}${joint}${month(first) === month(last) ? '' : month(last)}${day(last)}`;
}
