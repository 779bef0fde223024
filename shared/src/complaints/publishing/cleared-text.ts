// What of somebody's words must be covered before everybody may read them?

/** What stands in place of what is covered. */
export const COVER = '██';

/** By so many digits somebody can be rung, found or paid; a day and a time of day have fewer. */
const FEWEST_DIGITS = 7;
/** What people write between the digits of a number: blanks of every width, also those without any, and strokes. */
const BETWEEN = String.raw`\t \u00a0\u2000-\u200d\u202f\u205f\u2060\u3000\ufeff\-－\u2010-\u2015\u2212\u2500`;
/** Digits of either width; a citizen's number may end in X. */
const NUMBER = new RegExp(`\\+?[\\d０-９](?:[\\d０-９${BETWEEN}]*[\\d０-９])?[XxＸｘ]?`, 'g');
/** What may be a day. */
const DAY = /(\d+)-(\d+)-(\d+)/g;
/** Of what is told here; another year is the beginning of a number, or a day of birth. */
const YEARS = { first: 2000, last: 2099 };
/** Plates of cars (GA 36: the province's sign, a letter, five or six signs). */
const PLATE =
  /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使领][A-HJ-Z][·•・ ]?[A-HJ-NP-Z0-9]{4,5}[A-HJ-NP-Z0-9挂学警港澳]/g;
const MAIL = /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}/g;

/**
 * `text` with numbers, plates and addresses of mail covered. Names of people no table knows: somebody in office has to
 * read it still.
 */
export function clearedText(text: string): string {
  return text.replace(MAIL, COVER).replace(PLATE, COVER).replace(NUMBER, coveredNumber);
}

/** True when nothing of that kind stands in it any more. */
export function isCleared(text: string): boolean {
  return clearedText(text) === text;
}

/** Covered with all that it is written together with, unless it is too short to lead to anybody or only says when. */
function coveredNumber(number: string): string {
  const digits = number.replace(DAY, withoutDay).replace(/[^\d０-９]/g, '').length;
  return digits < FEWEST_DIGITS ? number : COVER;
}

/** Nothing of a day of the calendar, and all of what only looks like one. */
function withoutDay(text: string, ...[year, month, day]: readonly string[]): string {
  const [y, m, d] = [Number(year), Number(month), Number(day)];
  const isWritten = year?.length === 4 && (month?.length ?? 0) <= 2 && (day?.length ?? 0) <= 2;
  if (!isWritten || y < YEARS.first || y > YEARS.last) return text;
  const date = new Date(Date.UTC(y, m - 1, d));
  return date.getUTCMonth() === m - 1 && date.getUTCDate() === d ? '' : text;
}
