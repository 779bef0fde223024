// Is it bought once, by one, as it was wanted, and does what happened win?
import { randomUUID } from 'node:crypto';
import { errandsApi, shoppingApi } from '@kehuoyou/shared';
import type { BoughtLine, ErrandProposal } from '@kehuoyou/shared';
import {
  accepted,
  asked,
  bought,
  boughtOne,
  errandsForEachTest,
  heard,
  pass,
  POINT,
  read,
  town,
} from '../../testing/errands/errand-world.js';
import { ErrandLapses } from '../asking/lapses.service.js';

errandsForEachTest();

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
const coop = { token: 'coop' };
const villager = { token: 'villager' };
const askBack = (id: string, proposals: readonly ErrandProposal[], token = 'coop') =>
  town.call(errandsApi.askBack, { id, proposals }, { token });
const buy = (id: string, lines: readonly BoughtLine[] = bought, occurredAt?: string, token = 'coop', slowMs = 0) => {
  const sentAt = new Date(town.clock.now().getTime() - slowMs).toISOString();
  return town.call(
    errandsApi.buy,
    { id, lines, ...(occurredAt === undefined ? {} : { occurredAt, sentAt }) },
    { token },
  );
};

it('is taken by one of those who want it at once, once, and is nobody else’s then', async () => {
  const { id } = await asked();
  const key = randomUUID();
  const sent = await Promise.all(
    Array.from({ length: 20 }, (_each, index) =>
      town.call(errandsApi.accept, { id }, index % 2 === 0 ? { token: 'coop', key } : { token: 'hardware' }),
    ),
  );
  const takers = sent.filter(({ status }) => status === 201).map(({ answer }) => answer.buyer?.id);
  expect(new Set(takers).size).toBe(1);
  const { steps, buyer } = await read(id);
  expect(steps.map(({ type }) => type)).toEqual(['ask', 'accept']);
  const loser = buyer?.id === 'COOP' ? 'hardware' : 'coop';
  expect((await town.call(errandsApi.read, { id }, { token: loser })).code).toBe('errand_not_found');
  expect((await buy(id, bought, undefined, loser)).code).toBe('errand_not_found');
});

it('is taken by the keeper of the point, who buys it himself', async () => {
  const { id } = await asked();
  pass();
  expect((await town.call(errandsApi.accept, { id }, { token: 'elsewhere' })).code).toBe('errand_not_found');
  expect((await town.call(errandsApi.accept, { id, shopId: 'COOP' }, { token: 'keeper' })).code).toBe(
    'errand_shop_not_found',
  );
  const { answer } = await town.call(errandsApi.accept, { id }, { token: 'keeper' });
  expect(answer).toMatchObject({ state: 'accepted', buyer: { id: POINT }, may: ['ask_back', 'buy', 'cannot'] });
  pass();
  expect((await buy(id, bought, undefined, 'keeper')).answer.state).toBe('bought');
});

it('is never bought above what was said, nor anything else without a yes', async () => {
  const { id } = await accepted();
  pass();
  expect((await buy(id, [{ line: 1, fen: 9_001 }])).code).toBe('errand_too_dear');
  expect((await buy(id, [{ line: 2, fen: 500, instead: '海盐' }])).code).toBe('errand_substitute_not_agreed');
  expect((await buy(id, [{ line: 1, fen: 500, instead: '香烟' }])).code).toBe('errand_refused');
  for (const lines of [
    [],
    [{ line: 1, fen: 0 }],
    [{ line: 1, fen: 1e12 }],
    [{ line: 21, fen: 1 }],
    [{ line: 3, fen: 1 }],
  ])
    expect((await buy(id, lines)).code).toBe('invalid_field');
  expect((await askBack(id, [{ line: 1, instead: '杂交种' }])).code).toBe('errand_substitute_not_agreed');
  expect((await askBack(id, [{ line: 2, instead: '敌敌畏' }])).code).toBe('errand_refused');
  // Three packets of it are cigarettes.
  expect((await askBack(id, [{ line: 2, instead: '利群' }])).code).toBe('errand_refused');
  expect((await read(id)).state).toBe('accepted');
});

