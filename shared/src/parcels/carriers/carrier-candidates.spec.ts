// Is the right firm among the first, is a number of nobody's calmly nobody's, and does nothing throw?
import fc from 'fast-check';
import { carriers } from './carrier.js';
import { carrierCandidates } from './carrier-candidates.js';

const codesOf = (waybill: string): string[] => carrierCandidates(waybill).map(({ carrier }) => carrier);

describe('whose a number is', () => {
  it.each([
    ['SF1234567890123', 'shunfeng'],
    ['JT1234567890123', 'jtexpress'],
    ['JT123456789012', 'jtexpress'],
    ['YT1234567890123', 'yuantong'],
    ['JDX012345678901', 'jd'],
    ['JDVA12345678901-1-1-', 'jd'],
    ['JD0123456789012', 'jd'],
    ['78123456789012', 'zhongtong'],
    ['STO1234567890', 'shentong'],
    ['773123456789012', 'shentong'],
    ['268123456789', 'shentong'],
    ['4312345678901', 'yunda'],
    ['9812345678901', 'youzhengguonei'],
    ['1112345678901', 'ems'],
    ['EB000717595HK', 'ems'],
    ['RB123456785GB', 'youzhengguoji'],
    ['DPK12345678901', 'debangkuaidi'],
    ['sf 1234 5678 9012 3', 'shunfeng'],
  ])('%s: %s first', (waybill, carrier) => {
    expect(codesOf(waybill)[0]).toBe(carrier);
  });

  it.each([
    ['9812345678901', ['youzhengguonei', 'ems', 'yunda']],
    ['4612345678901', ['yunda', 'shentong']],
    ['123456789012', ['shunfeng', 'zhongtong']],
    ['773123456789012', ['shentong', 'yunda']],
  ])('%s may be any of several', (waybill, some) => {
    expect(codesOf(waybill)).toEqual(expect.arrayContaining(some));
  });

  it('asks for the phone’s tail where the firm wants it', () => {
    const tails = Object.fromEntries(
      ['SF1234567890123', '78123456789012', 'YT1234567890123'].map((each) => [
        each.slice(0, 2),
        carrierCandidates(each)[0]?.needsPhoneTail,
      ]),
    );
    expect(tails).toEqual({ SF: true, '78': true, YT: false });
    expect(carriers.filter(({ needsPhoneTail }) => needsPhoneTail).map(({ code }) => code)).toEqual([
      'shunfeng',
      'shunfengkuaiyun',
      'zhongtong',
    ]);
  });

  it.each(['', 'ABCDEF', '张三', '12345', 'x'.repeat(100_000), '1234567'])('nobody’s: %.20s', (waybill) => {
    expect(carrierCandidates(waybill)).toEqual([]);
  });

  it('gives each firm once, the likeliest first, for every text', () => {
    const like = fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[A-Z]{0,3}\d{5,18}$/));
    fc.assert(
      fc.property(like, (text) => {
        const found = carrierCandidates(text);
        expect(new Set(found.map(({ carrier }) => carrier)).size).toBe(found.length);
        expect(found.map(({ confidence }) => confidence)).toEqual(
          found.map(({ confidence }) => confidence).sort((a, b) => b - a),
        );
        expect(found.every(({ confidence, name }) => confidence > 0 && confidence <= 1 && name !== '')).toBe(true);
      }),
    );
  });
});
