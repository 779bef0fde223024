// Is everything that no bus may bring refused by each of its names, and nothing that only sounds like it?
import fc from 'fast-check';
import { sendingRules } from '../../shipments/goods/sending-rules.js';
import { innocentNames } from './innocent-names.js';
import { refusalWords } from './refusal-words.js';
import { refusedErrand, refusedThing } from './refused-errand.js';
import { brandsThatAreWords, refusedNames } from './refused-names.js';

const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);

const ours = Object.entries(refusedNames).flatMap(([kind, names]) => names.map((name) => ({ name, kind })));
const catalogue = sendingRules.filter(({ verdict }) => verdict === 'no').flatMap(({ name, names }) => [name, ...names]);

describe('a refused thing', () => {
  it.each(ours.map(({ name, kind }) => [name, kind]))('%s is refused as %s, with a reason and a way', (name, kind) => {
    expect(refusedErrand(`请帮我带${name}回来`)).toEqual({
      ...{ what: name, kind, reason: expect.stringMatching(/。$/), instead: expect.stringMatching(/。$/) },
    });
  });

  it.each(catalogue)('%s of the national catalogue is refused', (name) => {
    expect(refusedErrand(name)?.what).toBe(name);
  });

  it('has at most twelve signs, as the search takes it', () => {
    const names = [...ours.map(({ name }) => name), ...catalogue, ...innocentNames];
    expect(names.filter((name) => name.length > 12)).toEqual([]);
  });

  it('stands once in the tables', () => {
    const names = ours.map(({ name }) => name);
    expect(names.filter((name, place) => names.indexOf(name) !== place)).toEqual([]);
  });

  it.each([
    ['香烟两条', 'tobacco'],
    ['给我爸带包烟', 'tobacco'],
    ['红塔山', 'tobacco'],
    ['两条中华', 'tobacco'],
    ['软利群一包', 'tobacco'],
    ['买七匹狼两条', 'tobacco'],
    ['一条牡丹和两斤盐', 'tobacco'],
    ['烟台苹果和烟', 'tobacco'],
    ['香菸', 'tobacco'],
    ['烟丝半斤', 'tobacco'],
    ['头孢克肟', 'medicine'],
    ['阿妈吃的降压药', 'medicine'],
    ['布洛芬和阿莫西林', 'medicine'],
    ['左氧氟沙星片', 'medicine'],
    ['虫药水两瓶', 'pesticide'],
    ['農藥', 'pesticide'],
    ['敌 敌 畏', 'pesticide'],
    ['百-草-枯', 'pesticide'],
    ['打农药', 'pesticide'],
    ['过年放的鞭 炮', 'firework'],
    ['大挂的百子炮', 'firework'],
    ['烟花一箱', 'firework'],
    ['🧨两挂', 'firework'],
    ['５升汽油', 'fuel'],
    ['汽​油', 'fuel'],
    ['92号油五升', 'fuel'],
    ['换一罐液化气', 'fuel'],
    ['煤气灶和煤气', 'fuel'],
    ['土漆一桶', 'prohibited'],
    ['水枪和气枪', 'prohibited'],
    ['Xiang Yan', 'tobacco'],
  ])('%s → %s, as people write it', (words, kind) => {
    expect(refusedErrand(words)?.kind).toBe(kind);
  });

  it('is found among innocent ones, wherever it stands', () => {
    fc.assert(
      fc.property(fc.constantFrom(...innocentNames), fc.constantFrom(...ours), (innocent, { name, kind }) => {
        for (const words of [`${innocent}、${name}`, `${name}，${innocent}`])
          expect([words, refusedErrand(words)?.kind]).toEqual([words, kind]);
      }),
      { numRuns: 300, seed },
    );
  });
});

describe('an innocent thing', () => {
  it.each(innocentNames)('%s is let through, though it holds a refused name', (name) => {
    expect(refusedErrand(name)).toBeUndefined();
    // Else it has no business in the table.
    expect([...ours.map((each) => each.name), ...catalogue].some((refused) => name.includes(refused))).toBe(true);
  });

  it.each([
    ...[
      '烟笋两斤',
      '土烟笋',
      '喷香烟熏肉',
      '抽油烟机清洁剂',
      '油烟机清洁剂',
      '酱油',
      '花生油',
      '机油一桶',
      '药皂',
      '山药',
      '芍药',
    ],
    ...[
      '中草药',
      '创可贴',
      '感冒灵',
      '去汽油味的香片',
      '汽油味',
      '柴米油盐',
      '柴、油、盐',
      '柴 油 盐',
      '一捆柴，油两斤',
      '煤，油',
    ],
    ...[
      '矿泉水银耳',
      '矿泉水 银耳',
      '清香水果',
      '黑芝麻黄油饼',
      '消毒品',
      '中华牙膏',
      '中华铅笔一包',
      '一条七匹狼皮带',
    ],
    ...[
      '一包黄山毛峰',
      '红双喜乒乓球',
      '牡丹花苗',
      '南京板鸭两只',
      '一包白沙糖',
      '鸡蛋',
      '尿素一包',
      '复合肥',
      '稻种',
      '菜籽',
    ],
    ...['洗洁精', '牙膏', '电池', '棉被', '蚊香', '花露水', '米酒', '豆腐皮', '蜂蜜', '解放路92号', '', '   '],
  ])('“%s” is nothing that anybody refuses', (words) => {
    expect(refusedErrand(words)).toBeUndefined();
  });

  it('stands once in the table', () => {
    expect(innocentNames.filter((name, place) => innocentNames.indexOf(name) !== place)).toEqual([]);
  });
});

it('takes a brand that is also a word for cigarettes only where it is counted so', () => {
  for (const brand of brandsThatAreWords) {
    expect([brand, refusedErrand(`给我带两条${brand}`)?.kind]).toEqual([brand, 'tobacco']);
    expect([brand, refusedErrand(`${brand}产的花生`)]).toEqual([brand, undefined]);
  }
});

it('takes it so too where a form holds its count in fields of their own', () => {
  for (const brand of brandsThatAreWords)
    for (const unit of ['条', '包']) {
      const kinds = [brand, `买${brand}`, `软${brand}`].map((what) => refusedThing({ what, amount: 2, unit })?.kind);
      expect([brand, unit, ...kinds]).toEqual([brand, unit, 'tobacco', 'tobacco', 'tobacco']);
    }
  expect(refusedThing({ what: '香烟', amount: 1, unit: '' })?.kind).toBe('tobacco');
});

it.each([
  ['黄山毛峰', 2, '包'],
  ['牡丹', 3, '棵'],
  ['中华牙膏', 2, '盒'],
  ['七匹狼皮带', 1, '条'],
  ['油', 92, '斤'],
  ['中华', 1, ''],
  ...innocentNames.map((name): [string, number, string] => [name, 2, '包']),
] as const)('lets %s through in its fields: %s %s', (what, amount, unit) => {
  expect(refusedThing({ what, amount, unit })).toBeUndefined();
});

it('has a sentence for whoever asks for any of them', () => {
  for (const { reason, instead } of Object.values(refusalWords)) {
    expect(reason).toMatch(/。$/);
    expect(instead).toMatch(/。$/);
  }
});

it('reads long and hostile words, each place of them once', () => {
  const long = '烟台'.repeat(5_000) + '‮\u0000😀'.repeat(2_000);
  expect(refusedErrand(long)).toBeUndefined();
  expect(refusedErrand(`${long}农药`)?.kind).toBe('pesticide');
});