it('is asked back once, answered by whoever asked, and bought as agreed', async () => {
  const { id } = await accepted();
  pass();
  const back = await askBack(id, [{ line: 2, instead: '海盐', fen: 700 }]);
  expect(back.answer).toMatchObject({ state: 'asked_back', answerBy: '2026-12-02T01:23:00.000Z' });
  expect(await heard()).toEqual([]);
  expect((await read(id)).may).toEqual(['answer', 'cancel']);
  pass();
  for (const token of ['coop', 'keeper', 'neighbour'])
    expect((await town.call(errandsApi.answer, { id, yes: [2] }, { token })).code).toBe('errand_not_found');
  const { answer } = await town.call(errandsApi.answer, { id, yes: [2] }, villager);
  expect(answer.lines[1]).toMatchObject({ standing: 'agreed', proposal: { instead: '海盐', fen: 700 } });
  pass();
  expect((await askBack(id, [{ line: 1, fen: 1 }])).code).toBe('errand_asked_before');
  expect((await read(id, 'coop')).may).toEqual(['buy', 'cannot']);
  expect((await buy(id, [{ line: 2, fen: 701, instead: '海盐' }])).code).toBe('errand_too_dear');
  const done = await buy(id, [
    { line: 1, fen: 8_600 },
    { line: 2, fen: 700, instead: '海盐' },
  ]);
  expect(done.answer).toMatchObject({ state: 'bought', paidFen: 9_300, may: ['hand_over', 'returned'] });
  expect(await heard()).toEqual(['托买的东西买好了']);
});

it('takes no answer for a no when the time is over, also before the clock comes by', async () => {
  const { id } = await accepted();
  pass();
  await askBack(id, [{ line: 2, instead: '海盐' }]);
  town.clock.pass(24 * HOUR_MS - 1);
  expect(await town.app.get(ErrandLapses).sweep()).toBeUndefined();
  town.clock.pass(1);
  const late = await town.call(errandsApi.answer, { id, yes: [2] }, villager);
  expect([late.code, late.failure.message]).toEqual(['errand_over', '回话的时间过了，这一样按不要办']);
  const sweep = () => town.app.get(ErrandLapses).sweep();
  await Promise.all([sweep(), sweep()]);
  expect(await read(id)).toMatchObject({ state: 'accepted', lines: [{ standing: 'open' }, { standing: 'declined' }] });
  expect((await buy(id, [{ line: 2, fen: 500, instead: '海盐' }])).code).toBe('errand_substitute_not_agreed');
  expect((await buy(id, [{ line: 1, fen: 8_600 }])).answer.lines[1]?.standing).toBe('not_bought');
});

it('is bought where the shop bought it before it was cancelled, and each hears so in a sentence', async () => {
  const { id } = await accepted();
  pass();
  const inTheShop = town.clock.now().toISOString();
  pass();
  expect((await town.call(errandsApi.cancel, { id }, villager)).answer.state).toBe('cancelled');
  pass();
  expect((await buy(id, bought, inTheShop)).answer.state).toBe('bought');
  const again = await town.call(errandsApi.cancel, { id }, villager);
  expect(again.failure).toMatchObject({ code: 'errand_over', state: 'bought' });
  expect(again.failure.message).toMatch(/^已经买好了，取消不了/);
  expect(await heard()).toEqual(['托买的东西买好了']);
  expect((await read(id)).steps.map(({ type }) => type)).toEqual(['ask', 'accept', 'buy']);
});

it('is the same when a phone that heard no answer sends it again a minute later', async () => {
  const { id } = await accepted();
  pass();
  const [occurredAt, key] = [town.clock.now().toISOString(), randomUUID()];
  const send = (fen: number) => {
    const ask = { id, lines: [{ line: 1, fen }], occurredAt, sentAt: town.clock.now().toISOString() };
    return town.call(errandsApi.buy, ask, { token: 'coop', key });
  };
  const first = await send(8_600);
  pass();
  expect((await send(8_600)).answer).toEqual(first.answer);
  expect((await send(8_601)).code).toBe('idempotency_mismatch');
});

it('is not bought after it was cancelled, whatever a phone’s clock says, before it was taken, or tomorrow', async () => {
  const { id } = await accepted();
  pass();
  await town.call(errandsApi.cancel, { id }, villager);
  pass();
  // A clock that stands in 2019 was not in the shop before the shop had the list.
  for (const occurredAt of [
    undefined,
    '2030-01-01T00:00:00Z',
    '2019-01-01T00:00:00Z',
    town.clock.now().toISOString(),
  ]) {
    const { failure } = await buy(id, bought, occurredAt);
    expect([failure.code, failure.state]).toEqual(['errand_over', 'cancelled']);
    expect(failure.message).toMatch(/退回店里/);
  }
});

it.each([
  ['slow', 10],
  ['fast', -10],
])('is bought before or after it was cancelled also by a clock that is ten minutes %s', async (_name, minutes) => {
  const slowMs = minutes * MINUTE_MS;
  const inTheShop = (minutesAgo: number) =>
    new Date(town.clock.now().getTime() - slowMs - minutesAgo * MINUTE_MS).toISOString();
  const [before, after] = [await accepted(), await accepted()];
  town.clock.pass(30 * MINUTE_MS);
  for (const { id } of [before, after]) await town.call(errandsApi.cancel, { id }, villager);
  town.clock.pass(5 * MINUTE_MS);
  expect((await buy(after.id, bought, inTheShop(2), 'coop', slowMs)).failure.state).toBe('cancelled');
  expect((await buy(before.id, bought, inTheShop(8), 'coop', slowMs)).answer.state).toBe('bought');
});

