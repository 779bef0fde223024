// Is a quote one honest answer: what it costs, with which bus, and when it is there, or why not?
import { busSpaceApi, quotesApi } from '@kehuoyou/shared';
import {
  beancurd,
  firstOffer,
  holding,
  orders,
  ordersForEachTest,
  POINT,
  quoted,
  TOMORROW,
  vehicle,
} from '../../testing/shipments/order-world.js';

ordersForEachTest();

const TO_GUANGDONG = { to: 'carrier' as const, carrier: 'youzhengguonei', province: '44' };
const refused = async (more: object, as = 'farmer') =>
  (await orders.call(quotesApi.ask, { ...beancurd(1), ...more }, { token: as })).failure;

it('prices each line by its parts, and promises when it is there', async () => {
  const quote = await quoted(
    beancurd(30, {
      lines: [
        { count: 12, to: 'county_pickup' },
        { count: 18, ...TO_GUANGDONG },
      ],
    }),
  );
  expect(quote).toMatchObject({ count: 30, fen: 26_100, freshHours: 168, expiresAt: '2026-12-02T11:00:00.000Z' });
  expect(quote.lines.map(({ fen, billableGrams }) => [fen, billableGrams])).toEqual([
    [1_800, 2_500],
    [24_300, 5_000],
  ]);
  expect(quote.ways[0]).toMatchObject({
    handInBy: `${TOMORROW}T07:49:00+08:00`,
    arrival: `${TOMORROW}T08:16:00+08:00`,
    boxesLeft: 50,
    promises: [
      { line: 1, by: `${TOMORROW}T08:16:00+08:00`, keeps: true },
      { line: 2, handedOver: `${TOMORROW}T16:00:00+08:00`, by: '2026-12-05T16:00:00+08:00', keeps: true },
    ],
  });
  // The post's own courier takes at 9:30; the last bus that is there by 16:00 takes until 15:04.
  expect(quote.lines[1]).toMatchObject({ postBy: '16:00', ownCollection: '09:30', laterMinutes: 334 });
});

it('offers as many as fit on the first bus and the rest on the next, and all on one', async () => {
  await vehicle(
    'MT-V01',
    ['K01-I01'],
    [{ kind: 'hold', most: { grams: 190_000 + 55_000, litres: 380 + 5_000, pieces: 99 }, approved: false }],
  );
  const quote = await quoted(beancurd(30));
  expect(quote.offers.map(({ parts }) => parts.map(({ boxes }) => boxes))).toEqual([[22, 8], [30]]);
  expect(quote.ways[0]).toMatchObject({ boxesLeft: 22, roomGrams: 55_000, othersGrams: 0 });
});

it('is the same when it is read again, for nobody else', async () => {
  const quote = await quoted(beancurd(3));
  expect((await orders.call(quotesApi.read, { id: quote.id }, { token: 'farmer' })).answer).toEqual(quote);
  expect((await orders.call(quotesApi.read, { id: quote.id }, { token: 'neighbour' })).code).toBe('quote_not_found');
});

it('holds for a day, and names whose it is', async () => {
  const quote = await quoted(beancurd(3, { date: '2026-12-04' }));
  expect((await holding(quote, firstOffer(quote), { token: 'neighbour' })).code).toBe('quote_not_found');
  orders.clock.pass(24 * 3_600_000);
  expect((await holding(quote)).code).toBe('quote_expired');
});

