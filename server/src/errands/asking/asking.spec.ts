// Is what somebody asks for taken once, within bounds, and shown to nobody who has no business with it?
import { errandRules, errandsApi, errandShopsApi, shoppingApi } from '@kehuoyou/shared';
import type { AskErrand } from '@kehuoyou/shared';
import {
  accepted,
  asked,
  boughtOne,
  COOP,
  errandsForEachTest,
  heard,
  lines,
  mine,
  pass,
  POINT,
  read,
  town,
  wish,
} from '../../testing/errands/errand-world.js';
import { NetworkService } from '../../network/network.service.js';
import { ErrandLapses } from './lapses.service.js';

errandsForEachTest();

const asks = (ask: AskErrand, token = 'villager') => town.call(errandsApi.ask, ask, { token });
const [seed = { what: '', amount: 1, unit: '袋', substitute: 'no' as const }] = lines;

it('is asked for, and shown to whoever asked, to the keeper of the point and to shops, a buyer without the number', async () => {
  const { id } = await asked();
  expect(await read(id)).toMatchObject({
    ...{ state: 'asked', name: '罗**', phoneTail: '0077', ceilingFen: 9_600, may: ['cancel'] },
    ...{ point: { id: POINT }, village: '立新村', steps: [{ type: 'ask' }] },
  });
  expect(await read(id, 'keeper')).toMatchObject({ phoneTail: '0077', may: ['accept', 'cannot'] });
  const seen = await read(id, 'coop');
  expect(seen).toMatchObject({ name: '罗**', may: ['accept'] });
  expect(JSON.stringify(seen)).not.toMatch(/0077|罗大山/);
  for (const token of ['neighbour', 'elsewhere', 'office', 'clerk'])
    expect((await town.call(errandsApi.read, { id }, { token })).code).toBe('errand_not_found');
  expect((await town.call(errandsApi.read, { id: 'none' }, { token: 'villager' })).code).toBe('errand_not_found');
  expect((await mine()).map((each) => each.id)).toEqual([id]);
  expect(await mine('neighbour')).toEqual([]);
});

it('is asked for by the keeper for whoever rings, and by nobody else for others', async () => {
  const forCaller = wish({ forCaller: true });
  for (const token of ['villager', 'elsewhere', 'coop'])
    expect((await asks(forCaller, token)).code).toBe('not_allowed');
  const { id } = (await asks(forCaller, 'keeper')).answer;
  expect(await read(id, 'keeper')).toMatchObject({ forCaller: true, may: ['accept', 'cannot', 'cancel'] });
  expect(await mine('keeper')).toEqual([]);
  const { errands } = (await town.call(errandsApi.atPoint, { pointId: POINT }, { token: 'keeper' })).answer;
  expect(errands).toMatchObject([{ id, forCaller: true, phoneTail: '0077' }]);
  expect((await town.call(errandsApi.contact, { id }, { token: 'keeper' })).answer).toEqual({
    name: '罗大山',
    phone: '19900000077',
  });
  expect((await town.call(errandsApi.contact, { id }, { token: 'coop' })).code).toBe('not_allowed');
  expect((await town.call(errandsApi.contact, { id }, { token: 'elsewhere' })).code).toBe('errand_not_found');
  const looks = await town.dataSource.query(`SELECT actor_id FROM audit_entry WHERE action = 'errand.read'`);
  expect(looks).toHaveLength(1);
});

