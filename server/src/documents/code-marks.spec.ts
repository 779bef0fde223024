// Does a scanner read what was meant?
import fc from 'fast-check';
import { readCode128 } from '../testing/code128-decoder.js';
import { code128Bars, qrModules } from './code-marks.js';

it('Code 128 holds any waybill, and its check symbol is right', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[\x20-\x7e]{1,48}$/), (text) => {
      expect(readCode128(code128Bars(text))).toBe(text);
    }),
  );
  // Digits in pairs take half the room.
  expect(code128Bars('12345678901234').length).toBeLessThan(code128Bars('ABCDEFGHIJKLMN').length);
});

it.each(['', '运单', 'a\n', 'x'.repeat(49)])('%j is no Code 128', (text) => {
  expect(() => code128Bars(text)).toThrow(RangeError);
});

it('a QR code is square, with its three corners, and grows with its text', () => {
  const modules = qrModules('https://kehuoyou.example/s/V104204');
  expect(new Set(modules.map((row) => row.length))).toEqual(new Set([modules.length]));
  const corner = (down: number, across: number) =>
    modules.slice(down, down + 7).map((row) =>
      row
        .slice(across, across + 7)
        .map(Number)
        .join(''),
    );
  const finder = ['1111111', '1000001', '1011101', '1011101', '1011101', '1000001', '1111111'];
  const last = modules.length - 7;
  expect([corner(0, 0), corner(0, last), corner(last, 0)]).toEqual([finder, finder, finder]);
  expect(qrModules('下谢村'.repeat(40)).length).toBeGreaterThan(modules.length);
});
