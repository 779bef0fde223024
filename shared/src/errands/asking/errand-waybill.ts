// Which number stands on a piece that was bought for somebody, so that it travels as a parcel does?
//
// 代购: DG, seven digits, and a check digit by Luhn: one wrong digit is noticed, and nearly every two that changed places.

/** How many numbers there are. */
export const ERRAND_WAYBILLS = 10_000_000;

/** The waybill of this number, from 0. */
export function errandWaybill(number: number): string {
  if (!Number.isInteger(number) || number < 0 || number >= ERRAND_WAYBILLS)
    throw new RangeError(`${number} has no waybill`);
  const digits = String(number).padStart(7, '0');
  return `DG${digits}${checkOf(digits)}`;
}

/** True for a number of ours, in its normal form. */
export function isErrandWaybill(waybill: string): boolean {
  const [, digits, check] = /^DG(\d{7})(\d)$/.exec(waybill) ?? [];
  return digits !== undefined && checkOf(digits) === Number(check);
}

function checkOf(digits: string): number {
  const sum = [...digits]
    .reverse()
    .map((digit, place) => (place % 2 === 0 ? doubled(Number(digit)) : Number(digit)))
    .reduce((total, each) => total + each, 0);
  return (10 - (sum % 10)) % 10;
}

function doubled(digit: number): number {
  return digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
}
