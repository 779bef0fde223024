// Can somebody find the point that can do what they need: by village, by place, by name, by service, on the sketch?
import { fireEvent, screen } from '@testing-library/react';
import { pointOpeningAt } from '@kehuoyou/shared';
import type { NearPoint, PointRecord } from '@kehuoyou/shared';
import { useSettings } from '../../core/settings';
import { areas, County, emptyPhone, openPage, pass } from '../../testing/county';
import { press } from '../../testing/hands';
import { phone } from '../../testing/taro';
import { at, point } from '../../testing/village-pack';
import Nearest from './index';

const NEAR = '/api/points/nearest?limit=50&village=350423104204';
const near = (changes: Partial<PointRecord>, distanceMetres: number, more: Partial<NearPoint> = {}): NearPoint => {
  const record = point(changes);
  return { ...record, openNow: pointOpeningAt(record, at('09:15')), distanceMetres, ...more };
};
const own = near({}, 0);
const others = Array.from({ length: 10 }, (_each, index) =>
  near(
    {
      id: `P${index}`,
      name: `第${index}村客货邮服务点`,
      villageCode: `35042310430${index}`,
      services: index === 9 ? ['produce'] : ['mail'],
    },
    1_000 * (index + 1),
  ),
);
let county: County;

beforeEach(() => {
  emptyPhone(at('09:15'));
  county = new County();
  county.answers.set('/api/areas', areas);
  county.answers.set(NEAR, { points: [own, ...others] });
  county.answers.set('/api/lines', { stops: [], lines: [] });
  useSettings.getState().keepVillage({ code: '350423104204', name: '下谢村', townshipName: '长校镇' });
});

const names = () => screen.getAllByRole('group').map((card) => card.getAttribute('aria-label')?.split('，')[0]);
const type = async (value: string) => {
  fireEvent.change(screen.getByLabelText('村名，或拼音首字母'), { target: { value } });
  await pass(1_000);
};

it('lists the own point first, eight at once and the others at a touch', async () => {
  await openPage(<Nearest />, county);
  expect(names()[0]).toBe('下谢村服务点');
  expect(names()).toHaveLength(8);
  await press('再看 3 个');
  expect(names()).toHaveLength(11);
  expect(screen.getByText(/写“约”的位置是示意/)).toBeTruthy();
});

it('leads to the point, and rings its keeper', async () => {
  await openPage(<Nearest />, county);
  await press('看下谢村服务点');
  expect(phone.calls.pop()).toEqual(['navigateTo', { url: '/network/point/index?id=P104204' }]);
  expect(screen.getByRole('button', { name: '打电话：下谢村服务点，零五九八-零幺零四二零四' })).toBeTruthy();
});

it('keeps those with a service, those that are open, and says so when there is none', async () => {
  await openPage(<Nearest />, county);
  fireEvent.click(screen.getByRole('radio', { name: '农产品代卖' }));
  expect(names()).toEqual(['第9村服务点']);
  fireEvent.click(screen.getByRole('radio', { name: '农资代购' }));
  expect(screen.getByText('这里没有能办这件事的服务点')).toBeTruthy();
  fireEvent.click(screen.getByRole('radio', { name: '都看' }));
  fireEvent.click(screen.getByRole('radio', { name: '只看开着的' }));
  expect(names()).toHaveLength(8);
});

it('finds by initials once one has stopped typing, and goes back to the nearest', async () => {
  county.answers.set('/api/points?limit=50&q=dkc', {
    points: [{ ...point({ id: 'P200201', name: '洞口村客货邮服务点' }), openNow: own.openNow }],
  });
  await openPage(<Nearest />, county);
  fireEvent.change(screen.getByLabelText('村名，或拼音首字母'), { target: { value: 'd' } });
  await pass(100);
  await type('dkc');
  expect(county.asked.filter((url) => url.includes('q='))).toEqual(['/api/points?limit=50&q=dkc']);
  expect(names()).toEqual(['洞口村服务点']);
  await press('清空');
  expect(names()[0]).toBe('下谢村服务点');
});

it('says that no point has that name', async () => {
  county.answers.set('/api/points?limit=50&q=zzz', { points: [] });
  await openPage(<Nearest />, county);
  await type('zzz');
  expect(screen.getByText('没有找到这个名字的服务点')).toBeTruthy();
});

/** What a picture shows, as text. */
const drawn = (picture: Element | null): string =>
  Buffer.from(picture?.getAttribute('src')?.split('base64,')[1] ?? '', 'base64').toString();

