// Is the answer to 能寄吗 right by every name, never milder than the strictest thing in it, and never a guess?
import fc from 'fast-check';
import { canSend, MOST_SENDING_TEXT, sendingVerdicts } from './can-send.js';
import { localGoods } from './local-goods.js';
import { prohibitedCategories } from './prohibited-category.js';
import { sendingRules } from './sending-rules.js';

const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);

const entries = [
  ...localGoods.map(({ name, names, careful }) => ({
    name,
    names,
    verdict: careful === undefined ? 'yes' : 'careful',
  })),
  ...sendingRules,
];
const everyName = entries.flatMap(({ name, names, verdict }) =>
  [name, ...names].map((called) => ({ called, name, verdict })),
);

describe('a name', () => {
  it('stands in one entry only', () => {
    const calls = everyName.map(({ called }) => called);
    expect(calls.filter((called, place) => calls.indexOf(called) !== place)).toEqual([]);
  });

  it.each(everyName.map(({ called, name, verdict }) => [called, name, verdict]))(
    '%s is %s: %s',
    (called, name, verdict) => {
      const { verdict: given, things } = canSend(called);
      expect(given).toBe(verdict);
      expect(things.map((thing) => thing.name)).toEqual([name]);
    },
  );

  it.each([
    ['烟花', 'no'],
    ['鲜花', 'yes'],
    ['花生油', 'careful'],
    ['笋干', 'yes'],
    ['用硫磺熏的笋干', 'no'],
    ['豆 腐 皮（自家做的）', 'yes'],
    ['纸炮', 'no'],
    ['洋火两盒', 'no'],
    ['三十箱豆腐皮，里面一瓶白酒', 'no'],
    ['番豆十斤', 'yes'],
    ['活的鱼', 'ask'],
    ['电瓶', 'no'],
    ['一双鞋', 'ask'],
    ['两条烟', 'no'],
    ['豆腐皮和烟', 'no'],
    ['我要寄五斤米', 'yes'],
    ['鱼3条', 'careful'],
    // One sign in another word is not that thing: what is not known the keeper is asked, and nobody refuses outright.
    ['烟熏腊肉', 'yes'],
    ['烟嘴', 'ask'],
    ['笋干、烟灰缸', 'ask'],
    ['蛇果', 'yes'],
    ['蛇皮袋', 'ask'],
    ['炭烤红薯片', 'ask'],
    ['蜜柚', 'yes'],
    ['鱼腥草', 'ask'],
    ['蜜饯', 'ask'],
    ['茶花', 'ask'],
    ['烟、烟嘴', 'no'],
    ['', 'ask'],
  ])('%s → %s, as people say it', (text, verdict) => {
    expect(canSend(text).verdict).toBe(verdict);
  });
});

it('gives no box and no hours of other goods to what only begins like them', () => {
  for (const text of ['鱼腥草', '蜜饯', '茶花', '米线']) expect([text, canSend(text).things]).toEqual([text, []]);
  expect(canSend('烟嘴').things[0]?.why).toContain('站长看了就收');
});

describe('several things together', () => {
  it('go only as the strictest of them goes, in whatever order they are named', () => {
    fc.assert(
      fc.property(fc.constantFrom(...everyName), fc.constantFrom(...everyName), (first, second) => {
        const strictest = sendingVerdicts.findLast((each) => each === first.verdict || each === second.verdict);
        for (const text of [`${first.called}、${second.called}`, `${second.called}、${first.called}`])
          expect([text, canSend(text).verdict]).toEqual([text, strictest]);
      }),
      { numRuns: 500, seed },
    );
  });

  it.each([['茶油漆'], ['茶 油漆'], ['茶、油漆'], ['鲜花生 油 漆']])(
    'are not lost in %s, which runs one into the other',
    (text) => {
      expect(canSend(text).verdict).toBe('no');
    },
  );
});

describe('what nobody takes', () => {
  it('says why, and by which class of the catalogue', () => {
    for (const rule of sendingRules.filter(({ verdict }) => verdict === 'no')) {
      const [thing] = canSend(rule.name).things;
      expect(thing?.why).toMatch(/。$/);
      expect(thing?.basis).toContain(prohibitedCategories[(rule.category ?? 0) - 1]);
    }
  });
});

it('reads no more than a question’s length', () => {
  expect(canSend('不'.repeat(MOST_SENDING_TEXT) + '硫磺').things).toEqual([]);
});
