// Is what was seen a while ago called old in time?
import { agoText, honestyLabel, isOldNews } from './trip-live.js';

const at = '2026-11-24T09:00:00+08:00';
const after = (ms: number): Date => new Date(Date.parse(at) + ms);
const MINUTE = 60_000;

describe('what was reported', () => {
  it.each([
    [15 * MINUTE - 1, false],
    [15 * MINUTE, true],
    [15 * MINUTE + 1, true],
  ])('%i ms ago is old: %s', (ms, old) => {
    expect(isOldNews({ at }, after(ms))).toBe(old);
    const label = honestyLabel({ basis: 'at_stop', at, stopName: '嵩口' }, after(ms));
    expect(label).toBe(old ? '15分钟前到过嵩口' : '刚到嵩口（14分钟前）');
  });

  it.each([
    [-5 * MINUTE, '刚刚'],
    [MINUTE - 1, '刚刚'],
    [MINUTE, '1分钟前'],
    [60 * MINUTE - 1, '59分钟前'],
    [60 * MINUTE, '1小时前'],
    [120 * MINUTE - 1, '1小时前'],
    [120 * MINUTE, '2小时前'],
  ])('%i ms ago was %s', (ms, text) => {
    expect(agoText({ at }, after(ms))).toBe(text);
  });

  it('is said also where nobody knows what the stop is called', () => {
    expect(honestyLabel({ basis: 'at_stop', at }, after(15 * MINUTE))).toBe('15分钟前到过');
  });

  it('is said as what it is', () => {
    const say = (basis: 'departed' | 'at_stop' | 'announced'): string => honestyLabel({ basis, at }, after(MINUTE));
    expect([say('departed'), say('at_stop'), say('announced')]).toEqual([
      '司机已发车（1分钟前）',
      '刚到（1分钟前）',
      '司机说会晚点（1分钟前）',
    ]);
  });
});
