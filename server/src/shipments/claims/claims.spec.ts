// Is a claim made once for each box, answered by whose bus it was, disputed once, and paid by a line of the ledger?
import { CLAIM_PHOTO, claimsApi, noticesApi, picturesApi, quotesApi, shipmentsApi } from '@kehuoyou/shared';
import type { Claim, FileClaim, MoveClaim, Shipment } from '@kehuoyou/shared';
import { FIRST, atHub, handedIn, heard, read, said, sends, upTo } from '../../testing/shipments/carry-world.js';
import { beancurd, orders, ordersForEachTest, TOMORROW } from '../../testing/shipments/order-world.js';

ordersForEachTest();

/** The smallest picture there is. */
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

const filing = (order: Pick<Shipment, 'id'>, ask: Partial<FileClaim> = {}, token = 'farmer', key?: string) =>
  orders.call(
    claimsApi.file,
    { id: order.id, kind: 'damaged', boxes: [1], ...ask },
    { token, ...(key === undefined ? {} : { key }) },
  );
const moving = (claim: Pick<Claim, 'id'>, ask: Partial<MoveClaim> & Pick<MoveClaim, 'move'>, token: string) =>
  orders.call(claimsApi.move, { id: claim.id, ...ask }, { token });
const listed = async (token: string): Promise<string[]> =>
  (await orders.call(claimsApi.list, {}, { token })).answer.claims.map(({ id, state }) => `${state} ${id}`);
const days = (count: number): void => orders.clock.pass(count * 86_400_000);

/** Three boxes in the county, at ten to nine. */
async function arrived(more = {}): Promise<Shipment> {
  const order = await handedIn(3, more);
  await sends('keeper', said('LOADED', { shipmentId: order.id, boxes: upTo(3), ...FIRST }));
  orders.clock.set(`${TOMORROW}T08:50:00+08:00`);
  await atHub(order, [1, 2]);
  return order;
}

it('carries what the machine knows of each box, and what is to be expected, by itself', async () => {
  const order = await arrived();
  expect((await read(order)).mayClaim).toBe(true);
  const { answer: offer } = await orders.call(claimsApi.ofShipment, { id: order.id }, { token: 'farmer' });
  expect(offer.boxes.map(({ kinds }) => kinds.map(({ kind, refusal }) => refusal ?? kind))).toEqual([
    ['damaged', 'late', 'lost'],
    ['damaged', 'late', 'lost'],
    ['damaged', 'late', 'lost'],
  ]);
  const { answer: claim } = await filing(order, { boxes: [2, 1], words: '压扁了' });
  expect(claim).toMatchObject({ state: 'filed', kind: 'damaged', expectedFen: 900, words: '压扁了', goods: '豆腐皮' });
  expect(claim.dueAt).toBe(new Date(Date.parse(claim.filedAt) + 7 * 86_400_000).toISOString());
  expect(claim.boxes).toMatchObject([
    { no: 1, saidGrams: 2_500, grams: 2_500, bus: FIRST, lateMinutes: expect.any(Number) as number },
    { no: 2, loadedAt: expect.any(String) as string, arrivedAt: expect.any(String) as string },
  ]);
  expect(claim.moves).toEqual(['withdraw']);
  expect((await read(order)).claim).toBe('filed');
  const { shipments } = (await orders.call(shipmentsApi.mine, {}, { token: 'farmer' })).answer;
  expect(shipments).toMatchObject([{ id: order.id, claim: 'filed' }]);
});

