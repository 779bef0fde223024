// Does a run sheet say what lies in the hold and where it comes off, as far as anybody knows?
import { act } from '@testing-library/react';
import { tripReportApi } from '@kehuoyou/shared';
import type { TripReport } from '@kehuoyou/shared';
import { outbox } from '../../core/outbox/app-outbox';
import { storage } from '../../core/platform/storage';
import { session } from '../../core/session';
import { setOnline } from '../../testing/connection';
import { County, emptyPhone, openPage, pass } from '../../testing/county';
import { press } from '../../testing/hands';
import { OfficeDesk } from '../../testing/office-desk';
import { runSheet, SHEET_DAY } from '../../testing/run-sheet';
import { signedIn } from '../../testing/signed-in';
import { phone } from '../../testing/taro';
import RunSheetPage from './index';

let county: County;
const offline = async () => {
  county.reachable = false;
  await act(async () => setOnline(false));
  await pass(0);
};

beforeEach(() => {
  emptyPhone(new Date(`${SHEET_DAY}T06:30:00+08:00`));
  for (const { key } of outbox.items()) outbox.discard(key);
  for (const name of storage.names('')) storage.remove(name);
  session.keep(signedIn('T', 'wechat', 'driver'));
  county = new County();
  county.answers.set(`/api/run-sheet?date=${SHEET_DAY}`, runSheet());
  const desk = new OfficeDesk();
  desk.install();
  desk.will(`POST ${tripReportApi.submit.path}`, {
    get outcomes() {
      const reports = desk.writes.flatMap(({ body }) => (body as { reports: TripReport[] }).reports);
      return reports.map(({ eventId }) => ({ eventId, outcome: 'recorded' }));
    },
  });
});

it('says what is to be set down where and how full the hold is, also without a network; nothing where nobody knows', async () => {
  const stop = { stopId: 'V102212', stopSequence: 2, stopName: '立新村', arrival: `${SHEET_DAY}T06:49:00+08:00` };
  const bag = { seal: 'YD0731', pieces: 3, grams: 118_000, weighed: true, state: 'loaded' };
  const inside = (...bags: readonly object[]) => ({ bags, loose: [], cargo });
  const cargo = { grams: 118_000, litres: 240, pieces: 6 };
  county.answers.set(`/api/manifests/${SHEET_DAY}/K01-O01`, {
    ...{ tripId: 'K01-O01', serviceDate: SHEET_DAY, routeName: 'K01', headsign: '太和', at: '' },
    departure: `${SHEET_DAY}T06:37:00+08:00`,
    room: { grams: 300_000, litres: 1_500, pieces: 200 },
    load: cargo,
    stops: [
      {
        ...stop,
        pointId: 'P1',
        pointName: '立新村客货邮服务点',
        ...inside(bag, { ...bag, seal: 'YD0732', state: 'handed' }),
      },
      { ...stop, pointId: 'P2', pointName: '立新老街客货邮服务点', ...inside({ ...bag, seal: 'YD0733' }) },
    ],
  });
  const first = await openPage(<RunSheetPage />, county);
  expect(document.body.textContent).toMatch(/快递 118还空 182 公斤一共 3 袋，2 个地方放[^]*立新村放 2 袋/);
  await press('从县城发车');
  expect(document.body.textContent).toContain('放下2 袋立新村 1 袋立新老街 1 袋站长扫了 1 袋');
  first.unmount();
  await offline();
  await openPage(<RunSheetPage />, county);
  expect(document.body.textContent).toContain('放下2 袋');
  await press(/K01 去县城/);
  expect(document.body.textContent).not.toContain('货舱');
});

it('says whose boxes get on where, also without a network, and nothing of a place that is only kept', async () => {
  const order = { id: 'S1', goods: '豆腐皮', state: 'partly_received', boxes: 30, handedIn: 28, chilled: false };
  const orders = [
    order,
    { ...order, id: 'S2', goods: '溪鱼', boxes: 2, handedIn: 2, chilled: true },
    { ...order, id: 'S3', goods: '笋干', state: 'held', handedIn: 0 },
  ];
  county.answers.set(`/api/shipment-loads/${SHEET_DAY}?tripId=K01-O01`, {
    ...{ date: SHEET_DAY, at: '' },
    trips: [{ tripId: 'K01-O01', stops: [{ stopSequence: 2, stopName: '立新村', boxes: 62, orders }] }],
  });
  const first = await openPage(<RunSheetPage />, county);
  expect(document.body.textContent).toMatch(/立新村上 32 箱/);
  await press('从县城发车');
  expect(document.body.textContent).toContain('装上32 箱豆腐皮 30 箱，交了 28 箱溪鱼 2 箱，都交了，放冷藏箱');
  await press('记装上了');
  expect(JSON.stringify(phone.calls)).toContain(`/shipments/get-on/index?date=${SHEET_DAY}&trip=K01-O01`);
  expect(document.body.textContent).not.toContain('笋干');
  first.unmount();
  await offline();
  await openPage(<RunSheetPage />, county);
  expect(document.body.textContent).toContain('装上32 箱');
});

it('keeps boxes at their stop where sheet and list number the stops differently', async () => {
  const order = { id: 'S1', goods: '豆腐皮', state: 'booked', boxes: 30, handedIn: 30, chilled: false };
  county.answers.set(`/api/shipment-loads/${SHEET_DAY}?tripId=K01-O01`, {
    ...{ date: SHEET_DAY, at: '' },
    trips: [{ tripId: 'K01-O01', stops: [{ stopSequence: 3, stopName: '立新村', boxes: 30, orders: [order] }] }],
  });
  await openPage(<RunSheetPage />, county);
  expect(document.body.textContent).toMatch(/立新村上 30 箱/);
  expect(document.body.textContent?.match(/上 30 箱/g)).toHaveLength(1);
});
