// When was it, or until when does it hold, in a person's words?
import { dateAt, dayName, secondsAt, wallTime } from '@kehuoyou/shared';

/** 今天 09:15, 昨天 20:10, 11月3日 08:00. */
export function momentWords(iso: string, now: Date): string {
  const then = new Date(iso);
  return `${dayName(dateAt(then), dateAt(now))} ${wallTime(secondsAt(then))}`;
}

/** How long a code still works: 还有 9 分钟有效; undefined when it no longer does. */
export function validWords(expiresAt: string, now: Date): string | undefined {
  const minutes = Math.ceil((Date.parse(expiresAt) - now.getTime()) / 60_000);
  if (minutes <= 0) return undefined;
  if (minutes <= 90) return `还有 ${minutes} 分钟有效，只能用一次。`;
  return `${momentWords(expiresAt, now)} 前有效，只能用一次。`;
}