it('comes to one end where it is bought and cancelled from both sides at once, twenty times each', async () => {
  const { id } = await accepted();
  pass();
  const sent = await Promise.all(
    Array.from({ length: 40 }, (_each, index) =>
      index % 2 === 0 ? buy(id) : town.call(errandsApi.cancel, { id }, villager),
    ),
  );
  expect(sent.filter(({ status }) => status === 201).length).toBeGreaterThan(0);
  const { state, steps } = await read(id);
  expect(['bought', 'cancelled']).toContain(state);
  expect(steps).toHaveLength(3);
  expect(sent.filter(({ status }) => status >= 500)).toEqual([]);
});

it('cannot be bought, says why, and is over', async () => {
  const { id } = await accepted();
  pass();
  expect((await town.call(errandsApi.cannot, { id, text: ' ' }, coop)).code).toBe('invalid_field');
  const { answer } = await town.call(errandsApi.cannot, { id, text: '店里卖完了' }, coop);
  expect(answer).toMatchObject({ state: 'cannot', reason: '店里卖完了', may: [] });
  expect((await buy(id)).failure.state).toBe('cannot');
});

it('notes what was given back, and never more than was paid', async () => {
  const { id } = await boughtOne();
  const giveBack = (fen: number, token = 'keeper') =>
    town.call(errandsApi.returned, { id, fen, text: '盐拿错了' }, { token });
  expect((await giveBack(9_151)).code).toBe('errand_returned_too_much');
  expect((await giveBack(1, 'villager')).code).toBe('not_allowed');
  expect((await giveBack(1, 'elsewhere')).code).toBe('errand_not_found');
  pass();
  expect((await giveBack(550)).answer).toMatchObject({ returnedFen: 550, paidFen: 9_150 });
  expect((await giveBack(8_601, 'coop')).code).toBe('errand_returned_too_much');
});

it('is on the list of its buyer however much was given to the bus before it', async () => {
  const { id } = await boughtOne();
  pass();
  await town.call(errandsApi.handOver, { id, pieces: 1 }, coop);
  const [row] = (await town.dataSource.query('SELECT * FROM errand WHERE id = ?', [id])) as [Record<string, unknown>];
  const [piece] = (await town.dataSource.query('SELECT * FROM errand_piece')) as [Record<string, unknown>];
  // Earlier ones that the bus has, and no driver has said so yet: more than a list is long.
  for (let count = 0; count < 200; count += 1) {
    await copied('errand', { ...row, id: `old ${count}` });
    await copied('errand_piece', {
      ...piece,
      waybill: `X${count}`,
      errand_id: `old ${count}`,
      parcel_id: `p ${count}`,
    });
  }
  const later = await asked('neighbour');
  await town.call(errandsApi.accept, { id: later.id }, coop);
  expect((await town.call(shoppingApi.list, {}, coop)).answer.errands.map((each) => each.id)).toEqual([later.id]);
});

async function copied(table: string, row: Record<string, unknown>): Promise<void> {
  const marks = Object.keys(row).map(() => '?');
  await town.dataSource.query(
    `INSERT INTO ${table} (${Object.keys(row).join(', ')}) VALUES (${marks.join(', ')})`,
    Object.values(row),
  );
}

it('stands on the list of its buyer by name, village and list alone, and on paper', async () => {
  const { id } = await accepted();
  await asked();
  const list = (await town.call(shoppingApi.list, {}, coop)).answer;
  expect(list.buyers).toEqual([{ id: 'COOP', name: '供销社' }]);
  expect(list.errands).toMatchObject([
    { id, taken: true, name: '罗**', village: '立新村', shop: { id: 'COOP' }, bus: { routeName: expect.any(String) } },
    { taken: false, state: 'asked' },
  ]);
  expect(JSON.stringify(list)).not.toMatch(/0077|罗大山|phone/);
  expect((await town.call(shoppingApi.list, {}, { token: 'hardware' })).answer.errands).toMatchObject([
    { taken: false },
  ]);
  expect((await town.call(shoppingApi.list, {}, { token: 'elsewhere' })).answer.errands).toEqual([]);
  for (const by of ['shop', 'point', 'bus'] as const) {
    const file = await fetch(`${town.url}/api/errands/list.pdf?by=${by}`, {
      headers: { authorization: 'Bearer coop' },
    });
    expect(file.headers.get('content-type')).toBe('application/pdf');
    expect(
      Buffer.from(await file.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
  }
});
