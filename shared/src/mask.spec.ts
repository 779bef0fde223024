// Is enough of a name and a number hidden, whatever they are?
import fc from 'fast-check';
import { maskName, maskPhone, normalPhone } from './mask.js';

describe('a masked name', () => {
  it.each([
    ['张三', '张*'],
    ['张三丰', '张**'],
    ['张', '*'],
    ['', ''],
    ['𠮷野', '𠮷*'],
    ['阿依古丽', '阿***'],
  ])('%s is %s', (name, masked) => {
    expect(maskName(name)).toBe(masked);
  });

  it('hides at least one character and shows at most one', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', minLength: 1 }).filter((name) => !name.includes('*')),
        (name) => {
          const masked = [...maskName(name)];
          expect(masked).toHaveLength([...name].length);
          expect(masked.filter((letter) => letter !== '*').length).toBeLessThanOrEqual(1);
          expect(masked).toContain('*');
        },
      ),
    );
  });
});

describe('a masked number', () => {
  it.each([
    ['13812345678', '1******5678'],
    ['059812345678', '0*******5678'],
    ['12345', '*****'],
    ['1234567', '******7'],
    ['138 1234-5678', '1******5678'],
  ])('%s is %s', (phone, masked) => {
    expect(maskPhone(phone)).toBe(masked);
  });

  it('hides at least six digits, or all there are', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789'), maxLength: 20 }), (phone) => {
        const masked = maskPhone(phone);
        expect(masked).toHaveLength(phone.length);
        expect([...masked].filter((each) => each === '*').length).toBeGreaterThanOrEqual(Math.min(6, phone.length));
      }),
    );
  });
});

describe('a number in its normal form', () => {
  it.each([
    ['13812345678', '13812345678'],
    ['138 1234 5678', '13812345678'],
    ['+8613812345678', '13812345678'],
    ['+86 138-1234-5678', '13812345678'],
    ['86-138-1234-5678', '13812345678'],
    ['008613812345678', '13812345678'],
    ['0598-7123456', '05987123456'],
    ['(0598) 7123456', undefined],
    ['010-12345678', '01012345678'],
    ['+86 598 7123456', '05987123456'],
    ['+86 10 12345678', '01012345678'],
    ['0014155550100', undefined],
    ['0012345678', undefined],
    ['12812345678', undefined],
    ['1381234567', undefined],
    ['138123456789', undefined],
    ['+1 415 555 0100', undefined],
    ['', undefined],
    ["1' OR 1=1", undefined],
    ['１３８１２３４５６７８', undefined],
  ])('%j is %j', (text, normal) => {
    expect(normalPhone(text)).toBe(normal);
  });

  it('is its own normal form', () => {
    fc.assert(
      fc.property(fc.integer({ min: 13_000_000_000, max: 19_999_999_999 }), (number) =>
        expect(normalPhone(String(number))).toBe(String(number)),
      ),
    );
  });
});
