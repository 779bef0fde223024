// Does whoever comes back too late, or too early, read what to do, and lose nothing of what they filled in?
import { screen } from '@testing-library/react';
import { session } from '../../core/session';
import { County, emptyPhone, openPage } from '../../testing/county';
import { FakeServer } from '../../testing/fake-server';
import { press, text } from '../../testing/hands';
import { signedIn } from '../../testing/signed-in';
import { phone } from '../../testing/taro';
import { useOrderMemory } from '../order-draft';
import BookPage from './index';

const NOW = new Date('2026-12-01T18:20:00+08:00');
const held = (state: string, holdEndsAt?: string) => ({
  ...{ id: 'S1', state, pointId: 'P1', pointName: '下谢村客货邮服务点', quoteId: 'Q1', goods: '豆腐皮', count: 3 },
  ...{ grams: 2_500, lengthMm: 400, widthMm: 300, heightMm: 250, createdAt: NOW.toISOString(), forCaller: false },
  ...{ lines: [{ no: 1, count: 3, to: 'county_pickup', parts: [], fen: 450 }], boxes: [], ways: [], amounts: [] },
  ...{ fen: 450, steps: [], mayCancel: true },
  ...(holdEndsAt === undefined ? {} : { holdEndsAt }),
});

const body = (code: string) => ({ code, message: '', requestId: 'R1' });

let county: County;

beforeEach(() => {
  emptyPhone(NOW);
  session.keep(signedIn('T'));
  phone.params = { id: 'S1' };
  county = new County();
});

async function opens(shipment: object): Promise<void> {
  county.answers.set('/api/shipments/S1', shipment);
  await openPage(<BookPage />, county);
}

it('says until when the places are kept, and what is missing', async () => {
  await opens(held('held', '2026-12-01T10:35:00.000Z'));
  expect(text()).toContain('位子留到 18:35');
  await press('订好');
  expect(screen.getByRole('alert').textContent).toContain('写上寄件人的姓名');
});

it.each([
  ['held', '2026-12-01T10:20:00.000Z'],
  ['expired', undefined],
] as const)('leads back to the buses once the places were let go of (%s)', async (state, ends) => {
  useOrderMemory.getState().write({ sender: { name: '罗大山', phone: '1', address: '' }, recipients: {} });
  await opens(held(state, ends));
  expect(text()).toContain('位子只留一刻钟，已经放掉了');
  await press('重新订');
  expect(JSON.stringify(phone.calls)).toContain('/shipments/order/index');
  expect(useOrderMemory.getState().people.sender.name).toBe('罗大山');
});

it('leads to the order where it is booked already', async () => {
  await opens(held('booked'));
  await press('看这一单');
  expect(JSON.stringify(phone.calls)).toContain('/shipments/shipment/index?id=S1');
});

it('says that there is no network, and asks again', async () => {
  county.reachable = false;
  await openPage(<BookPage />, county);
  expect(text()).toContain('没有网络');
  county.reachable = true;
  county.answers.set('/api/shipments/S1', held('held', '2026-12-01T10:35:00.000Z'));
  await press('再试一次');
  expect(text()).toContain('位子留到 18:35');
});

it('books once what is pressed again because no answer came, and goes on where it was booked', async () => {
  const who = { name: '罗大山', phone: '19900000001', address: '立新村12号' };
  useOrderMemory.getState().write({ sender: who, recipients: { 1: { ...who, name: '王小明' } } });
  const server = new FakeServer().will('no network', { status: 422, body: body('idempotency_mismatch') });
  server.install();
  await opens(held('held', '2026-12-01T10:35:00.000Z'));
  await press('订好');
  await press('订好');
  expect(server.requests.map(({ headers }) => headers['idempotency-key'])).toEqual(['book:S1', 'book:S1']);
  expect(JSON.stringify(phone.calls)).toContain('/shipments/shipment/index?id=S1');
});
