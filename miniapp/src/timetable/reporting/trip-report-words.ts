// What is a report called, why is a bus late or stopped, and why was a report refused, in words to choose and to read?
import { reportRefusals } from '@kehuoyou/shared';

/** How late a driver may say to be, minutes: each is a button. */
export const delayMinutes = [5, 10, 15, 20, 30, 45, 60, 90] as const;

/** Why a bus is late, as passengers will read it. */
export const delayReasons = [
  '路上堵车',
  '下雨路滑',
  '等客人',
  '上下货多',
  '前面修路',
  '赶圩人多',
  '车有点毛病',
] as const;

/** Why a bus does not go, or goes no further. */
export const stopReasons = ['车坏了', '前面塌方', '路被水淹', '前面封路', '出了事故', '雪大冰冻', '有人急病'] as const;

/** Why the server did not take a report, as a sentence; `otherwise` for reasons that this version of the app does not know. */
export function refusalSentence(code: string, otherwise: string): string {
  const known: Partial<Record<string, string>> = reportRefusals;
  return Object.keys(reportRefusals).includes(code) ? `${known[code] ?? ''}。` : otherwise;
}

const MINUTE_MS = 60_000;
const HOUR_MINUTES = 60;
const DAY_MINUTES = 1_440;

/** 20 分钟前, 3 小时前, 2 天前; undefined within the minute. */
function agoWords(at: number, now: Date): string | undefined {
  const minutes = Math.max(0, Math.floor((now.getTime() - at) / MINUTE_MS));
  if (minutes === 0) return undefined;
  if (minutes < HOUR_MINUTES) return `${minutes} 分钟前`;
  if (minutes < DAY_MINUTES) return `${Math.floor(minutes / HOUR_MINUTES)} 小时前`;
  return `${Math.floor(minutes / DAY_MINUTES)} 天前`;
}

/** 还有 3 条没有上传，最早的 20 分钟前; 都上传好了 when nothing waits. */
export function waitingWords(times: readonly number[], now: Date): string {
  if (times.length === 0) return '都上传好了';
  const ago = agoWords(Math.min(...times), now);
  return `还有 ${times.length} 条没有上传，${ago === undefined ? '刚按的' : `最早的 ${ago}`}`;
}
