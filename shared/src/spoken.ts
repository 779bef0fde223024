// How does a sentence for the ear say a number, a time or a line?

const DIGITS = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'] as const;

/** A whole number from 0 to 9,999 in Chinese words: 12 is 十二, 105 is 一百零五; others stay in figures. */
export function spokenNumber(value: number): string {
  if (!Number.isInteger(value) || value < 0 || value > 9999) return String(value);
  if (value < 10) return DIGITS[value] ?? '';
  const units = ['', '十', '百', '千'] as const;
  const figures = String(value).split('').map(Number);
  let words = '';
  let gap = false;
  figures.forEach((figure, index) => {
    if (figure === 0) {
      gap = words !== '';
      return;
    }
    if (gap) words += '零';
    gap = false;
    words += `${DIGITS[figure] ?? ''}${units[figures.length - 1 - index] ?? ''}`;
  });
  return words.startsWith('一十') ? words.slice(1) : words;
}

/** How many of something: 2 is 两, the rest as `spokenNumber`. */
export function spokenCount(value: number): string {
  return value === 2 ? '两' : spokenNumber(value);
}

/** A wall time in words: 09:40 is 上午九点四十分, 14:05 is 下午两点零五分, 12:00 is 中午十二点. */
export function spokenTime(seconds: number): string {
  const minuteOfDay = Math.floor(seconds / 60) % 1440;
  const hour = Math.floor(minuteOfDay / 60);
  const minute = minuteOfDay % 60;
  const part =
    hour < 6 ? '凌晨' : hour < 9 ? '早上' : hour < 12 ? '上午' : hour < 13 ? '中午' : hour < 18 ? '下午' : '晚上';
  const clockHour = hour > 12 ? hour - 12 : hour;
  const minutes = minute === 0 ? '' : `${minute < 10 ? '零' : ''}${spokenNumber(minute)}分`;
  return `${part}${clockHour === 2 ? '两' : spokenNumber(clockHour)}点${minutes}`;
}

/** A span in words: 25 is 二十五分钟, 115 is 一小时五十五分钟. */
export function spokenMinutes(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  const hourWords = hours === 0 ? '' : `${spokenCount(hours)}小时`;
  return rest === 0 && hours > 0 ? hourWords : `${hourWords}${spokenCount(rest)}分钟`;
}

/** Figures one by one, as a phone number or a line's number is said, where 1 is 幺: K12 is K幺二. */
export function spokenFigures(text: string): string {
  return text.replace(/\d/g, (figure) => (figure === '1' ? '幺' : (DIGITS[Number(figure)] ?? '')));
}
