// Is it said in words how much waits on the phone, and since when?
import { waitingWords } from './waiting-words';

const now = new Date('2026-11-24T12:00:00+08:00');
const ago = (minutes: number): number => now.getTime() - minutes * 60_000;

it.each([
  [[], '都上传好了'],
  [[0], '还有 1 条没有上传，刚按的'],
  [[3, 0], '还有 2 条没有上传，最早的 3 分钟前'],
  [[1, 125, 30], '还有 3 条没有上传，最早的 2 小时前'],
  [[3_000], '还有 1 条没有上传，最早的 2 天前'],
  // The clock was set back since.
  [[-90], '还有 1 条没有上传，刚按的'],
])('%j minutes ago: %s', (minutes, words) => {
  expect(waitingWords(minutes.map(ago), now)).toBe(words);
});
