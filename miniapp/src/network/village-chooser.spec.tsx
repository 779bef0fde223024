// Can one choose a village by touch, by character, by initial, by a sign, or by where the phone is?
import { act, fireEvent, screen } from '@testing-library/react';
import type { Board, NearPoint, Point } from '@kehuoyou/shared';
import type { KeptVillage } from '../core/settings';
import { areas, County, emptyPhone, openPage, pass } from '../testing/county';
import { FakeServer } from '../testing/fake-server';
import { at } from '../testing/village-pack';
import { placeOfCode, placeOfStop } from './find-village';
import { VillageChooser } from './village-chooser';

const XIAXIE: KeptVillage = { code: '350423104204', name: '下谢村', townshipName: '长校镇' };

let county: County;
let chosen: KeptVillage[];
const choices = () => screen.getAllByRole('button').map((button) => button.textContent);
const press = (name: string | RegExp) => act(async () => void fireEvent.click(screen.getByRole('button', { name })));
const type = (text: string) =>
  act(async () => void fireEvent.change(screen.getByRole('textbox'), { target: { value: text } }));

beforeEach(() => {
  emptyPhone(at('09:15'));
  chosen = [];
  county = new County();
  county.answers.set('/api/areas', areas);
});

const open = () => openPage(<VillageChooser onChoose={(village) => chosen.push(village)} />, county);

it('by two touches: the township, then the village', async () => {
  await open();
  expect(choices()).toEqual(['长校镇', '沙芜乡']);
  await press('长校镇');
  expect(choices()).toEqual(['换个镇', '下谢村', '留坑村']);
  await press('下谢村');
  expect(chosen).toEqual([XIAXIE]);
});

it('by the right township after the wrong one', async () => {
  await open();
  await press('沙芜乡');
  await press('换个镇');
  await press('长校镇');
  expect(choices()).toContain('下谢村');
});

it.each([
  ['谢', ['下谢村长校镇']],
  ['x', ['下谢村长校镇']],
  ['LK', ['留坑村长校镇']],
  ['dongkou', ['洞口村沙芜乡']],
  ['长校', ['长校镇']],
  ['sw', ['沙芜乡']],
])('by typing %s', async (typed, found) => {
  await open();
  await type(typed);
  expect(choices().filter((word) => word !== '')).toEqual(found);
});

it('by typing, where nothing answers, with a sentence that says what to do', async () => {
  await open();
  await type('北京');
  expect(document.body.textContent).toContain('没有叫“北京”的村');
  await press('清空');
  expect(choices()).toContain('长校镇');
});

it('without a network after the first time, and with a sentence the very first time', async () => {
  county.reachable = false;
  const first = await open();
  expect(screen.getByRole('alert').textContent).toContain('没有网络');
  county.reachable = true;
  await press('再试一次');
  await pass(0);
  first.unmount();
  county.reachable = false;
  await open();
  expect(choices()).toEqual(['长校镇', '沙芜乡']);
});

describe('by where the phone is', () => {
  const near = (villageCode: string | undefined): NearPoint =>
    ({ ...(villageCode === undefined ? {} : { villageCode }) }) as NearPoint;

  beforeEach(() => Object.defineProperty(window, 'isSecureContext', { configurable: true, value: true }));

  function phoneIs(answer: 'here' | 'refused'): void {
    const coords = { latitude: 25.97, longitude: 116.74 };
    const getCurrentPosition = (done: (at: unknown) => void, fail: (error: unknown) => void) =>
      answer === 'here' ? done({ coords }) : fail({ code: 1 });
    Object.defineProperty(navigator, 'geolocation', { configurable: true, value: { getCurrentPosition } });
  }

  it('offers the villages of the nearest points, nearest first', async () => {
    phoneIs('here');
    const server = new FakeServer().will({
      status: 200,
      body: { points: [near(undefined), near('350423104201'), near('350423104204'), near('350423104201')] },
    });
    server.install();
    await open();
    await press('看我在哪个村');
    await pass(0);
    expect(server.requests.map(({ url }) => url)).toEqual([
      '/api/points/nearest?crs=wgs84&lat=25.97&limit=8&lng=116.74',
    ]);
    expect(choices()).toEqual(['换个镇', '留坑村长校镇', '下谢村长校镇']);
    await press(/下谢村/);
    expect(chosen).toEqual([XIAXIE]);
  });

  it('says what to do instead when the phone refuses', async () => {
    phoneIs('refused');
    await open();
    await press('看我在哪个村');
    await pass(0);
    expect(screen.getByRole('status').textContent).toBe('没有找到位置，请在下面点您的镇和村');
    expect(choices()).toContain('长校镇');
  });

  it('says what to do instead when there is no network', async () => {
    phoneIs('here');
    new FakeServer().will('no network', 'no network').install();
    await open();
    await press('看我在哪个村');
    await pass(0);
    expect(screen.getByRole('status').textContent).toContain('也可以在下面点您的镇和村');
  });
});

describe('by the code on a sign', () => {
  const board = (name: string, position = { lat: 25.9701, lng: 116.7401 }): Board => ({
    stop: { id: 'V1', name, position },
    date: '2026-11-24',
    departures: [],
  });

  it.each([
    ['https://bus.example/p/P104204', { villageCode: '350423104204', townshipCode: '350423104' }, '下谢村'],
    ['p:S104', { townshipCode: '350423104' }, '长校镇'],
    ['https://bus.example/s/V104204', board('下谢村'), '下谢村'],
    ['s:T104', board('长校镇客货邮综合服务站'), '长校镇'],
  ] as [string, Partial<Point> | Board, string][])('%s', async (text, answer, name) => {
    new FakeServer().will({ status: 200, body: answer }).install();
    const place = await placeOfCode(text, areas);
    expect(
      place.kind === 'villages'
        ? place.choices.map(({ village }) => village.name)
        : place.kind === 'township'
          ? [place.township.name]
          : [],
    ).toEqual([name]);
  });

  it('knows a village by name and place together, for another may have the same name', () => {
    expect(placeOfStop({ id: 'V9', name: '下谢村', position: { lat: 26.3, lng: 116.9 } }, areas)).toEqual({
      kind: 'unknown',
    });
  });

  it('takes no waybill for a place, and asks nobody about it', async () => {
    new FakeServer().install();
    expect(await placeOfCode('SF1234567890123', areas)).toEqual({ kind: 'unknown' });
  });
});
