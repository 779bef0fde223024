// Is a village found however its name is typed?
import fc from 'fast-check';
import { matchRank, searchByName } from './name-search.js';
import type { Named } from './name-search.js';

/** As the seed writes them: every likely reading, separated by blanks. */
const changxiao: Named = {
  name: '长校镇',
  pinyin: 'changxiaozhen zhangxiaozhen changjiaozhen zhangjiaozhen',
  initials: 'cxz zxz cjz zjz',
};
const xiaxie: Named = { name: '下谢村', pinyin: 'xiaxiecun', initials: 'xxc' };
const luxi: Named = { name: '绿溪村', pinyin: 'lvxicun', initials: 'lxc' };
const xie: Named = { name: '谢坊村', pinyin: 'xiefangcun', initials: 'xfc' };
const all = [changxiao, xiaxie, luxi, xie];

function names(query: string): string[] {
  return searchByName(all, query).map(({ name }) => name);
}

describe('a name', () => {
  it('is found by its characters, wherever they stand in it', () => {
    expect(names('下谢')).toEqual(['下谢村']);
    expect(names('校')).toEqual(['长校镇']);
  });

  it('is found by initials, by whole pinyin and by the beginning of either', () => {
    for (const query of ['xxc', 'xx', 'xiaxiecun', 'xiaxie', 'xia']) expect(names(query)).toContain('下谢村');
  });

  it('is found whether 长 is read chang or zhang', () => {
    for (const query of ['changxiao', 'zhangxiao', 'cxz', 'zxz', 'changjiao', 'zhangj'])
      expect(names(query)).toEqual(['长校镇']);
  });

  it('is found in capitals, with blanks and with the apostrophe of pinyin', () => {
    for (const query of [' XXC ', 'Xia Xie', "xia'xie", 'xia’xie']) expect(names(query)).toEqual(['下谢村']);
  });

  it('is found by ü, which keyboards write v', () => {
    for (const query of ['lüxi', 'lvxi', 'LÜ']) expect(names(query)).toEqual(['绿溪村']);
  });

  it('is not found by what stands in the middle of its pinyin', () => {
    expect(names('xiecun')).toEqual([]);
    expect(names('zhen')).toEqual([]);
  });

  it('is not found by nothing, by blanks or by signs', () => {
    for (const query of ['', '   ', "''", '*', '.*', '%', '\\', '下谢村村']) expect(names(query)).toEqual([]);
  });
});

describe('several names', () => {
  it('stand in the order of how well they match, then in their own', () => {
    // The one that begins so, then by initials, then by pinyin, then with the characters inside.
    expect(names('谢')).toEqual(['谢坊村', '下谢村']);
    expect(names('x')).toEqual(['下谢村', '谢坊村']);
    expect(['下谢', 'xxc', 'xiaxie', '谢'].map((query) => matchRank(xiaxie, query))).toEqual([0, 1, 2, 3]);
  });

  it('are those that match and no others, whatever is typed', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.stringMatching(/^[a-zü' ]{1,6}$/), fc.constantFrom(...all.map(({ name }) => name))),
        (query) => {
          const found = searchByName(all, query);
          expect(found).toEqual(
            all
              .filter((each) => matchRank(each, query) !== undefined)
              .sort((a, b) => (matchRank(a, query) ?? 0) - (matchRank(b, query) ?? 0)),
          );
        },
      ),
    );
  });

  it('always include the one whose name, reading or initials were typed, as far as they were typed', () => {
    fc.assert(
      fc.property(fc.constantFrom(...all), fc.nat(2), fc.nat(3), fc.nat(30), (each, way, reading, length) => {
        const texts = way === 0 ? [each.name] : (way === 1 ? each.pinyin : each.initials).split(' ');
        const text = texts[reading % texts.length] ?? '';
        expect(searchByName(all, text.slice(0, 1 + (length % text.length)))).toContain(each);
      }),
    );
  });
});
