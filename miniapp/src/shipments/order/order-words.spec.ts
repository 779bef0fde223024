// Is an order filled in, priced and promised in a farmer's words, and is what is wrong with it said?
import type { Quote, QuotedLine, QuotedWay } from '@kehuoyou/shared';
import { countOf, draftOf, quoteAskOf, useOrderMemory } from '../order-draft';
import { bookAskOf } from '../book/people-words';
import { goodsTrouble, gramsIn, placesTrouble, sidesIn } from './draft-words';
import { laterWords, lineWords, offerWords, partWords, priceParts, spokenOffer, wayWords } from './quote-words';

const NOW = new Date('2026-12-01T18:20:00+08:00');
const at = (time: string, day = '02'): string => `2026-12-${day}T${time}:00+08:00`;

it.each([
  ['2.5', 2_500],
  [' 12 ', 12_000],
  ['２．５', 2_500],
  ['0.001', 1],
  ['0', undefined],
  ['-1', undefined],
  ['两斤', undefined],
  ['1e3', undefined],
] as const)('reads %j as %s grams', (text, grams) => {
  expect(gramsIn(text)).toBe(grams);
});

it.each([
  ['40×30×25', [400, 300, 250]],
  ['40*30*25', [400, 300, 250]],
  ['长40 宽30 高25', [400, 300, 250]],
  ['40×30', undefined],
  ['40×30×0', undefined],
  ['1×2×3×4', undefined],
] as const)('reads %j as sides', (text, mm) => {
  expect(sidesIn(text)).toEqual(mm);
});

it('says what is wrong with goods and places', () => {
  expect(goodsTrouble({ goods: ' ', grams: 1 })).toContain('寄什么');
  expect(goodsTrouble({ goods: '鞭炮', grams: 1 })).toContain('不能寄');
  expect(goodsTrouble({ goods: '解放鞋', grams: 1 })).toContain('问站长');
  expect(goodsTrouble({ goods: '豆腐皮', grams: 30_001 })).toContain('30 公斤');
  expect(goodsTrouble({ goods: '豆腐皮', grams: 30_000 })).toBeUndefined();
  const draft = draftOf('豆腐皮');
  expect(draft).toMatchObject({ grams: 2_500, mm: [400, 300, 250] });
  expect(placesTrouble(draft)).toContain('几箱');
  expect(placesTrouble({ ...draft, pickup: 200 })).toBeUndefined();
  expect(placesTrouble({ ...draft, pickup: 201 })).toContain('200');
  const insured = { count: 1, province: '44', carrier: 'youzhengguonei', valueFen: 1_000_000 };
  expect(placesTrouble({ ...draft, carried: [insured] })).toBeUndefined();
  expect(placesTrouble({ ...draft, carried: [{ ...insured, valueFen: 1_000_100 }] })).toContain('最多保价 10000 元');
});

it('asks for the places to which something goes, and no others', () => {
  const carried = [
    { count: 18, province: '44', carrier: 'shunfeng', valueFen: 20_000 },
    { count: 0, province: '35', carrier: 'shunfeng' },
  ];
  const draft = { ...draftOf('豆腐皮'), pickup: 12, carried };
  expect(countOf(draft)).toBe(30);
  expect(quoteAskOf(draft, 'P1', undefined)).toEqual({
    ...{ pointId: 'P1', goods: '豆腐皮', grams: 2_500, lengthMm: 400, widthMm: 300, heightMm: 250 },
    lines: [
      { count: 12, to: 'county_pickup' },
      { count: 18, to: 'carrier', province: '44', carrier: 'shunfeng', valueFen: 20_000 },
    ],
  });
});

const way = (no: number, departure: string, arrival: string, boxesLeft: number): QuotedWay => ({
  ...{ no, rides: [], handInBy: at('10:03'), departure: at(departure), arrival: at(arrival), boxesLeft },
  ...{ roomGrams: 300_000, othersGrams: 100_000, chilled: false, promises: [] },
});
const [early, late] = [way(0, '10:18', '11:27', 22), way(1, '14:08', '15:17', 36)];
const split = {
  parts: [
    { way: 0, boxes: 22 },
    { way: 1, boxes: 8 },
  ],
  firstAt: at('11:27'),
  lastAt: at('13:22'),
};

it('offers sooner by two buses, and all on one', () => {
  expect(offerWords(split, NOW)).toEqual({
    title: '分两班',
    figure: '22+8',
    note: '11:27 先到 22 箱，13:22 到齐',
  });
  expect(offerWords({ parts: [{ way: 1, boxes: 30 }], firstAt: at('15:17'), lastAt: at('15:17') }, NOW)).toEqual({
    title: '坐一班',
    figure: '30',
    note: '15:17 到县城',
  });
});