it('draws the sketch at a touch, and puts it away again', async () => {
  await openPage(<Nearest />, county);
  expect(screen.queryByRole('img')).toBeNull();
  await press('看示意图');
  const picture = screen.getByRole('img', { name: /^全县示意图：.*标出了下谢村/ }).querySelector('img');
  expect(drawn(picture)).toContain('>下谢村</text>');
  await press('收起示意图');
  expect(screen.queryByRole('img', { name: /示意图/ })).toBeNull();
});

it('draws no stop of which nobody knows where it is, and says how many are left out', async () => {
  const stop = (id: string, lat: number, more = {}) => ({ id, name: id, position: { lat, lng: 116.8 }, ...more });
  const line = { routeId: 'K', name: 'K', longName: 'K', agencyName: '', stopIds: ['A', 'B', 'NOWHERE'] };
  const stops = [stop('A', 26.1), stop('B', 26.2), stop('NOWHERE', 0, { unplaced: true })];
  county.answers.set('/api/lines', { stops, lines: [line] });
  await openPage(<Nearest />, county);
  await press('看示意图');
  expect(screen.getByText('还有1个站的位置没有量过，图上没有画。')).toBeTruthy();
  const picture = drawn(screen.getByRole('img', { name: /^全县示意图/ }).querySelector('img'));
  expect(/<polyline points="([^"]*)"/.exec(picture)?.[1]?.split(' ')).toHaveLength(2);
});

it('opened for a point shows the sketch first with that point marked, though it is none of the nearest', async () => {
  phone.params = { point: 'P200201' };
  const far = point({ id: 'P200201', name: '洞口村客货邮服务点', position: { lat: 26.2, lng: 116.9 } });
  county.answers.set('/api/points/P200201', { ...far, openNow: pointOpeningAt(far, at('09:15')) });
  await openPage(<Nearest />, county);
  const picture = screen.getByRole('img', { name: /标出了下谢村和洞口村服务点/ }).querySelector('img');
  expect(drawn(picture)).toContain('>洞口村服务点</text>');
});

it('ranks by where the phone is when it is asked to, and by the village again', async () => {
  Object.defineProperty(window, 'isSecureContext', { configurable: true, value: true });
  Object.defineProperty(navigator, 'geolocation', {
    configurable: true,
    value: {
      getCurrentPosition: (done: (found: object) => void) => done({ coords: { latitude: 26.1, longitude: 116.8 } }),
    },
  });
  county.answers.set('/api/points/nearest?crs=wgs84&lat=26.1&limit=50&lng=116.8', { points: [others[3]] });
  await openPage(<Nearest />, county);
  await press('按我的位置找');
  await pass(0);
  expect(screen.getByRole('heading', { name: '离我最近的' })).toBeTruthy();
  expect(names()).toEqual(['第3村服务点']);
  await press('按我的村排');
  expect(names()[0]).toBe('下谢村服务点');
});

it('when the phone does not say where it is, stays with the village and says so', async () => {
  Object.defineProperty(window, 'isSecureContext', { configurable: true, value: true });
  Object.defineProperty(navigator, 'geolocation', {
    configurable: true,
    value: {
      getCurrentPosition: (_done: unknown, fail: (error: object) => void) => fail({ code: 3, PERMISSION_DENIED: 1 }),
    },
  });
  await openPage(<Nearest />, county);
  await press('按我的位置找');
  await pass(0);
  expect(screen.getByText('没有找到位置，下面是按您的村排的')).toBeTruthy();
  expect(names()[0]).toBe('下谢村服务点');
});

it('without a network shows the last answer with its age, and asks to ring where it no longer knows', async () => {
  (await openPage(<Nearest />, county)).unmount();
  county.reachable = false;
  jest.setSystemTime(at('18:30'));
  await openPage(<Nearest />, county);
  expect(screen.getByText('今天 09:15 的信息 · 没有网络')).toBeTruthy();
  expect(screen.getAllByText('先打电话')).toHaveLength(8);
});

it('before a village is chosen asks for it, but can be searched', async () => {
  useSettings.setState(useSettings.getInitialState(), true);
  county.answers.set('/api/points?limit=50&q=xxc', { points: [own] });
  await openPage(<Nearest />, county);
  await press('选我的村');
  expect(phone.calls.pop()).toEqual(['navigateTo', { url: '/network/village/index' }]);
  await type('xxc');
  expect(names()).toEqual(['下谢村服务点']);
});