it('says what is wrong with a box or a line that nobody takes', async () => {
  const wrong: readonly (readonly [object, string, string?])[] = [
    [{ grams: 30_001 }, 'box_too_heavy', 'grams'],
    [{ lengthMm: 1_501 }, 'box_too_large'],
    [{ lengthMm: 1_000, widthMm: 800, heightMm: 300 }, 'box_too_large'],
    [{ lines: [{ count: 10_000, to: 'county_pickup' }] }, 'too_many_boxes', 'lines'],
    [
      {
        lines: [
          { count: 150, to: 'county_pickup' },
          { count: 51, to: 'county_pickup' },
        ],
      },
      'too_many_boxes',
      'lines',
    ],
    [{ lines: [{ count: 1, to: 'carrier', carrier: 'nobody', province: '44' }] }, 'carrier_not_served', 'lines'],
    [{ lines: [{ count: 1, to: 'carrier', carrier: 'shunfeng' }] }, 'carrier_not_served', 'lines'],
    [{ grams: 0 }, 'invalid_field', 'grams'],
    [{ grams: -1 }, 'invalid_field', 'grams'],
    [{ grams: 2.5 }, 'invalid_field', 'grams'],
    [{ heightMm: 1e300 }, 'invalid_field', 'heightMm'],
    [{ lines: [] }, 'invalid_field', 'lines'],
    [{ lines: [{ count: 0.5, to: 'county_pickup' }] }, 'invalid_field', 'lines.0.count'],
    [{ pointId: 'P999999' }, 'point_not_found', 'pointId'],
  ];
  for (const [more, code, field] of wrong)
    expect([more, await refused(more)]).toMatchObject([more, { code, ...(field === undefined ? {} : { field }) }]);
});

it('says why nobody takes something, also where it only stands in the note', async () => {
  const inNote = await refused({ note: '里面有两瓶农药，小心轻放' });
  expect(inNote).toMatchObject({ code: 'goods_refused', field: 'note' });
  expect(inNote.message).toMatch(/^农药：/);
  expect(await refused({ goods: '硫磺' })).toMatchObject({ code: 'goods_refused', field: 'goods' });
});

it('sends what it does not know to the keeper, who may say yes to it at their own counter', async () => {
  expect(await refused({ goods: '一双鞋' })).toMatchObject({ code: 'ask_keeper', field: 'goods' });
  expect(await refused({ goods: '一双鞋' }, 'stranger')).toMatchObject({ code: 'ask_keeper' });
  expect((await quoted(beancurd(1, { goods: '一双鞋' }), 'keeper')).offers).toHaveLength(1);
  expect((await orders.call(quotesApi.ask, beancurd(1, { goods: '硫磺' }), { token: 'keeper' })).code).toBe(
    'goods_refused',
  );
});

it('offers nothing for what would be spoilt, and longer where a bus keeps it cold', async () => {
  const fish = beancurd(2, {
    goods: '溪鱼',
    lines: [{ count: 2, to: 'carrier', carrier: 'shunfeng', province: '35' }],
  });
  const warm = await quoted(fish);
  expect(warm).toMatchObject({ offers: [], lines: [{ refusal: 'not_fresh_enough' }], freshHours: 12 });
  await vehicle(
    'MT-V01',
    ['K01-I01', 'K01-I06'],
    [
      { kind: 'hold', most: { grams: 300_000, litres: 2_000, pieces: 99 }, approved: false },
      {
        kind: 'chill_box',
        most: { grams: 20_000, litres: 100, pieces: 3 },
        approved: false,
        chill: { from: 0, to: 40, hours: 12 },
      },
    ],
  );
  const cold = await quoted(fish);
  // Handed over at 14:30 and there a day later: under thirty hours from 12:49 on, and over from the early bus.
  expect(cold.offers.map(({ parts }) => parts.map(({ way }) => cold.ways[way]?.rides[0]?.tripId))).toEqual([
    ['K01-I06'],
  ]);
});

it('tells everybody what the buses have left, leg by leg', async () => {
  const { answer } = await orders.call(busSpaceApi.ofPoint, { pointId: POINT, date: TOMORROW });
  expect(answer.ways.length).toBeGreaterThan(5);
  expect(answer.ways[0]).toMatchObject({
    rides: [{ tripId: 'K01-I01', fromStopName: '立新村', toStopName: '清流汽车站' }],
    left: { grams: 300_000, litres: 1_500 },
    legs: [{ stopSequence: 6, left: { grams: 300_000, litres: 1_500 } }],
  });
  expect((await orders.call(busSpaceApi.ofPoint, { pointId: 'P999999' })).code).toBe('point_not_found');
});
