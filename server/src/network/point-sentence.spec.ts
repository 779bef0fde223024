// Is a pause told in days where it is of whole days, and by the clock where it is not?
import { pauseWords } from './point-sentence.js';

const day = (text: string): Date => new Date(`2026-12-${text}+08:00`);
const period = (from: Date, until: Date | undefined): string => {
  const said = { pointName: '下谢村服务点', reason: '盘点', substituteName: undefined, phone: undefined };
  return pauseWords({ ...said, from, until }).text;
};

it.each([
  [day('02T00:00'), day('03T00:00'), '下谢村服务点12月2日（周三）一天暂停：盘点。'],
  [day('02T00:00'), day('05T00:00'), '下谢村服务点从12月2日（周三）到12月4日（周五）暂停：盘点。'],
  [day('02T09:15'), day('03T00:00'), '下谢村服务点从12月2日（周三）09:15到12月2日（周三）晚上暂停：盘点。'],
  [day('02T09:15'), day('02T12:00'), '下谢村服务点从12月2日（周三）09:15到12月2日（周三）12:00暂停：盘点。'],
  [day('02T09:15'), undefined, '下谢村服务点从12月2日（周三）09:15起暂停：盘点。什么时候恢复，到时再通知。'],
])('from %s until %s', (from, until, text) => expect(period(from, until)).toBe(text));
