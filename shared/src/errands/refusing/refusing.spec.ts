// Is what may not be asked for not offered either, in whichever field it stands?
import { objectionToErrand, objectionToOffer } from './refusing.js';

const salt = { what: '加碘盐', amount: 2, unit: '包' };
const beancurd = { product: '豆腐皮', quantity: 30, unit: '斤', per: '斤' };
const CASES = [
  ['a cigarette by its name', '两包红塔山香烟', 'tobacco'],
  ['a medicine', '阿莫西林', 'medicine'],
  ['what kills insects', '敌敌畏', 'pesticide'],
  ['a firecracker', '鞭炮', 'firework'],
  ['petrol', '一桶汽油', 'fuel'],
  ['a number of a phone', '打 19900000077', undefined],
] as const;

it('has nothing against what anybody may carry', () => {
  expect([objectionToErrand({ lines: [salt], note: '要小包的' }), objectionToOffer(beancurd)]).toEqual([
    undefined,
    undefined,
  ]);
});

it.each(CASES)('refuses %s wherever it stands, asked for or offered', (_name, words, kind) => {
  const found = [
    objectionToErrand({ lines: [salt, { ...salt, what: words }] }),
    objectionToErrand({ lines: [salt], note: words }),
    objectionToOffer({ ...beancurd, product: words }),
    objectionToOffer({ ...beancurd, words }),
  ];
  expect(found.map((each) => each?.field)).toEqual(['lines', 'note', 'product', 'words']);
  expect(found.map((each) => each?.refused?.kind)).toEqual(found.map(() => kind));
});

it('refuses by its count what is a cigarette only so', () => {
  expect(objectionToErrand({ lines: [{ what: '利群', amount: 2, unit: '条' }] })?.refused?.kind).toBe('tobacco');
  expect(objectionToOffer({ product: '利群', quantity: 2, unit: '条', per: '箱' })?.refused?.kind).toBe('tobacco');
  expect(objectionToOffer({ product: '利群', quantity: 2, unit: '箱', per: '条' })?.refused?.kind).toBe('tobacco');
});
