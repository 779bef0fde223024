// Does a line's page show the bus where it was last seen, and never an old position as a fresh one?
import { fireEvent, screen, within } from '@testing-library/react';
import type { LineDay, LineTrip, Lines } from '@kehuoyou/shared';
import { useSettings } from '../../core/settings';
import { County, emptyPhone, openPage, pass } from '../../testing/county';
import { phone } from '../../testing/taro';
import { at, villagePack } from '../../testing/village-pack';
import LinePage from './index';

const position = { lat: 26, lng: 116.8 };
const stops = [
  { id: 'COUNTY', name: '清流汽车站' },
  { id: 'V1', name: '里田' },
  { id: 'V104204', name: '下谢村' },
  { id: 'T104', name: '长校镇客货邮综合服务站' },
];
const ids = stops.map(({ id }) => id);
const lines: Lines = {
  stops: stops.map((stop) => ({ ...stop, position })),
  lines: [{ routeId: 'K12', name: 'K12', longName: '清流—长校', agencyName: '闽通', stopIds: ids }],
};

/** A trip that begins at a second of the day; eight minutes from stop to stop. */
function trip(tripId: string, start: number, more: Partial<LineTrip> = {}): LineTrip {
  const calls = ids.map((stopId, index) => ({ stopId, sequence: index + 1, departure: start + index * 480 }));
  return {
    tripId,
    serviceDate: '2026-11-24',
    way: '0',
    headsign: '长校镇客货邮综合服务站',
    state: 'planned',
    carriesParcels: false,
    calls,
    ...more,
  };
}

function lineDay(trips: readonly LineTrip[]): LineDay {
  const back = { ...trip('B1', 36_000), way: '1', headsign: '清流汽车站' };
  return {
    routeId: 'K12',
    name: 'K12',
    longName: '清流—长校',
    agencyName: '闽通',
    date: '2026-11-24',
    stops,
    ways: [
      { key: '0', headsign: '长校镇客货邮综合服务站', stopIds: ids },
      { key: '1', headsign: '清流汽车站', stopIds: [...ids].reverse() },
    ],
    trips: [
      ...trips,
      {
        ...back,
        calls: [...ids]
          .reverse()
          .map((stopId, index) => ({ stopId, sequence: index, departure: 36_000 + index * 480 })),
      },
    ],
  };
}

/** 09:00 from the county; seen at 里田 at 09:12, four minutes late. */
const seen = trip('A1', 32_400, {
  state: 'at_stop',
  bus: { basis: 'at_stop', call: 1, at: at('09:12').toISOString() },
  calls: [
    { stopId: 'COUNTY', sequence: 1, departure: 32_400, expected: 32_400, uncertainty: 30, passed: true },
    { stopId: 'V1', sequence: 2, departure: 32_880, expected: 33_120, uncertainty: 30 },
    { stopId: 'V104204', sequence: 3, departure: 33_360, expected: 33_600, uncertainty: 120 },
    { stopId: 'T104', sequence: 4, departure: 33_840, expected: 34_080, uncertainty: 180 },
  ],
});

let county: County;
beforeEach(() => {
  emptyPhone(at('09:15'));
  county = new County();
  county.answers.set('/api/lines', lines);
  county.answers.set('/api/lines/K12', lineDay([seen, trip('A2', 50_400)]));
  county.answers.set('/api/villages/350423104204/pack', villagePack());
  useSettings.getState().keepVillage({ code: '350423104204', name: '下谢村', townshipName: '长校镇' });
  phone.params = { line: 'K12' };
});

const busAt = (stop: RegExp) =>
  within(screen.getByRole('button', { name: stop }).parentElement as HTMLElement).queryByText(/^刚到|^司机|分钟前到过/);

