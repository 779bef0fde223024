// Is it asked whose box it is where two points gave the same code, before one buyer's box goes to another?
import { act, fireEvent, screen } from '@testing-library/react';
import { boxCode, carryingApi } from '@kehuoyou/shared';
import type { CarriedEvent, CarriedOrder, ShipmentFactType } from '@kehuoyou/shared';
import { outbox } from '../../core/outbox/app-outbox';
import { session } from '../../core/session';
import { County, emptyPhone, openPage, pass } from '../../testing/county';
import { press, text, type } from '../../testing/hands';
import { OfficeDesk } from '../../testing/office-desk';
import { signedIn } from '../../testing/signed-in';
import { working } from '../../testing/staff';
import { phone } from '../../testing/taro';
import ProducePage from './index';

const CODE = boxCode(4_711);
const DATE = '2026-12-02';
const order = (id: string, goods: string, pointName: string, ...types: readonly ShipmentFactType[]): CarriedOrder => ({
  ...{ id, goods, count: 1, grams: 2_500, pointId: id, pointName, date: DATE, senderName: '罗**', ways: [] },
  ...{ senderPhoneTail: `000${id.slice(1)}`, codes: [{ no: 1, code: CODE }] },
  lines: [{ no: 1, count: 1, to: 'carrier', carrierName: '邮政快递包裹', province: '44' }],
  facts: (['HELD', 'BOOKED', 'BOX_RECEIVED', ...types] as const).map((each, at) => ({
    ...{ eventId: `${id} ${String(at)}`, type: each, at: `${DATE}T08:0${String(at)}:00.000+08:00` },
  })),
});

let [county, desk]: [County, OfficeDesk] = [new County(), new OfficeDesk()];
const sent = (): CarriedEvent[] =>
  desk.writes.flatMap(({ body }) => (body as { events?: readonly CarriedEvent[] } | undefined)?.events ?? []);
const scan = async (label: string | RegExp, what: string): Promise<void> => {
  await type(label, what);
  await act(async () => void fireEvent.keyDown(screen.getByLabelText(label), { key: 'Enter' }));
  await pass(0);
};
const opens = async (stage: string, ...orders: readonly CarriedOrder[]): Promise<void> => {
  phone.params = { stage };
  county.answers.set('/api/points/HUB/boxes', { orders, buses: [] });
  await openPage(<ProducePage />, county);
};

beforeEach(() => {
  emptyPhone(new Date(`${DATE}T10:00:00+08:00`));
  for (const { key } of outbox.items()) outbox.discard(key);
  session.keep(signedIn('T'));
  county = new County();
  county.answers.set('/api/me', working('hub_clerk', 'point', 'HUB'));
  desk = new OfficeDesk();
  desk.install();
  desk.will(`POST ${carryingApi.submit.path}`, {
    get outcomes() {
      return sent().map(({ eventId }) => ({ eventId, outcome: 'recorded' }));
    },
  });
});

it('says of none of them that it passed the machine before somebody says which it is', async () => {
  await opens('screen', order('S1', '豆腐皮', '立新村服务点', 'AT_HUB'), order('S2', '笋干', '下谢村服务点', 'AT_HUB'));
  await scan('箱码', CODE);
  expect(text()).toContain(`2 箱都写着 ${CODE}，手上是哪一箱？`);
  expect(text()).not.toContain('记下了');
  await press(/^笋干，[^]*下谢村服务点，罗\*\* 尾号 0002/);
  await act(() => outbox.replay());
  expect(sent()).toMatchObject([{ type: 'SCREENED', shipmentId: 'S2', boxes: [1] }]);
  expect(text()).not.toContain('手上是哪一箱');
});

it('asks nothing where only one of them may be in hand', async () => {
  await opens('screen', order('S1', '豆腐皮', '立新村服务点', 'LOADED'), order('S2', '笋干', '下谢村服务点', 'AT_HUB'));
  await scan('箱码', CODE);
  await act(() => outbox.replay());
  expect(sent()).toMatchObject([{ type: 'SCREENED', shipmentId: 'S2' }]);
});

it('puts no carrier’s number on the one where the other is in hand', async () => {
  const [one, other] = [
    order('S1', '豆腐皮', '立新村服务点', 'SCREENED'),
    order('S2', '笋干', '下谢村服务点', 'SCREENED'),
  ];
  await opens('hand', one, other);
  expect(text()).toContain(`还有一箱也写着 ${CODE}`);
  await scan(/^面单上的单号/, CODE);
  await press(/^笋干，/);
  await scan(/^面单上的单号/, '9812345678901');
  await act(() => outbox.replay());
  expect(sent()).toMatchObject([{ type: 'HANDED_TO_CARRIER', shipmentId: 'S2', waybill: '9812345678901' }]);
});
