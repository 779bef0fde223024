// On which of the next days does a trip run, in a few words?
import { dayName, dayNumber, weekdayOf } from '@kehuoyou/shared';
import type { EditableTrip, ServiceDate } from '@kehuoyou/shared';
import { datesWords } from '../changing/edit-words';

/** How many days the server looks ahead. */
const DAYS = 14;

/** 每天都开, 周一到周五开, 11月29日、12月4日开; 明天停开. */
export function tripDaysWords({ dates, cancelledOn, everyMinutes }: EditableTrip, today: ServiceDate): string {
  const every = everyMinutes === undefined ? '' : `每 ${everyMinutes} 分钟一班，`;
  if (dates.length === 0) return `${every}两个星期里不开`;
  const [first = today, last = today] = [dates[0], dates.at(-1)];
  const cancelled =
    cancelledOn.length === 0
      ? ''
      : `，${cancelledOn.length === 1 ? dayName(cancelledOn[0] ?? '', today) : datesWords(cancelledOn, 2)}停开`;
  if (dates.length === DAYS) return `${every}每天都开${cancelled}`;
  const onWeekdays = new Set(dates.map(weekdayOf));
  // Over two weeks every weekday comes twice, unless something is different in one of them.
  const regular = dates.length === 2 * onWeekdays.size && dayNumber(last) - dayNumber(first) > 5;
  if (regular && onWeekdays.size === 5 && !onWeekdays.has(6) && !onWeekdays.has(7))
    return `${every}周一到周五开${cancelled}`;
  if (regular && onWeekdays.size === 2 && onWeekdays.has(6) && onWeekdays.has(7))
    return `${every}周六、周日开${cancelled}`;
  return `${every}${datesWords(dates)}开${cancelled}`;
}
