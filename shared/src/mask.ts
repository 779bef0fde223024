// How are names and phone numbers shown to those who need not know them?
//
// As on courier waybills (快递电子运单, GB/T 41833): at least one character of a name and six digits of
// a phone number stay hidden, on every screen and in print.

const HIDDEN = '*';
const LEAST_HIDDEN_DIGITS = 6;
/** What a keeper asks for at the shelf. */
const TAIL_DIGITS = 4;

/** 张三 → 张*, 张三丰 → 张**; a name of one character is hidden whole. */
export function maskName(name: string): string {
  const letters = [...name];
  const [first = ''] = letters;
  return letters.length < 2 ? HIDDEN.repeat(letters.length) : first + HIDDEN.repeat(letters.length - 1);
}

/** 13812345678 → 1******5678: six digits or more are hidden, the last four shown if there are enough. */
export function maskPhone(phone: string): string {
  const digits = phone.replace(/\D/g, '');
  const shown = Math.max(0, digits.length - LEAST_HIDDEN_DIGITS);
  const tail = Math.min(TAIL_DIGITS, shown);
  const head = Math.min(1, shown - tail);
  return digits.slice(0, head) + HIDDEN.repeat(digits.length - head - tail) + digits.slice(digits.length - tail);
}

/**
 * A Chinese phone number as it is compared: `138 1234 5678`, `+8613812345678` and `86-138-1234-5678` are
 * the same. Mobile numbers, and land lines with their area code; undefined for anything else, such as a
 * number of another country.
 */
export function normalPhone(text: string): string | undefined {
  if (!/^\+?\d[\d -]{5,24}$/.test(text)) return undefined;
  const digits = text.replace(/[ -]/g, '');
  const national = digits.replace(/^(?:\+|00)86/, '');
  const phone = national === digits ? digits.replace(/^86(?=1[3-9]\d{9}$)/, '') : withAreaPrefix(national);
  return /^(?:1[3-9]\d{9}|0[1-9]\d{8,10})$/.test(phone) ? phone : undefined;
}

/** From abroad a land line is called without the 0 before its area code. */
function withAreaPrefix(national: string): string {
  return /^(?:0|1[3-9]\d{9}$)/.test(national) ? national : `0${national}`;
}
