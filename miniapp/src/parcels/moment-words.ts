// When was something said or done, in a household's words?
import { dateAt, dateText, dayName, secondsAt, wallTime } from '@kehuoyou/shared';

/** 今天 08:10; of another day than yesterday or today its date: 11月29日 21:30. */
export function momentWords(at: string, now: Date): string {
  const moment = new Date(at);
  const date = dateAt(moment);
  const day = dayName(date, dateAt(now));
  return `${/天$/.test(day) ? day : dateText(date)} ${wallTime(secondsAt(moment))}`;
}
