// Does something for sale sound right, whatever it costs and however long it stands?
import type { Offer } from '@kehuoyou/shared';
import { priceWords, rowWords, spokenOffer, standingOf, untilWords, whereWords } from './offer-words';

const TODAY = '2026-12-08';
const offer: Offer = {
  ...{ id: 'o1', product: '豆腐皮', quantity: 30, unit: '斤', priceFen: 3_200, per: '斤', state: 'open' },
  ...{ villageCode: '350423104204', villageName: '下谢村', townshipCode: '350423104', townshipName: '长校镇' },
  ...{ where: 'point', until: '2026-12-12', putUpAt: '2026-12-08T00:00:00.000Z', pointId: 'P104204', seller: '李*' },
  pictures: [],
};

it('says the price for one of what it is for', () => {
  expect(priceWords(offer)).toBe('32 元 一斤');
  expect(priceWords({ priceFen: 150, per: '个' })).toBe('1.50 元 一个');
});

it('says until when, today and tomorrow by their names', () => {
  expect(untilWords(offer, TODAY)).toMatch(/^卖到 ?12月12日/);
  expect(untilWords({ until: TODAY }, TODAY)).toBe('今天最后一天');
  expect(untilWords({ until: '2026-12-09' }, TODAY)).toBe('卖到明天');
  expect(untilWords({ until: '2026-12-01' }, TODAY)).toContain('就过了');
});

it('stands by itself, and where somebody said so', () => {
  expect(standingOf(offer, TODAY).word).toBe('在卖');
  expect(standingOf(offer, '2026-12-13').word).toBe('过期了');
  expect(standingOf({ ...offer, state: 'sold' }, '2026-12-13').word).toBe('卖完了');
  expect(standingOf({ ...offer, state: 'taken_down' }, TODAY)).toEqual({ word: '已下架', tone: 'red' });
});

it('says where, in a line and for the ear', () => {
  expect(whereWords(offer, '下谢村服务点')).toContain('长校镇下谢村，到');
  expect(whereWords({ ...offer, where: 'home' }, undefined)).toBe('长校镇下谢村，到卖家家里拿');
  expect(rowWords(offer, TODAY).note).toContain('一共 30 斤，长校镇下谢村');
  expect(spokenOffer({ ...offer, words: '自家做的。' }, TODAY)).toMatch(
    /^豆腐皮，32 元一斤，一共 30 斤，自家做的，卖到/,
  );
});
