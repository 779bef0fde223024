// Are labels printed for each box that is to go, with a code that the parser of boxes reads, and no person on them?
import { handInApi, normalBoxCode, shipmentsApi } from '@kehuoyou/shared';
import { extractText, getDocumentProxy } from 'unpdf';
import {
  beancurd,
  booked,
  BUYER,
  holding,
  orders,
  ordersForEachTest,
  quoted,
  SENDER,
} from '../../testing/shipments/order-world.js';

ordersForEachTest();

async function printed(id: string, as: string): Promise<readonly string[]> {
  const address = shipmentsApi.labels.path.replace(':id', id);
  const response = await fetch(`${orders.url}${address}`, { headers: { authorization: `Bearer ${as}` } });
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/pdf']);
  const bytes = new Uint8Array(await response.arrayBuffer());
  return (await extractText(await getDocumentProxy(bytes), { mergePages: false })).text;
}
const codesOn = (pages: readonly string[]): string[] =>
  pages
    .flatMap((page) => page.match(/\b[0-9A-HJKMNP-TV-Z]{4}\b/g) ?? [])
    .filter((word) => normalBoxCode(word) === word);

it('prints one for each box, for the farmer and for the keeper, and says nobody’s name or number', async () => {
  const order = await booked({
    ...beancurd(30),
    lines: [
      { count: 12, to: 'county_pickup' },
      { count: 18, to: 'carrier', carrier: 'youzhengguonei', province: '44' },
    ],
  });
  for (const as of ['farmer', 'keeper']) {
    const pages = await printed(order.id, as);
    const codes = order.boxes.map(({ code }) => code);
    expect(codesOn(pages).filter((code) => codes.includes(code))).toEqual(codes);
    const all = pages.join('\n');
    expect(all).toMatch(
      /箱码 豆腐皮[^]*30 箱[^]*尾号 0001[^]*1\/30[^]*豆腐皮[^]*立新村[^]*K01[^]*县城自提[^]*邮政快递包裹 寄广东/,
    );
    for (const secret of [SENDER.senderName, SENDER.senderPhone, SENDER.senderAddress, BUYER.name, BUYER.phone])
      expect(all).not.toContain(secret);
  }
});

it('leaves out what goes nowhere, and says so where nothing is left', async () => {
  const order = await booked(beancurd(3));
  const [first] = order.boxes;
  await orders.call(
    handInApi.handIn,
    {
      ...{ id: order.id, idKind: 'id_card', idTail: '1234', inspected: true, received: [] },
      refused: [{ no: 1, reason: '有酒' }],
    },
    { token: 'keeper' },
  );
  const codes = codesOn(await printed(order.id, 'farmer'));
  expect(codes).toHaveLength(2);
  expect(codes).not.toContain(first?.code);
  await orders.call(shipmentsApi.cancel, { id: order.id }, { token: 'farmer' });
  expect((await orders.call(shipmentsApi.labels, { id: order.id }, { token: 'farmer' })).code).toBe('nothing_to_label');
  const held = (await holding(await quoted(beancurd(2)))).answer;
  expect((await orders.call(shipmentsApi.labels, { id: held.id }, { token: 'farmer' })).code).toBe('nothing_to_label');
});

it.each(['neighbour', 'stranger', 'clerk', 'manager'])('are not for %s', async (token) => {
  const order = await booked(beancurd(2));
  expect((await orders.call(shipmentsApi.labels, { id: order.id }, { token })).code).toBe('shipment_not_found');
});