it('draws the bus at the stop where it was seen, with its age and when it comes to my stop', async () => {
  await openPage(<LinePage />, county);
  expect(busAt(/^里田，/)?.textContent).toBe('刚到里田（3分钟前）');
  expect(busAt(/^下谢村，/)).toBeNull();
  expect(screen.getByText('大约 09:20 到下谢村，可能差 2 分')).toBeTruthy();
  expect(
    screen.getByRole('group', { name: '上午九点发的车，三分钟前到了里田。大约上午九点二十分到下谢村。' }),
  ).toBeTruthy();
  expect(screen.getByRole('button', { name: '下谢村，我的站，约 09:20，看这一站的班次' })).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: /^里田，/ }));
  expect(phone.calls.pop()).toEqual(['navigateTo', { url: '/timetable/board/index?stop=V1&date=2026-11-24' }]);
});

it('draws a bus that has left below its stop', async () => {
  county.answers.set(
    '/api/lines/K12',
    lineDay([
      { ...seen, state: 'departed', bus: { basis: 'departed', call: 0, left: true, at: at('09:12').toISOString() } },
    ]),
  );
  await openPage(<LinePage />, county);
  expect(busAt(/^清流汽车站|^县城/)?.textContent).toBe('司机已发车（3分钟前）');
});

it('without a network says how old the picture is, and calls an old position old', async () => {
  (await openPage(<LinePage />, county)).unmount();
  county.reachable = false;
  jest.setSystemTime(at('09:50'));
  await openPage(<LinePage />, county);
  expect(screen.getByText(/35分钟前的信息 · 没有网络/)).toBeTruthy();
  expect(screen.getByText('38分钟前到过里田')).toBeTruthy();
  expect(screen.getByText(/^位置旧了，车可能已经开远。/)).toBeTruthy();
  expect(screen.queryByText(/刚到/)).toBeNull();
  // Hours later it is history.
  jest.setSystemTime(at('13:00'));
  await pass(60_000);
  expect(screen.queryByText(/到过里田/)).toBeNull();
});

it('shows the trip that is chosen, the way back, and the next place of the bus without being asked', async () => {
  await openPage(<LinePage />, county);
  fireEvent.click(screen.getByRole('button', { name: /^下午两点十六分，开往/ }));
  expect(screen.getByRole('button', { name: '下谢村，我的站，14:16，看这一站的班次' })).toBeTruthy();
  fireEvent.click(screen.getByRole('radio', { name: '去县城' }));
  expect(screen.getAllByRole('button', { name: /看这一站的班次/ })[0]?.textContent).toContain('长校镇');
  fireEvent.click(screen.getByRole('radio', { name: '去长校镇' }));
  county.answers.set(
    '/api/lines/K12',
    lineDay([{ ...seen, bus: { basis: 'at_stop', call: 2, at: at('09:15').toISOString() } }]),
  );
  await pass(31_000);
  expect(busAt(/^下谢村，/)?.textContent).toBe('刚到下谢村（刚刚）');
});

it('strikes out what is cancelled, and says which stops a bus that turns back does not reach', async () => {
  const turned = {
    ...seen,
    state: 'short_turned' as const,
    reason: '塌方',
    calls: seen.calls.map((call, index) => (index < 2 ? call : { ...call, skipped: true as const })),
  };
  county.answers.set('/api/lines/K12', lineDay([turned, trip('A2', 50_400, { state: 'cancelled', reason: '修路' })]));
  phone.params = { line: 'K12', trip: 'A1' };
  await openPage(<LinePage />, county);
  expect(screen.getByRole('button', { name: '下谢村，我的站，这班车不到，看这一站的班次' })).toBeTruthy();
  expect(screen.getByText('不到下谢村：塌方')).toBeTruthy();
  expect(screen.getByText('已取消：修路')).toBeTruthy();
});

it('on a day without a bus names the next one', async () => {
  county.answers.set('/api/lines/K12?date=2026-11-28', {
    ...lineDay([]),
    date: '2026-11-28',
    trips: [],
    nextDate: '2026-11-30',
  });
  phone.params = { line: 'K12', date: '2026-11-28' };
  await openPage(<LinePage />, county);
  expect(screen.getByText('11月28日这条线没有班车')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: '看11月30日的班次' }));
  expect(phone.calls.pop()).toEqual(['navigateTo', { url: '/timetable/line/index?line=K12&date=2026-11-30' }]);
});
