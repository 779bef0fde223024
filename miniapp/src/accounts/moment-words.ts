// Until when does something hold, in a person's words?
import { dayAndClock } from '@kehuoyou/shared';

/** How long a code still works: 还有 9 分钟有效; undefined when it no longer does. */
export function validWords(expiresAt: string, now: Date): string | undefined {
  const minutes = Math.ceil((Date.parse(expiresAt) - now.getTime()) / 60_000);
  if (minutes <= 0) return undefined;
  if (minutes <= 90) return `还有 ${minutes} 分钟有效，只能用一次。`;
  return `${dayAndClock(expiresAt, now)} 前有效，只能用一次。`;
}
