// Can somebody read any stop's buses on any day, choose another stop, and read them without a network?
import { act, fireEvent, screen, within } from '@testing-library/react';
import { boardFromVillagePack } from '@kehuoyou/shared';
import { useSettings } from '../../core/settings';
import { areas, County, emptyPhone, openPage, pass } from '../../testing/county';
import { phone } from '../../testing/taro';
import { at, point, villagePack } from '../../testing/village-pack';
import type { VillagePackRecipe } from '../../testing/village-pack';
import BoardPage from './index';

const recipe: VillagePackRecipe = {
  buses: [
    { time: '09:48', approximate: true, parcels: true, trip: 'Y1' },
    { time: '15:28', to: '县城' },
  ],
  fromCounty: ['06:00', '07:00'].flatMap((time) =>
    ['嵩口镇', '灵地镇', '赖坊镇', '镇上'].map((to) => ({ time, to, line: `K ${to}`, trip: `${time} ${to}` })),
  ),
};
const PACK = '/api/villages/350423104204/pack';

let county: County;

const press = async (name: string | RegExp) => {
  fireEvent.click(screen.getByRole('button', { name }));
  await pass(500);
};
const times = () =>
  within(screen.getByRole('list'))
    .getAllByText(/^\d\d:\d\d$/)
    .map((each) => each.textContent);

beforeEach(() => {
  emptyPhone(at('09:15'));
  county = new County();
  county.answers.set('/api/areas', areas);
  county.answers.set(PACK, villagePack(recipe));
  useSettings.getState().keepVillage({ code: '350423104204', name: '下谢村', townshipName: '长校镇' });
});

it('shows the own stop without asking for more than the pack', async () => {
  await openPage(<BoardPage />, county);
  expect(screen.getByRole('heading', { name: '下谢村 上车' })).toBeTruthy();
  expect(times()).toEqual(['09:48', '15:28']);
  expect(screen.getByText(/写“约”的是中途站/)).toBeTruthy();
  expect(county.asked.filter((url) => url.startsWith('/api/boards'))).toEqual([]);
});

it('shows another day at one touch, and leads to the line with trip, stop and day', async () => {
  await openPage(<BoardPage />, county);
  fireEvent.click(screen.getByRole('radio', { name: /^27日/ }));
  fireEvent.click(within(screen.getByRole('list')).getAllByRole('button')[0] as HTMLElement);
  expect(phone.calls.pop()).toEqual([
    'navigateTo',
    { url: '/timetable/line/index?line=K12&trip=Y1&stop=V104204&date=2026-11-27' },
  ]);
});

it('shows a day beyond the pack from the server, chosen in the calendar', async () => {
  const later = boardFromVillagePack(
    villagePack({ ...recipe, madeOn: '2027-02-01', buses: [{ time: '10:00' }] }),
    'V104204',
    {
      date: '2027-02-03',
    },
  );
  county.answers.set('/api/boards/V104204?date=2027-02-03', later);
  await openPage(<BoardPage />, county);
  fireEvent.change(screen.getByLabelText('看别的日子'), { target: { value: '2027-02-03' } });
  await pass(0);
  expect(times()).toEqual(['10:00']);
  expect(screen.getByRole('radio', { name: /^2月3日\s*周三/ }).getAttribute('aria-checked')).toBe('true');
});

it('takes no day that does not exist or lies too far away', async () => {
  await openPage(<BoardPage />, county);
  fireEvent.change(screen.getByLabelText('看别的日子'), { target: { value: '2030-01-01' } });
  await pass(0);
  expect(screen.getByRole('radio', { name: /^今天/ }).getAttribute('aria-checked')).toBe('true');
});

it('in the evening says that none is left, and shows tomorrow at one touch', async () => {
  jest.setSystemTime(at('20:00'));
  await openPage(<BoardPage />, county);
  expect(screen.getByText('今天没有班车了')).toBeTruthy();
  expect(screen.getByText('明天（周三）第一班 约 09:48，去长校镇')).toBeTruthy();
  await press('看明天的班次');
  expect(screen.queryByText('今天没有班车了')).toBeNull();
  expect(screen.getByRole('radio', { name: /^明天/ }).getAttribute('aria-checked')).toBe('true');
});

it('strikes a cancelled bus out with its reason', async () => {
  county.answers.set(
    PACK,
    villagePack({ ...recipe, cancelled: [{ trip: 'Y1', date: '2026-11-24', reason: '路面塌方' }] }),
  );
  await openPage(<BoardPage />, county);
  const [first] = within(screen.getByRole('list')).getAllByRole('listitem');
  expect(first?.querySelector('.departure-cancelled')).not.toBeNull();
  expect(
    within(first as HTMLElement)
      .getByRole('button')
      .getAttribute('aria-label'),
  ).toContain('已取消：路面塌方');
});

it('hears while it is open that the bus was cancelled, and which one to take instead', async () => {
  await openPage(<BoardPage />, county);
  expect(document.querySelector('.departure-cancelled')).toBeNull();
  await act(async () => {
    county.live.tell('V104204', '2026-11-24', [
      {
        ...{ tripId: 'Y1', serviceDate: '2026-11-24', status: 'cancelled', reason: '路面塌方' },
        alternative: {
          tripId: 'Y1',
          serviceDate: '2026-11-25',
          routeName: 'Y104A',
          departure: at('09:48', 1).toISOString(),
        },
      },
    ]);
    await Promise.resolve();
  });
  const [first] = within(screen.getByRole('list')).getAllByRole('listitem');
  expect(first?.querySelector('.departure-cancelled .departure-figure')?.textContent).toBe('09:48');
  expect(
    within(first as HTMLElement)
      .getByRole('button')
      .getAttribute('aria-label'),
  ).toContain('已取消：路面塌方');
  expect(screen.getByText('改坐明天 09:48 的 Y104A')).toBeTruthy();
  expect(county.asked.filter((url) => url === PACK)).toHaveLength(1);
});

