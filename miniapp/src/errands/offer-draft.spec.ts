// Does the form say what is missing before anything is sent, and send what was typed?
import { blankOffer, offerOf, offerTrouble, useOfferMemory } from './offer-draft';

const whole = {
  ...{ ...blankOffer, product: ' 豆腐皮 ', quantity: '30', price: '32', name: '李阿婆', phone: '199 0000 0077' },
  ...{ words: '', days: 5, showNumber: true },
};

it.each([
  [{ product: '' }, 0, /卖什么/],
  [{ product: '香烟' }, 0, /烟草零售许可证/],
  [{ words: '还有农药两瓶' }, 0, /农药经营许可证/],
  [{ words: '打 19900000077' }, 0, /电话后面单独填/],
  [{ quantity: '' }, 1, /一共有多少/],
  [{ quantity: '1.5' }, 1, /整数/],
  [{ quantity: '9999999' }, 1, /一共有多少/],
  [{ product: '利群', quantity: '2', unit: '条' as const }, 1, /烟草零售许可证/],
  [{ product: '利群', unit: '箱' as const, per: '条' as const }, 1, /烟草零售许可证/],
  [{ price: '一块' }, 1, /多少钱/],
  [{ price: '0' }, 1, /多少钱/],
  [{ price: '10001' }, 1, /最多一万元/],
  [{ name: ' ' }, 3, /称呼/],
  [{ phone: '123' }, 3, /号码不对/],
])('%j stops at step %i', (changes, step, sentence) => {
  expect(offerTrouble({ ...whole, ...changes }, step)).toMatch(sentence);
});

it('goes through all four steps', () => {
  expect([0, 1, 2, 3].map((step) => offerTrouble(whole, step))).toEqual([undefined, undefined, undefined, undefined]);
});

it('sends whole fen and whole days, the price for what it is counted by', () => {
  expect(offerOf({ ...whole, price: '1.5' }, { villageCode: '350423104204', today: '2026-12-08' })).toEqual({
    ...{ product: '豆腐皮', quantity: 30, unit: '斤', priceFen: 150, per: '斤', where: 'home', until: '2026-12-12' },
    ...{ villageCode: '350423104204', showNumber: true, name: '李阿婆', phone: '199 0000 0077' },
  });
});

it('is put up once however often it is sent and looked over, and anew once it is another', () => {
  const { change } = useOfferMemory.getState();
  const key = (): string | undefined => useOfferMemory.getState().draft.key;
  change({ ...whole, key: 'K1' });
  change({ step: 2 });
  change({ step: 3 });
  expect(key()).toBe('K1');
  change({ price: '33' });
  expect(key()).toBeUndefined();
});

it('shows no number unless somebody said so', () => {
  expect(blankOffer.showNumber).toBe(false);
});
