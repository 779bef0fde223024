// Does the check digit catch what a finger gets wrong, and leave Chinese numbers alone?
import fc from 'fast-check';
import { readS10, s10CheckDigit, s10Words } from './s10.js';

const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 8, maxLength: 8 });

function numberOf(eight: readonly number[]): string {
  return `RB${eight.join('')}${String(s10CheckDigit(eight.join('')))}CN`;
}

describe('an international postal number', () => {
  it.each(['RB123456785GB', 'EB000717595HK', 'EE471108151FR', 'RR473124829GB'])('%s is right', (waybill) => {
    expect(readS10(waybill)).toMatchObject({ valid: true });
  });

  it.each([
    ['RB123456786GB', 'check_digit'],
    ['RB123456785ZZ', 'country'],
    ['RB123456785UK', 'country'],
  ])('%s is not, because of its %s', (waybill, problem) => {
    expect(readS10(waybill)).toMatchObject({ valid: false, problem });
    expect(s10Words(readS10(waybill))).toContain('面单');
  });

  it.each([
    '9876543210123',
    '1234567890123',
    'SF1234567890123',
    'RB12345678GB',
    'rb123456785gb',
    '',
    'RB１２３４５６７８５GB',
  ])('%s is none', (waybill) => {
    expect(readS10(waybill)).toBeUndefined();
    expect(s10Words(undefined)).toBeUndefined();
  });

  it('writes 10 as 0 and 11 as 5', () => {
    expect([s10CheckDigit('47312482'), s10CheckDigit('00000000'), s10CheckDigit('1234567')]).toEqual([9, 5, undefined]);
  });

  it('notices any one digit that is mistyped, unless the check digit is the 5 that stands for two sums', () => {
    fc.assert(
      fc.property(digits, fc.nat(7), fc.integer({ min: 1, max: 9 }), (eight, at, more) => {
        const right = numberOf(eight);
        fc.pre(!right.endsWith('5CN'));
        const wrong = [...right];
        wrong[2 + at] = String(((eight[at] ?? 0) + more) % 10);
        expect(readS10(right)?.valid).toBe(true);
        expect(readS10(wrong.join(''))?.valid).toBe(false);
      }),
    );
  });
});
