// Is a number the same one however it was typed, pasted or scanned, and is nothing else taken for one?
import fc from 'fast-check';
import { normalWaybill } from './waybill.js';

describe('a waybill', () => {
  it.each([
    [' sf1234567890123 ', 'SF1234567890123'],
    ['SF 1234-5678-90123', 'SF1234567890123'],
    ['ＳＦ１２３４５６７８９０１２３', 'SF1234567890123'],
    ['yt　1234567890123', 'YT1234567890123'],
    [']C1YT1234567890123\r\n', 'YT1234567890123'],
    ['\u001dYT1234567890123\u200b', 'YT1234567890123'],
    ['*YT1234567890123*', 'YT1234567890123'],
    ['运单号：YT1234567890123', 'YT1234567890123'],
    ['快递单号 YT1234567890123', 'YT1234567890123'],
    ['JDVA00012345678-1-1-', 'JDVA00012345678'],
    ['JDX001234567890-2-13-A12', 'JDX001234567890'],
    ['JDVA00012345678N1S3H12', 'JDVA00012345678'],
    ['123456', '123456'],
    ['9'.repeat(32), '9'.repeat(32)],
  ])('%j is %s', (typed, waybill) => {
    expect(normalWaybill(typed)).toBe(waybill);
  });

  it.each([
    '',
    '12345',
    '9'.repeat(33),
    'A'.repeat(1_000_000),
    'https://a.example/p/P104204',
    'SF1234567890123;DROP',
    '张三的包裹',
    '１２',
  ])('is not %j', (typed) => {
    expect(normalWaybill(typed)).toBeUndefined();
  });

  it('is letters and digits or nothing, whatever is typed, and stays as it is when it comes again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (typed) => {
        const waybill = normalWaybill(typed);
        if (waybill === undefined) return;
        expect(waybill).toMatch(/^[A-Z0-9]{6,32}$/);
        expect(normalWaybill(waybill.toLowerCase())).toBe(normalWaybill(waybill));
      }),
    );
  });
});
