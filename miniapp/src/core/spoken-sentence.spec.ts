// Does a written sentence become one that can be read aloud?
import { spokenSentence } from './spoken-sentence';

it.each([
  ['今天开到 18:00', '今天开到晚上六点'],
  ['开到 12:00，13:30 再开', '开到中午十二点，下午一点三十分再开'],
  ['开到 24:00', '开到半夜十二点'],
  ['11月26日 08:00 恢复', '十一月二十六日早上八点恢复'],
  ['直线约 3.6公里', '直线约三点六公里'],
  ['直线 10.05公里', '直线十点零五公里'],
  ['再看 8 个', '再看八个'],
  ['没有数字', '没有数字'],
])('%s is %s', (written, spoken) => {
  expect(spokenSentence(written)).toBe(spoken);
});
