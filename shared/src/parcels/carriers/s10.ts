// Is this an international postal number (UPU S10), and was it typed without a mistake?

/** What is wrong with a number that is built like an S10. */
export type S10Problem = 'check_digit' | 'country';

/** A number of thirteen characters that is built like an S10: two letters, nine digits, two letters. */
export interface S10 {
  readonly valid: boolean;
  readonly problem?: S10Problem;
  /** Which post: E express, R registered, C parcel, L letter … */
  readonly service: string;
  /** ISO 3166 of the country whose post gave the number. */
  readonly country: string;
}

/** UPU S10: the weights of the eight digits before the check digit. */
const WEIGHTS = [8, 6, 4, 2, 3, 5, 9, 7] as const;
const SHAPE = /^([A-Z]{2})(\d{8})(\d)([A-Z]{2})$/;

/** ISO 3166-1 alpha-2, and XK (Kosovo), whose post uses it. */
const COUNTRIES = new Set(
  (
    'AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ ' +
    'CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO ' +
    'FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE ' +
    'JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO ' +
    'MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW ' +
    'PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM ' +
    'TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW'
  ).split(' '),
);

/** The check digit of eight digits: 11 − Σ mod 11, where 10 is written 0 and 11 is written 5. */
export function s10CheckDigit(digits: string): number | undefined {
  if (!/^\d{8}$/.test(digits)) return undefined;
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(digits[at]), 0);
  const check = 11 - (sum % 11);
  if (check === 10) return 0;
  return check === 11 ? 5 : check;
}

/** Reads a waybill in its normal form; undefined for one that is no S10 at all, such as the 13 digits of a Chinese one. */
export function readS10(waybill: string): S10 | undefined {
  const [, service = '', digits = '', check, country = ''] = SHAPE.exec(waybill) ?? [];
  if (service === '') return undefined;
  const problem = !COUNTRIES.has(country)
    ? 'country'
    : s10CheckDigit(digits) === Number(check)
      ? undefined
      : 'check_digit';
  return { valid: problem === undefined, ...(problem ? { problem } : {}), service, country };
}

const WORDS: Readonly<Record<S10Problem, string>> = {
  check_digit: '这个单号里有一个数字可能打错了，请对着面单再看一遍',
  country: '这个单号最后两个字母不是国家代码，请对着面单再看一遍',
};

/** What is said beside a number that cannot be right; undefined when there is nothing to say. */
export function s10Words(s10: S10 | undefined): string | undefined {
  return s10?.problem && WORDS[s10.problem];
}
