// What of a carrier's words may be kept, when couriers' names and private numbers stand in them?

/** Numbers with blanks or dashes between them, as people write a phone number. */
const NUMBERS = /[0-9０-９]+(?:[\s\-‐-―−－.·()（）]{1,3}[0-9０-９]+)*/gu;
const NUMBER = /[0-9０-９]+/gu;
const FEWEST_DIGITS = 8;
const MOST_DIGITS = 12;
/** A phone number with its country before it is as long as a waybill. */
const ABROAD = /^(?:00)?86\d{9,12}$/;
/** Stands in no run of numbers. */
const CUT = '|';

const WHO = '快递员|快递小哥|业务员|派件人|派件员|派送员|配送员|投递员|揽投员|揽件员|收件员|小件员';
/** What follows such a word when it is no name, or ends one. */
const NO_NAME =
  '正在|已经|已派|已送|已到|已将|将为|将于|会在|为您|派件|派送|派出|配送|送件|送达|上门|取件|揽收|揽件|签收|投递|电话|手机|联系|号码|工号|微信|致电|随时|可能|是|的|：|:';
const NAME = new RegExp(
  `((?:${WHO})[\\s:：,，【\\[（(「“"]*(?:姓名|名称|是)?[\\s:：【\\[（(「“"]*)` +
    `(?!${NO_NAME})(\\p{Script=Han}{1,4}?(?:[·•]\\p{Script=Han}{1,8})?(?=${NO_NAME}|[^\\p{Script=Han}]|$)|\\p{Script=Han}{2,3}|[A-Za-z]+(?:[ .][A-Za-z]+)?)`,
  'gu',
);

/**
 * A carrier's free text without its couriers: every run of 8 to 12 digits, also with blanks or dashes in it, and the
 * name behind 快递员, 业务员, 派件人 and the like become stars. Waybills, which are longer, remain.
 */
export function maskCourierText(text: string): string {
  return text
    .replace(NUMBERS, maskPhones)
    .replace(NAME, (_all, before: string, name: string) => `${before}${'*'.repeat([...name].length)}`);
}

/** Masks what stands between waybills, if there are digits enough for a phone number. */
function maskPhones(numbers: string): string {
  const waybills = (numbers.match(NUMBER) ?? []).filter((each) => each.length > MOST_DIGITS && !ABROAD.test(each));
  const between = waybills.reduce((rest, each) => rest.replace(each, CUT), numbers).split(CUT);
  return between
    .map((part) =>
      part.replace(/[^0-9０-９]/gu, '').length < FEWEST_DIGITS ? part : part.replace(/[0-9０-９]/gu, '*'),
    )
    .map((part, at) => part + (waybills[at] ?? ''))
    .join('');
}