it.each([
  ['no line', { lines: [] }],
  ['no unit', { lines: [{ ...seed, unit: ' ' }] }],
  ['half a bag', { lines: [{ ...seed, amount: 1.5 }] }],
  ['a bag less than none', { lines: [{ ...seed, amount: -1 }] }],
  ['a thousand bags', { lines: [{ ...seed, amount: errandRules.amount + 1 }] }],
  ['a price of nothing', { lines: [{ ...seed, maxFen: 0 }] }],
  ['a price in words', { lines: [{ ...seed, maxFen: '九十' as never }] }],
  ['a price beyond numbers', { lines: [{ ...seed, maxFen: 1e18 }] }],
  ['more than anybody carries', { lines: [1, 2, 3].map(() => ({ ...seed, maxFen: errandRules.lineFen })) }],
  ['a list without end', { lines: Array.from({ length: 21 }, () => seed) }],
  ['a fee', { lines: [{ ...seed, fee: 100 } as never] }],
  ['yesterday', { by: '2026-11-30' }],
  ['a day in the far future', { by: '2027-12-01' }],
  ['no such substitute', { lines: [{ ...seed, substitute: 'maybe' as never }] }],
  ['what cannot be read', { lines: [{ ...seed, what: '盐\u202e' }] }],
  ['four pictures', { pictures: ['a', 'b', 'c', 'd'] }],
])('refuses %s', async (_name, more) => {
  const reply = await asks(wish(more));
  expect([reply.status, await mine()]).toEqual([400, []]);
});

it.each([
  ['in a line', { lines: [{ ...seed, what: '两条中华' }] }],
  ['in the note', { note: '顺便带一包烟' }],
  ['a pesticide', { lines: [{ ...seed, what: '草甘膦' }] }],
  ['fireworks', { lines: [{ ...seed, what: '鞭炮' }] }],
  ['cigarettes, counted beside their name', { lines: [{ ...seed, what: '中华', amount: 2, unit: '包' }] }],
])('refuses by name %s, and says where to go', async (_name, more) => {
  const { failure, status } = await asks(wish(more));
  expect([status, failure.code]).toEqual([400, 'errand_refused']);
  expect(failure.message).toMatch(/不能代买：.+。.+。/);
});

it.each([
  ['a line', { lines: [{ ...seed, what: '种子，打 19900000077' }] }],
  ['the note', { note: '找不到打 199 0000 0077' }],
])('takes nobody’s number in %s: whoever buys reads it', async (_name, more) => {
  expect((await asks(wish(more))).code).toBe('private_words');
});

it('goes to a point that is there: not to the hub, nor to one that was closed down', async () => {
  expect((await asks(wish({ pointId: 'HUB' }))).code).toBe('point_not_found');
  await town.dataSource.query(`UPDATE service_point SET status = 'closed' WHERE id = ?`, [POINT]);
  await town.app.get(NetworkService).load();
  expect((await asks(wish())).code).toBe('point_not_found');
});

it('refuses what is not there', async () => {
  expect((await asks(wish({ pointId: 'P999999' }))).code).toBe('point_not_found');
  expect((await asks(wish({ shopId: 'NONE' }))).code).toBe('errand_shop_not_found');
  const pictures = ['01936f00-0000-7000-8000-000000000000'];
  expect((await asks(wish({ pictures }))).code).toBe('picture_not_found');
  expect((await asks(wish({ phone: '12' }))).code).toBe('phone_not_valid');
});

it('is asked once however often it is sent, and no more than ten wait at once', async () => {
  const key = 'once';
  const sent = await Promise.all(
    Array.from({ length: 50 }, () => town.call(errandsApi.ask, wish(), { token: 'villager', key })),
  );
  const ids = new Set(sent.filter(({ status }) => status === 201).map(({ answer }) => answer.id));
  expect(ids.size).toBe(1);
  const more = await Promise.all(Array.from({ length: 30 }, () => asks(wish())));
  expect(more.filter(({ status }) => status === 201)).toHaveLength(errandRules.open - 1);
  expect(new Set(more.filter(({ status }) => status !== 201).map(({ code }) => code))).toEqual(
    new Set(['too_many_errands']),
  );
  expect(await mine()).toHaveLength(errandRules.open);
  // A keeper writes down for many.
  expect((await asks(wish({ forCaller: true }), 'keeper')).status).toBe(201);
});

it('is taken back before it is bought, and by nobody else', async () => {
  const { id } = await accepted();
  pass();
  for (const token of ['neighbour', 'coop', 'keeper'])
    expect((await town.call(errandsApi.cancel, { id }, { token })).code).toBe('errand_not_found');
  const { answer } = await town.call(errandsApi.cancel, { id, reason: '家里找到了' }, { token: 'villager' });
  expect(answer).toMatchObject({ state: 'cancelled', reason: '家里找到了', may: [] });
  const again = await town.call(errandsApi.cancel, { id }, { token: 'villager' });
  expect([again.code, again.failure.state]).toEqual(['errand_over', 'cancelled']);
  expect(await heard()).toEqual([]);
});