it('is answered by the company and paid once; the ledger gets a line and keeps all others', async () => {
  const order = await arrived();
  const before = await read(order);
  const { answer: claim } = await filing(order);
  expect(await listed('manager')).toEqual([`filed ${claim.id}`]);
  expect((await moving(claim, { move: 'settle' }, 'manager')).code).toBe('claim_over');
  expect((await moving(claim, { move: 'accept' }, 'manager')).code).toBe('invalid_field');
  expect((await moving(claim, { move: 'accept', fen: 300 }, 'manager')).answer).toMatchObject({
    ...{ state: 'accepted', agreedFen: 300, moves: ['settle'] },
  });
  expect((await moving(claim, { move: 'refuse', reason: '不是我们' }, 'manager')).code).toBe('claim_over');
  expect(await heard('farmer')).toContain('豆腐皮：公司答应赔 3 元');
  expect((await moving(claim, { move: 'settle' }, 'manager')).answer).toMatchObject({ state: 'settled', moves: [] });
  expect((await moving(claim, { move: 'settle' }, 'manager')).code).toBe('claim_over');
  const after = await read(order);
  expect(after).toMatchObject({ fen: before.fen - 300, claim: 'settled' });
  expect(after.amounts.slice(0, -1)).toEqual(before.amounts);
  expect(after.amounts.at(-1)).toMatchObject({ kind: 'settled', fen: -300, note: '赔付：1 箱坏了' });
});

it('that is refused is disputed once, and then the county office has the last word', async () => {
  const order = await arrived();
  const { answer: claim } = await filing(order);
  expect((await moving(claim, { move: 'dispute', reason: '快点' }, 'farmer')).code).toBe('claim_too_early');
  await moving(claim, { move: 'refuse', reason: '包装不牢' }, 'manager');
  const [notice] = (await orders.call(noticesApi.inbox, {}, { token: 'farmer' })).answer.notices;
  expect(notice).toMatchObject({ title: '豆腐皮：公司说不赔', page: expect.stringContaining('/shipments/claim/') });
  expect((await moving(claim, { move: 'grant', fen: 1 }, 'office')).code).toBe('claim_over');
  expect((await moving(claim, { move: 'dispute', reason: '箱子是好的' }, 'farmer')).answer.state).toBe('disputed');
  expect((await moving(claim, { move: 'grant', fen: 450 }, 'manager')).code).toBe('claim_not_found');
  expect((await moving(claim, { move: 'grant', fen: 450 }, 'office')).answer).toMatchObject({ agreedFen: 450 });
  expect((await moving(claim, { move: 'dispute', reason: '太少' }, 'farmer')).code).toBe('claim_over');
  expect((await moving(claim, { move: 'settle' }, 'manager')).answer.steps.map(({ move }) => move)).toEqual([
    ...['file', 'refuse', 'dispute', 'grant', 'settle'],
  ]);
});

it('goes to the county office where the company does not answer in seven days, the longest overdue first', async () => {
  const order = await arrived();
  const { answer: first } = await filing(order);
  orders.clock.pass(60_000);
  const { answer: second } = await filing(order, { boxes: [2] });
  days(6);
  expect((await moving(first, { move: 'dispute', reason: '没答复' }, 'farmer')).code).toBe('claim_too_early');
  days(1);
  orders.clock.pass(60_000);
  expect(await listed('manager')).toEqual([`filed ${first.id}`, `filed ${second.id}`]);
  expect((await moving(first, { move: 'dispute', reason: '没答复' }, 'farmer')).answer.state).toBe('disputed');
  expect(await listed('office')).toEqual([`filed ${second.id}`, `disputed ${first.id}`]);
});

it('is made once for a box, until it is taken back, also by two at once', async () => {
  const order = await arrived();
  const both = await Promise.all([filing(order, { boxes: [1, 2] }), filing(order, { boxes: [2, 3] })]);
  expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
  const [claim] = both.filter(({ status }) => status === 201).map(({ answer }) => answer);
  if (!claim) throw new Error('one of both was filed');
  expect((await filing(order, { boxes: [2] })).code).toBe('claim_exists');
  expect((await moving(claim, { move: 'withdraw' }, 'keeper')).code).toBe('claim_not_found');
  expect((await moving(claim, { move: 'withdraw' }, 'farmer')).answer.state).toBe('withdrawn');
  expect((await read(order)).claim).toBeUndefined();
  expect((await filing(order, { boxes: [2] })).answer.state).toBe('filed');
  expect((await filing(order, { boxes: [9] })).code).toBe('invalid_field');
});

