// How is a holiday, or a weekend day that is worked, said?
import { dayName, fullDateText } from '@kehuoyou/shared';
import type { CalendarDay, ServiceDate } from '@kehuoyou/shared';

/** 明天 · 11月25日（周三）, and 元旦，县里定的. */
export function specialDayWords(
  { date, name, byOffice, unannounced }: CalendarDay,
  today: ServiceDate,
): { title: string; note: string } {
  const near = dayName(date, today);
  const text = fullDateText(date, today);
  return {
    title: text.startsWith(near) || near.includes('月') ? text : `${near} · ${text}`,
    note: byOffice ? `${name}，县里定的` : unannounced ? `${name}，法定的一天，放假调休还没公布` : name,
  };
}
