// Does a clerk say which boxes did not come off the bus, and that they were found after all?
import { act } from '@testing-library/react';
import { boxCode, carryingApi } from '@kehuoyou/shared';
import type { CarriedEvent, CarriedOrder } from '@kehuoyou/shared';
import { outbox } from '../../core/outbox/app-outbox';
import { session } from '../../core/session';
import { County, emptyPhone, openPage } from '../../testing/county';
import { press, text } from '../../testing/hands';
import { OfficeDesk } from '../../testing/office-desk';
import { signedIn } from '../../testing/signed-in';
import { working } from '../../testing/staff';
import { phone } from '../../testing/taro';
import ProducePage from './index';

const DATE = '2026-12-02';
const order: CarriedOrder = {
  ...{
    id: 'S1',
    goods: '豆腐皮',
    count: 3,
    grams: 2_500,
    pointId: 'P1',
    pointName: '立新村服务点',
    date: DATE,
    ways: [],
  },
  codes: [1, 2, 3].map((no) => ({ no, code: boxCode(no) })),
  lines: [{ no: 1, count: 3, to: 'county_pickup' }],
  facts: (['HELD', 'BOOKED', 'BOX_RECEIVED', 'LOADED'] as const).map((type, at) => ({
    ...{ eventId: type, type, at: `${DATE}T00:0${String(at)}:00.000Z` },
    ...(type === 'LOADED' ? { tripId: 'K01', serviceDate: DATE } : {}),
  })),
};

it('tells of what is missing, and takes it in when it is found', async () => {
  emptyPhone(new Date(`${DATE}T10:00:00+08:00`));
  for (const { key } of outbox.items()) outbox.discard(key);
  session.keep(signedIn('T'));
  phone.params = {};
  const county = new County();
  county.answers.set('/api/me', working('hub_clerk', 'point', 'HUB'));
  county.answers.set('/api/points/HUB/boxes', { orders: [order], buses: [] });
  const desk = new OfficeDesk();
  desk.install();
  const sent = (): CarriedEvent[] =>
    desk.writes.flatMap(({ body }) => (body as { events?: readonly CarriedEvent[] } | undefined)?.events ?? []);
  desk.will(`POST ${carryingApi.submit.path}`, {
    get outcomes() {
      return sent().map(({ eventId }) => ({ eventId, outcome: 'recorded' }));
    },
  });
  await openPage(<ProducePage />, county);
  await press('少了几箱');
  await press(boxCode(3), 'checkbox');
  await press('到了 2 箱');
  await press('车卸完了，有没到的');
  await press('没到 1 箱');
  expect(text()).toContain('1 箱没从车上下来，已经告诉寄的人');
  await press('找到了 1 箱');
  expect(text()).toContain('现在没有农产品在路上');
  await act(() => outbox.replay());
  expect(sent()).toMatchObject([
    { type: 'AT_HUB', boxes: [1, 2] },
    { type: 'SHORT', boxes: [3] },
    { type: 'AT_HUB', boxes: [3] },
  ]);
});