it('says of a late bus where it was seen and when it is expected, and goes on by that without a network', async () => {
  await openPage(<BoardPage />, county);
  const seen = {
    basis: 'at_stop' as const,
    stopName: '长校镇客货邮综合服务站',
    at: at('09:14').toISOString(),
    expected: at('09:58').toISOString(),
    uncertainty: 180,
  };
  await act(async () => {
    county.live.tell('V104204', '2026-11-24', [
      { tripId: 'Y1', serviceDate: '2026-11-24', status: 'scheduled', live: seen },
    ]);
    await Promise.resolve();
  });
  expect(screen.getByText('刚到长校镇（1分钟前）')).toBeTruthy();
  expect(screen.getByText('晚 10 分')).toBeTruthy();
  county.live.cut();
  county.reachable = false;
  await pass(15 * 60_000);
  expect(screen.getByText('16分钟前到过长校镇')).toBeTruthy();
  expect(screen.getByText('09:58')).toBeTruthy();
});

it('marks the market days of the own township, and whom to phone for a bus that comes only when it is called', async () => {
  county.answers.set(PACK, villagePack({ buses: [{ time: '10:00', arrange: 'phone' }], marketDays: [1, 4] }));
  await openPage(<BoardPage />, county);
  expect(screen.getAllByText(/圩日/).map((each) => each.textContent)).toEqual(['周三 圩日', '周六 圩日']);
  expect(screen.getByText('要先打电话约车')).toBeTruthy();
  expect(screen.getByRole('button', { name: /^打电话约车：下谢村服务点/ })).toBeTruthy();
});

it('at the county’s station shows the buses home first, and all at one touch', async () => {
  phone.params = { stop: 'COUNTY' };
  jest.setSystemTime(at('05:00'));
  await openPage(<BoardPage />, county);
  expect(screen.getByRole('heading', { name: '县城 上车' })).toBeTruthy();
  expect(screen.getByRole('radio', { name: '去长校镇' }).getAttribute('aria-checked')).toBe('true');
  expect(times()).toEqual(['06:00', '07:00']);
  fireEvent.click(screen.getByRole('radio', { name: '全部' }));
  expect(times()).toHaveLength(8);
});

it('changes to another stop: one of the pack, or one found by a name', async () => {
  const found = point({ id: 'P200201', name: '洞口村客货邮服务点', stopId: 'V200201' });
  county.answers.set('/api/points?limit=50&q=dkc', {
    points: [found, point({ id: 'P9', name: '没有站的客货邮服务点', stopId: undefined as never })],
  });
  county.answers.set('/api/boards/V200201?date=2026-11-24', {
    stop: { id: 'V200201', name: '洞口村', position: found.position },
    date: '2026-11-24',
    departures: [],
  });
  await openPage(<BoardPage />, county);
  await press('换一站');
  await press('县城');
  expect(screen.getByRole('heading', { name: '县城 上车' })).toBeTruthy();
  await press('换一站');
  fireEvent.change(screen.getByLabelText('村名，或拼音首字母'), { target: { value: 'dkc' } });
  await pass(1_000);
  expect(screen.queryByText('没有站的服务点')).toBeNull();
  await press(/^洞口村服务点/);
  expect(screen.getByRole('heading', { name: '洞口村 上车' })).toBeTruthy();
  expect(screen.getByText('今天没有班车')).toBeTruthy();
});

it('without a network reads the pack, and says how old it is', async () => {
  (await openPage(<BoardPage />, county)).unmount();
  county.reachable = false;
  jest.setSystemTime(at('09:30'));
  await openPage(<BoardPage />, county);
  expect(times()).toEqual(['09:48', '15:28']);
  expect(screen.getByText('15分钟前的信息 · 没有网络，时刻表仍可用')).toBeTruthy();
});

it('without a network and without an answer says so, and tries again', async () => {
  phone.params = { stop: 'V999' };
  county.reachable = false;
  await openPage(<BoardPage />, county);
  expect(screen.getByRole('alert').textContent).toContain('没有网络');
  county.reachable = true;
  county.answers.set('/api/boards/V999?date=2026-11-24', {
    stop: { id: 'V999', name: '远村', position: { lat: 26, lng: 116 } },
    date: '2026-11-24',
    departures: [],
  });
  await press('再试一次');
  expect(screen.getByRole('heading', { name: '远村 上车' })).toBeTruthy();
});

it('before a village is chosen asks for it', async () => {
  useSettings.setState(useSettings.getInitialState(), true);
  await openPage(<BoardPage />, county);
  await press('选我的村');
  expect(phone.calls.pop()).toEqual(['navigateTo', { url: '/network/village/index' }]);
});

it('opens the page that hangs at the stop', async () => {
  const opened: string[] = [];
  const click = jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(
    ((note: (link: HTMLAnchorElement) => void) =>
      function open(this: HTMLAnchorElement): void {
        note(this);
      })((link) => opened.push(link.getAttribute('href') ?? '')),
  );
  await openPage(<BoardPage />, county);
  await press('打印这一站的时刻表');
  expect(opened).toEqual(['/api/stops/V104204/timetable.pdf']);
  click.mockRestore();
});
