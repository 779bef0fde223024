// How much waits on this phone, and since when, in words?
const MINUTE_MS = 60_000;
const HOUR_MINUTES = 60;
const DAY_MINUTES = 1_440;

/** 还有 3 条没有上传，最早的 20 分钟前; 都上传好了 when nothing waits. `times` in ms since 1970. */
export function waitingWords(times: readonly number[], now: Date): string {
  if (times.length === 0) return '都上传好了';
  const ago = agoWords(Math.min(...times), now);
  return `还有 ${times.length} 条没有上传，${ago === undefined ? '刚按的' : `最早的 ${ago}`}`;
}

/** 20 分钟前, 3 小时前, 2 天前; undefined within the minute. */
function agoWords(at: number, now: Date): string | undefined {
  const minutes = Math.max(0, Math.floor((now.getTime() - at) / MINUTE_MS));
  if (minutes === 0) return undefined;
  if (minutes < HOUR_MINUTES) return `${minutes} 分钟前`;
  if (minutes < DAY_MINUTES) return `${Math.floor(minutes / HOUR_MINUTES)} 小时前`;
  return `${Math.floor(minutes / DAY_MINUTES)} 天前`;
}
