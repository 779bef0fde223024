// Does the order hold what somebody wants to send, whatever they came with, and is pressing twice holding once?
import { screen } from '@testing-library/react';
import type { Quote } from '@kehuoyou/shared';
import { session } from '../../core/session';
import { County, emptyPhone, openPage } from '../../testing/county';
import { FakeServer } from '../../testing/fake-server';
import { press, text, type } from '../../testing/hands';
import { signedIn } from '../../testing/signed-in';
import { phone } from '../../testing/taro';
import { draftOf, useOrderMemory } from '../order-draft';
import OrderPage from './index';

const at = (time: string): string => `2026-12-02T${time}:00+08:00`;
const way = (no: number, boxesLeft: number, more: { keeps?: boolean; roomGrams?: number } = {}) => ({
  ...{ no, rides: [], handInBy: at('08:00'), departure: at('08:15'), arrival: at('09:00'), boxesLeft, chilled: false },
  ...{ roomGrams: more.roomGrams ?? 200_000, othersGrams: 200_000 },
  promises: [{ line: 1, atHub: at('09:00'), by: at('09:00'), keeps: more.keeps ?? true }],
});
const quote = (more: Partial<Quote>): Quote => ({
  ...{ id: 'Q1', pointId: 'P1', expiresAt: at('18:00'), goods: '豆腐皮', count: 3, grams: 2_500, fen: 450 },
  ...{ lengthMm: 400, widthMm: 300, heightMm: 250, minds: [], ways: [way(0, 9)], offers: [] },
  lines: [{ no: 1, count: 3, to: 'county_pickup', billableGrams: 2_500, parts: [], fen: 450 }],
  ...more,
});
const offers = [{ parts: [{ way: 0, boxes: 3 }], firstAt: at('09:00'), lastAt: at('09:00') }];
const beancurd = { ...draftOf('豆腐皮'), pickup: 3 };

let county: County;
let server: FakeServer;
const sent = (place: number): unknown => JSON.parse(server.requests[place]?.body ?? '');

beforeEach(() => {
  emptyPhone(new Date('2026-12-01T19:00:00+08:00'));
  session.keep(signedIn('T'));
  useOrderMemory.setState({ draft: undefined, last: undefined });
  phone.params = { point: 'P1', goods: '笋干' };
  county = new County();
  county.answers.set('/api/points/P1', { id: 'P1', name: '立新村客货邮服务点' });
  server = new FakeServer();
  server.install();
});

it('sends the last order again, also for whoever came for other goods', async () => {
  useOrderMemory.setState({ last: beancurd });
  server.will({ status: 201, body: quote({ offers }) });
  await openPage(<OrderPage />, county);
  expect(screen.getByLabelText('东西的名字')).toHaveProperty('value', '笋干');
  await press('照上次再寄');
  expect(sent(0)).toMatchObject({ goods: '豆腐皮', lines: [{ count: 3, to: 'county_pickup' }] });
  expect(text()).toContain('就这样订');
});

it('lets the name be changed, and keeps what is filled in', async () => {
  await openPage(<OrderPage />, county);
  const field = screen.getByLabelText('东西的名字');
  await type('一箱多重（公斤，连箱子）', '4');
  await type('东西的名字', '笋干片');
  expect(screen.getByLabelText('东西的名字')).toHaveProperty('value', '笋干片');
  // Not another field: whoever types goes on typing.
  expect(screen.getByLabelText('东西的名字')).toBe(field);
  await press('下一步：寄到哪');
  expect(useOrderMemory.getState().draft).toMatchObject({ goods: '笋干片', grams: 4_000 });
});

it('holds once what is pressed again because no answer came', async () => {
  useOrderMemory.setState({ last: beancurd });
  server.will({ status: 201, body: quote({ offers }) }, 'no network', {
    status: 201,
    body: { id: 'S1', state: 'held' },
  });
  await openPage(<OrderPage />, county);
  await press('照上次再寄');
  await press('就这样订');
  await press('就这样订');
  const keys = server.requests.slice(1).map(({ headers }) => headers['idempotency-key']);
  expect(keys).toEqual(['hold:Q1:0x3', 'hold:Q1:0x3']);
  expect(JSON.stringify(phone.calls)).toContain('/shipments/book/index?id=S1');
});

it.each([
  [
    'the first that keeps and is large enough',
    [way(0, 0, { keeps: false }), way(1, 0, { roomGrams: 7_000 }), way(2, 0)],
    2,
  ],
  [
    'none where all would spoil or are too small',
    [way(0, 0, { keeps: false }), way(1, 0, { roomGrams: 7_000 })],
    undefined,
  ],
] as const)('waits for %s', async (_what, ways, chosen) => {
  useOrderMemory.setState({ last: beancurd });
  server.will({ status: 201, body: quote({ ways }) }, { status: 201, body: { id: 'S1', state: 'waiting' } });
  await openPage(<OrderPage />, county);
  await press('照上次再寄');
  expect(screen.queryAllByRole('button', { name: '排队等位子' })).toHaveLength(chosen === undefined ? 0 : 1);
  expect(text().includes('或者排队')).toBe(chosen !== undefined);
  if (chosen === undefined) return;
  await press('排队等位子');
  expect(sent(1)).toEqual({ quoteId: 'Q1', parts: [{ way: chosen, boxes: 3 }], wait: true });
});

it('insures what goes on with a carrier, for whole yuan a box, or not at all', async () => {
  useOrderMemory.setState({
    draft: { ...draftOf('笋干'), carried: [{ count: 2, province: '44', carrier: 'shunfeng' }] },
  });
  await openPage(<OrderPage />, county);
  await press('下一步：寄到哪');
  await type(/^保价/, '200');
  expect(useOrderMemory.getState().draft?.carried).toMatchObject([{ count: 2, valueFen: 20_000 }]);
  await type(/^保价/, '');
  expect(useOrderMemory.getState().draft?.carried).toEqual([{ count: 2, province: '44', carrier: 'shunfeng' }]);
});
