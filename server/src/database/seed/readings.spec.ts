// Is a village found by how its name is spoken?
import { readingsOf } from './readings.js';

describe('the readings of a name', () => {
  it.each([
    ['下谢村', 'xiaxiecun', 'xxc'],
    ['龙津镇', 'longjinzhen', 'ljz'],
    ['渔沧社区', 'yucangshequ', 'ycsq'],
  ])('%s is %s', (name, pinyin, initials) => {
    expect(readingsOf(name)).toEqual({ pinyin, initials });
  });

  it('of 长校镇 are all that people say', () => {
    const { pinyin, initials } = readingsOf('长校镇');
    expect(pinyin.split(' ').sort()).toEqual(['changjiaozhen', 'changxiaozhen', 'zhangjiaozhen', 'zhangxiaozhen']);
    expect(initials.split(' ').sort()).toEqual(['cjz', 'cxz', 'zjz', 'zxz']);
  });

  it.each([
    ['曾坊村', 'zengfangcun', 'zfc'],
    ['曾坊村', 'cengfangcun', 'cfc'],
    ['曾坊村客货邮服务点', 'zengfangcunkehuoyoufuwudian', 'zfckhyfwd'],
  ])('of %s include the rare one: %s', (name, pinyin, initials) => {
    const found = readingsOf(name);
    expect(found.pinyin.split(' ')).toContain(pinyin);
    expect(found.initials.split(' ')).toContain(initials);
  });

  it('fit the columns, also of a long name full of doubtful characters', () => {
    for (const name of ['曾长校曾单村客货邮综合便民服务点', '长'.repeat(64)]) {
      const { pinyin, initials } = readingsOf(name);
      expect([pinyin.length <= 255, initials.length <= 64, initials !== '']).toEqual([true, true, true]);
    }
  });

  it('are few, however many doubtful characters there are', () => {
    const long = readingsOf('长'.repeat(10));
    expect([long.pinyin.split(' ').length, long.initials.split(' ').length]).toEqual([4, 4]);
  });
});