it('is the same however often it is sent, and nobody’s business but of those whom it concerns', async () => {
  const order = await arrived();
  const key = '0a0e8d0e-5d0a-4d0a-8d0a-0d0a0d0a0d0a';
  const { answer: claim } = await filing(order, {}, 'farmer', key);
  expect((await filing(order, {}, 'farmer', key)).answer.id).toBe(claim.id);
  for (const token of ['neighbour', 'stranger', 'manager', 'clerk'])
    expect((await filing(order, { boxes: [3] }, token)).code).toBe('shipment_not_found');
  for (const token of ['neighbour', 'stranger', 'post'])
    expect((await moving(claim, { move: 'withdraw' }, token)).code).toBe('claim_not_found');
  expect(await listed('post')).toEqual([]);
  expect((await filing(order, { boxes: [3] }, 'keeper')).answer.state).toBe('filed');
  expect(JSON.stringify((await orders.call(claimsApi.list, {}, { token: 'manager' })).answer)).not.toMatch(
    /罗大山|1990000/,
  );
});

it('carries photos, which are seen by those who see the claim', async () => {
  const order = await arrived();
  const file = { bytes: PIXEL, type: 'image/png' };
  const { id } = (await orders.call(picturesApi.upload, { purpose: CLAIM_PHOTO }, { token: 'farmer', file })).answer;
  const seen = async (token: string): Promise<number> =>
    (await fetch(`${orders.url}/api/pictures/${id}`, { headers: { authorization: `Bearer ${token}` } })).status;
  expect((await filing(order, { photos: [id] }, 'keeper')).code).toBe('picture_not_found');
  expect((await filing(order, { photos: [id] })).answer.photos).toEqual([id]);
  expect(await Promise.all(['farmer', 'manager', 'office', 'keeper', 'neighbour', 'post'].map(seen))).toEqual([
    ...[200, 200, 200, 200, 404, 404],
  ]);
});

it('nobody claims for what was given back at the counter, and what nobody insured is not insured', async () => {
  const order = await handedIn(3);
  await orders.call(shipmentsApi.cancel, { id: order.id }, { token: 'farmer' });
  orders.clock.set(`${TOMORROW}T12:00:00+08:00`);
  expect((await filing(order, { kind: 'lost', boxes: [1, 2, 3] })).code).toBe('claim_given_back');
  const pickup = beancurd(1, { lines: [{ count: 1, to: 'county_pickup', valueFen: 100_000 }] });
  const much = beancurd(1, { lines: [{ count: 1, to: 'carrier', province: '44', valueFen: 1_999_999 }] });
  for (const ask of [pickup, much])
    expect((await orders.call(quotesApi.ask, ask, { token: 'farmer' })).code).toBe('value_not_insured');
});

it('company and office hear of what waits for them, and nothing of who claims', async () => {
  const order = await arrived();
  const { answer: claim } = await filing(order);
  expect(await heard('manager')).toEqual(['有人要公司赔：1 箱豆腐皮坏了']);
  expect(await heard('office')).toEqual([]);
  await moving(claim, { move: 'refuse', reason: '收的时候就是坏的' }, 'manager');
  await moving(claim, { move: 'dispute', reason: '过秤时是好的' }, 'farmer');
  expect(await heard('office')).toEqual(['请县里定赔不赔：1 箱豆腐皮坏了']);
  expect(await heard('manager')).toContain('请县里定赔不赔：1 箱豆腐皮坏了');
  const { notices } = (await orders.call(noticesApi.inbox, {}, { token: 'office' })).answer;
  expect(JSON.stringify(notices)).not.toMatch(/罗|0001/);
});

it('what was promised and not paid in time may be taken to the office, however late', async () => {
  const order = await arrived();
  const { answer: claim } = await filing(order);
  await moving(claim, { move: 'accept', fen: 300 }, 'manager');
  days(8);
  const mine = await orders.call(claimsApi.ofShipment, { id: order.id }, { token: 'farmer' });
  expect(mine.answer.claims[0]?.moves).toContain('dispute');
  expect((await moving(claim, { move: 'dispute', reason: '一直没付' }, 'farmer')).answer.state).toBe('disputed');
  expect((await moving(claim, { move: 'grant', fen: 300 }, 'office')).answer.state).toBe('granted');
});
