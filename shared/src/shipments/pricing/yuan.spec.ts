// Is no fen lost between the ledger and the eye or the ear?
import fc from 'fast-check';
import { spokenYuan, yuan } from './yuan.js';

it.each([
  [26_100, '261.00', '261 元'],
  [150, '1.50', '1 元 5 角'],
  [5, '0.05', '5 分'],
  [0, '0.00', '0 元'],
  [-150, '-1.50', '退 1 元 5 角'],
] as const)('%d fen are %s, and said %s', (fen, written, spoken) => {
  expect([yuan(fen), spokenYuan(fen)]).toEqual([written, spoken]);
});

it('is read back as the same amount, whatever it is', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e9, max: 1e9 }), (fen) => {
      const [whole = '', rest = ''] = yuan(fen).replace('-', '').split('.');
      expect(Number(whole) * 100 + Number(rest)).toBe(Math.abs(fen));
    }),
  );
  expect(() => yuan(0.5)).toThrow(RangeError);
});
