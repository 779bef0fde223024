// Can a driver and a clerk read from a bus's sheet what comes off where, and that the bus does not run?
import { screen } from '@testing-library/react';
import type { Manifest } from '@kehuoyou/shared';
import { session } from '../../core/session';
import { County, emptyPhone, openPage } from '../../testing/county';
import { text } from '../../testing/hands';
import { hubBag, HUB_DAY, hubMoment } from '../../testing/hub-desk';
import { signedIn } from '../../testing/signed-in';
import { phone } from '../../testing/taro';
import LoadSheetPage from './index';

const SHEET = `/api/manifests/${HUB_DAY}/K01-1`;
const manifest = (more: Partial<Manifest> = {}): Manifest => ({
  tripId: 'K01-1',
  serviceDate: HUB_DAY,
  routeName: 'K01',
  headsign: '嵩溪镇',
  departure: hubMoment('11:40'),
  planned: hubMoment('11:37'),
  plate: '闽G00001示',
  staffNumber: 'MT-02',
  room: { grams: 300_000, litres: 1_500, pieces: 200 },
  load: { grams: 21_000, litres: 210, pieces: 4 },
  stops: [
    {
      stopId: 'V1',
      stopSequence: 3,
      stopName: '横溪',
      arrival: hubMoment('12:00'),
      pointId: 'P1002',
      pointName: '横溪村服务点',
      phone: '0598-0102212',
      bags: [hubBag('YD0729', { state: 'loaded' }), hubBag('YD0730')],
      loose: [{ parcelId: '1', waybill: '73100112233882', carrier: 'zhongtong', state: 'sealed' }],
      cargo: { grams: 21_000, litres: 210, pieces: 7 },
    },
  ],
  at: hubMoment('11:00'),
  ...more,
});
let county: County;

beforeEach(() => {
  emptyPhone(new Date(hubMoment('11:00')));
  session.keep(signedIn('T', 'wechat', 'driver'));
  county = new County();
  phone.params = { trip: 'K01-1', date: HUB_DAY };
});

it('says stop by stop what comes off, with the room that is left', async () => {
  county.answers.set(SHEET, manifest());
  await openPage(<LoadSheetPage />, county);
  expect(screen.getByRole('heading').textContent).toBe('路单 11:40 K01 去嵩溪镇');
  expect(text()).toMatch(
    /11:40 开，原定 11:37[^]*闽G00001示 · 司机 MT-02[^]*快递 21还空 279 公斤[^]*12:00横溪村放 2 袋 1 散件7 件，21 公斤，0.3 方/,
  );
  expect(text()).toMatch(/YD07293 件 8 公斤装上了YD07303 件 8 公斤封好袋73100112233882中通快递，散件封好袋/);
});

it('names each point of a stop with several, and where a bag changes its bus', async () => {
  const [stop] = manifest().stops;
  if (stop === undefined) throw new Error('no stop');
  const stops = [
    { ...stop, bags: [hubBag('YD0729')], loose: [] },
    { ...stop, pointId: 'P1003', pointName: '横溪老街客货邮服务点', bags: [hubBag('YD0730')], loose: [] },
    {
      ...stop,
      stopSequence: 5,
      stopName: '嵩溪镇',
      pointName: '舒曹村客货邮服务点',
      changesHere: true as const,
      loose: [],
    },
  ];
  county.answers.set(SHEET, manifest({ stops }));
  await openPage(<LoadSheetPage />, county);
  expect(text()).toMatch(/12:00横溪村放 1 袋[^]*12:00横溪老街放 1 袋[^]*12:00嵩溪镇放 2 袋在这里换车，去舒曹村/);
});

it('says first that the bus does not run, and that there is nothing', async () => {
  county.answers.set(SHEET, manifest({ cancelled: '前方修路', stops: [] }));
  await openPage(<LoadSheetPage />, county);
  expect(text()).toMatch(/这一班停开：前方修路[^]*这一班没有快递。/);
});