it('says of each bus what it takes, or why it takes nothing', () => {
  expect(wayWords(early, 22, NOW)).toMatchObject({ time: '10:18', tail: '22 箱' });
  expect(wayWords(early, 22, NOW).note).toBe('装上您的就满了，10:03 前交货，11:27 到县城');
  expect(wayWords(late, 0, NOW).note).toBe('还能装 36 箱，15:17 到县城');
  expect(wayWords({ ...late, refusal: 'cancelled' }, 0, NOW)).toMatchObject({ tail: '停开', refused: true });
});

const line = (more: Partial<QuotedLine>): QuotedLine => ({
  ...{ no: 1, count: 12, to: 'county_pickup', billableGrams: 2_500, fen: 1_800 },
  parts: [{ kind: 'bus', name: '班车带货', count: 12, eachFen: 150, fen: 1_800 }],
  ...more,
});
const carried = line({
  ...{ no: 2, count: 18, to: 'carrier', province: '44', carrierName: '邮政快递包裹', fen: 24_300 },
  ...{ postBy: '16:00', ownCollection: '09:30', laterMinutes: 390 },
  parts: [
    { kind: 'bus', name: '班车带货', count: 18, eachFen: 150, fen: 2_700 },
    { kind: 'first', name: '邮政快递包裹首重', count: 18, eachFen: 800, fen: 14_400 },
  ],
});

it('promises the latest of the buses that are taken, and says when that is too late', () => {
  const promise = { line: 1, atHub: at('11:27'), by: at('11:27'), keeps: true };
  expect(lineWords(line({}), [promise, { ...promise, by: at('13:22') }], NOW)).toEqual({
    title: '12 箱 县城自提',
    note: '明天 13:22 起能取',
  });
  expect(
    lineWords(carried, [{ ...promise, handedOver: at('16:00'), by: at('18:00', '05'), keeps: false }], NOW),
  ).toEqual({
    title: '18 箱 邮政快递包裹 寄广东',
    note: '明天 16:00 交给快递，12月5日前送到',
    careful: '等送到可能不新鲜了',
  });
  expect(laterWords(carried)).toBe('邮政快递包裹自己 09:30 来收，坐班车晚 6 小时 30 分交也赶得上当天发走。');
  expect(laterWords(line({}))).toBeUndefined();
});

it('adds the parts of one name up, and nothing else', () => {
  const parts = priceParts([line({}), carried]);
  expect(parts.map(partWords)).toEqual(['班车带货 30 × 1.50', '邮政快递包裹首重 18 × 8.00']);
  expect(parts.reduce((sum, { fen }) => sum + fen, 0)).toBe(4_500 + 14_400);
});

it('says the offer to the ear in one breath', () => {
  const quote = { goods: '豆腐皮', count: 30, ways: [early, late], fen: 26_100 } as unknown as Quote;
  expect(spokenOffer(quote, split, NOW)).toBe(
    '30 箱豆腐皮，明天10:18的车带 22 箱，明天14:08的车带 8 箱，11:27 先到 22 箱，13:22 到齐。交货时当面付 261 元。',
  );
});

describe('who sends and who gets it', () => {
  const party = { name: '罗大山', phone: '19900000001', address: '下谢村' };
  const shipment = {
    id: 'S1',
    lines: [
      { no: 1, count: 12, to: 'county_pickup' as const, parts: [], fen: 0 },
      { no: 2, count: 18, to: 'carrier' as const, province: '44', carrierName: '邮政', parts: [], fen: 0 },
    ],
  };

  it('is booked with a line each; who fetches it in the county needs no address', () => {
    const ask = bookAskOf(shipment, { sender: party, recipients: { 1: { ...party, address: '' }, 2: party } });
    expect(ask).toMatchObject({
      ...{ id: 'S1', senderName: '罗大山' },
      recipients: [
        { line: 1, address: '县城共配中心自提' },
        { line: 2, address: '下谢村' },
      ],
    });
  });

  it.each([
    [{ ...party, name: ' ' }, '写上收件人的姓名'],
    [{ ...party, phone: '12' }, '收件人的电话不对'],
    [{ ...party, address: '' }, '写上收件人的地址'],
  ])('says what is missing of %j', (given, words) => {
    expect(bookAskOf(shipment, { sender: party, recipients: { 1: party, 2: given } })).toContain(words);
  });
});

it('forgets on a shared phone whom somebody else sent to', () => {
  const memory = useOrderMemory.getState();
  memory.beOf('A1');
  memory.change({ ...draftOf('豆腐皮'), pickup: 3 });
  memory.write({ sender: { name: '罗大山', phone: '1', address: 'x' }, recipients: {} });
  memory.booked();
  expect(useOrderMemory.getState()).toMatchObject({ draft: undefined, last: { goods: '豆腐皮' } });
  memory.beOf('A1');
  expect(useOrderMemory.getState().people.sender.name).toBe('罗大山');
  memory.beOf('A2');
  expect(useOrderMemory.getState()).toMatchObject({ last: undefined, people: { sender: { name: '' } } });
});
