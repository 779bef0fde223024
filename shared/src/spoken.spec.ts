// Does the ear hear the right number, time and span?
import { spokenCount, spokenFigures, spokenMinutes, spokenNumber, spokenTime } from './spoken.js';

const FIGURES = '零一二三四五六七八九';
const UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };

/** The number that the words add up to, by the rules of school arithmetic. */
function heard(words: string): number {
  let sum = 0;
  // 十二 begins with its unit: the one before it is not said.
  let figure = words.startsWith('十') ? 1 : 0;
  for (const word of words) {
    const unit = UNITS[word];
    if (unit === undefined) figure = FIGURES.indexOf(word);
    else {
      sum += figure * unit;
      figure = 0;
    }
  }
  return sum + figure;
}

describe('a number in words', () => {
  it.each([
    [0, '零'],
    [2, '二'],
    [10, '十'],
    [12, '十二'],
    [20, '二十'],
    [99, '九十九'],
    [100, '一百'],
    [105, '一百零五'],
    [110, '一百一十'],
    [1000, '一千'],
    [1001, '一千零一'],
    [1010, '一千零一十'],
    [1100, '一千一百'],
    [1105, '一千一百零五'],
    [2024, '二千零二十四'],
    [9999, '九千九百九十九'],
  ])('%d is %s', (value, words) => {
    expect(spokenNumber(value)).toBe(words);
  });

  it('is heard as the same number, for every number from 0 to 9,999', () => {
    const misheard: number[] = [];
    for (let value = 0; value <= 9999; value += 1) if (heard(spokenNumber(value)) !== value) misheard.push(value);
    expect(misheard).toEqual([]);
  });

  it('says 零 once for every gap between its figures, and none at its end', () => {
    for (let value = 1; value <= 9999; value += 1) {
      const gaps = String(value).replace(/0+$/, '').match(/0+/g)?.length ?? 0;
      expect([value, spokenNumber(value).split('零').length - 1]).toEqual([value, gaps]);
    }
  });

  it('stays in figures where it has no words', () => {
    expect([10_000, -1, 1.5, Number.NaN].map(spokenNumber)).toEqual(['10000', '-1', '1.5', 'NaN']);
  });

  it('says 两 for two of something and for nothing else', () => {
    expect([1, 2, 3, 12, 20, 22].map(spokenCount)).toEqual(['一', '两', '三', '十二', '二十', '二十二']);
  });
});

describe('a time in words', () => {
  it.each([
    ['00:00', '凌晨零点'],
    ['00:10', '凌晨零点十分'],
    ['02:02', '凌晨两点零二分'],
    ['05:59', '凌晨五点五十九分'],
    ['06:00', '早上六点'],
    ['09:40', '上午九点四十分'],
    ['12:00', '中午十二点'],
    ['12:59', '中午十二点五十九分'],
    ['13:00', '下午一点'],
    ['14:05', '下午两点零五分'],
    ['17:59', '下午五点五十九分'],
    ['18:00', '晚上六点'],
    ['22:22', '晚上十点二十二分'],
    ['23:59', '晚上十一点五十九分'],
  ])('%s is %s', (wall, words) => {
    const [hours, minutes] = wall.split(':').map(Number);
    expect(spokenTime((hours ?? 0) * 3600 + (minutes ?? 0) * 60)).toBe(words);
  });

  it('past midnight says the hour of the wall', () => {
    expect(spokenTime(24 * 3600 + 600)).toBe('凌晨零点十分');
    expect(spokenTime(26 * 3600)).toBe('凌晨两点');
  });

  it('is another one for every minute of the day', () => {
    expect(new Set(Array.from({ length: 1440 }, (_each, minute) => spokenTime(minute * 60))).size).toBe(1440);
  });
});

describe('a span in words', () => {
  it.each([
    [0, '零分钟'],
    [1, '一分钟'],
    [2, '两分钟'],
    [25, '二十五分钟'],
    [60, '一小时'],
    [62, '一小时两分钟'],
    [115, '一小时五十五分钟'],
    [120, '两小时'],
    [722, '十二小时两分钟'],
  ])('%d minutes is %s', (minutes, words) => {
    expect(spokenMinutes(minutes)).toBe(words);
  });
});

describe('figures one by one', () => {
  it('are said as on the phone, where 1 is 幺', () => {
    expect(spokenFigures('K12')).toBe('K幺二');
    expect(spokenFigures('0598-1234567')).toBe('零五九八-幺二三四五六七');
  });
});