it('ends by itself when the day is over on which it was of use and nobody took it', async () => {
  const [today, any] = [await asked('villager', { by: '2026-12-01' }), await asked()];
  const sweep = () => town.app.get(ErrandLapses).sweep();
  expect(await sweep()).toBeUndefined();
  town.clock.set('2026-12-02T00:01:00+08:00');
  expect(await Promise.all([sweep(), sweep()])).toContainEqual({ lapsed: 1 });
  expect(await read(today.id)).toMatchObject({ state: 'cannot', reason: '到了日子还没有人接' });
  expect((await read(any.id)).state).toBe('asked');
  // Without a day as long as one may be said ahead.
  town.clock.set('2026-12-31T09:20:00+08:00');
  expect(await sweep()).toBeUndefined();
  town.clock.set('2026-12-31T09:23:00+08:00');
  expect(await sweep()).toEqual({ lapsed: 1 });
  expect(await read(any.id)).toMatchObject({ state: 'cannot', reason: '过了 30 天还没有人接' });
});

it('tells a buyer in town why it is over in nobody’s words but their own', async () => {
  const [one, other] = [await accepted(), await accepted()];
  pass();
  const reason = '打 19900000077 找罗大山';
  await town.call(errandsApi.cancel, { id: one.id, reason }, { token: 'villager' });
  expect((await read(one.id)).reason).toBe(reason);
  const seen = await read(one.id, 'coop');
  expect([seen.state, seen.reason, JSON.stringify(seen).includes('罗大山')]).toEqual(['cancelled', undefined, false]);
  await town.call(errandsApi.cannot, { id: other.id, text: '卖完了' }, { token: 'coop' });
  expect(await read(other.id, 'coop')).toMatchObject({ reason: '卖完了', steps: [{}, {}, { reason: '卖完了' }] });
});

it('goes to the shop that was asked for, and to shops that are open', async () => {
  const { id } = await asked('villager', { shopId: COOP });
  const listed = async (token: string) =>
    (await town.call(shoppingApi.list, {}, { token })).answer.errands.map((each) => each.id);
  expect([await listed('coop'), await listed('hardware'), await listed('keeper')]).toEqual([[id], [], [id]]);
  expect((await town.call(errandsApi.read, { id }, { token: 'hardware' })).code).toBe('errand_not_found');
  expect((await town.call(errandsApi.accept, { id }, { token: 'hardware' })).code).toBe('errand_not_found');
  const shop = { id: COOP, name: '供销社', sells: '种子', open: false };
  await town.call(errandShopsApi.keep, shop, { token: 'office' });
  expect(await listed('coop')).toEqual([]);
  expect((await asks(wish({ shopId: COOP }))).code).toBe('errand_shop_not_found');
  const { shops } = (await town.call(errandShopsApi.list, {})).answer;
  expect(shops.map((each) => each.id)).toEqual(['WUJIN']);
  for (const token of ['keeper', 'coop', 'villager'])
    expect((await town.call(errandShopsApi.keep, shop, { token })).code).toBe('not_allowed');
  expect((await town.call(errandShopsApi.keep, { ...shop, id: 'MT' }, { token: 'office' })).code).toBe('shop_id_taken');
});

it('shows a shop what any of its people said, and nothing that another house did', async () => {
  const { id } = await boughtOne();
  for (const [token, text] of [
    ['coop', '多收了'],
    ['keeper', '打 19900000077 找罗大山'],
  ] as const) {
    pass();
    await town.call(errandsApi.returned, { id, fen: 100, text }, { token });
  }
  const { steps } = await read(id, 'coopToo');
  expect(steps.flatMap(({ type, reason }) => (type === 'returned' ? [reason] : []))).toEqual(['多收了', undefined]);
  const other = await accepted();
  pass();
  await town.call(errandsApi.cannot, { id: other.id, text: '卖完了' }, { token: 'coop' });
  expect((await read(other.id, 'coopToo')).reason).toBe('卖完了');
});
