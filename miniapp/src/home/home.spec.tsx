// What does a villager read on the home page, from the first opening on, with and without a network?
import { act, cleanup, fireEvent, screen, within } from '@testing-library/react';
import { useSettings } from '../core/settings';
import { setOnline } from '../testing/connection';
import { areas, County, emptyPhone, openPage, pass } from '../testing/county';
import { phone } from '../testing/taro';
import { at, TUESDAY, villagePack } from '../testing/village-pack';
import type { VillagePackRecipe } from '../testing/village-pack';
import Home from './index';

const XIAXIE = '350423104204';
const LIUKENG = '350423104201';
const MINUTE = 60_000;
const recipe: VillagePackRecipe = {
  buses: [
    { time: '09:40', to: '县城', parcels: true },
    { time: '15:10', to: '县城' },
  ],
};

let county: County;
const packUrl = (code: string) => `/api/villages/${code}/pack`;
const press = (name: string) => act(async () => void fireEvent.click(screen.getByRole('button', { name })));
const page = () => document.body.textContent;

beforeEach(() => {
  emptyPhone(at('09:15'));
  county = new County();
  county.answers.set('/api/areas', areas);
  county.answers.set(packUrl(XIAXIE), villagePack(recipe));
  const other = villagePack({ buses: [{ time: '10:20', to: '县城' }] });
  county.answers.set(packUrl(LIUKENG), { ...other, village: { ...other.village, code: LIUKENG, name: '留坑村' } });
});

const keep = (code: string, name: string) =>
  act(() => useSettings.getState().keepVillage({ code, name, townshipName: '长校镇' }));

it('asks at the very first opening which village, and two touches later shows its next bus', async () => {
  await openPage(<Home />, county);
  expect(page()).toContain('您是哪个村？');
  expect(county.asked).toEqual(['/api/areas']);
  await press('长校镇');
  await press('下谢村');
  await pass(0);
  expect(page()).toContain('09:40');
  expect(page()).toContain('还有 25 分');
  expect(page()).toContain('之后 15:10');
  expect(page()).toContain('刚刚更新');
});

it('never asks where the phone is', async () => {
  const asked = jest.fn();
  Object.defineProperty(navigator, 'geolocation', { configurable: true, value: { getCurrentPosition: asked } });
  await openPage(<Home />, county);
  await press('长校镇');
  await press('下谢村');
  expect(asked).not.toHaveBeenCalled();
});

describe('with a village', () => {
  beforeEach(() => keep(XIAXIE, '下谢村'));

  it('says on each card the same for the ear as for the eye', async () => {
    await openPage(<Home />, county);
    const cards = screen.getAllByRole('group').map((card) => card.getAttribute('aria-label'));
    expect(cards).toEqual([
      '下谢村下一班车，上午九点四十分，开往县城，还有二十五分钟，按时刻表，K幺二线。之后还有下午三点十分。',
      '下谢村服务点现在开着，今天开到晚上六点。',
    ]);
  });

  it('counts down from minute to minute, and goes on to the next bus when one has left', async () => {
    await openPage(<Home />, county);
    county.reachable = false;
    await pass(MINUTE);
    expect(page()).toContain('还有 24 分');
    await pass(24 * MINUTE);
    expect(page()).toContain('马上就来');
    await pass(MINUTE);
    expect(page()).toMatch(/09:40该到了，还没人报.*之后 15:10/);
    expect(screen.getByRole('button', { name: /^打电话问车：下谢村服务点/ })).toBeTruthy();
    expect(page()).not.toContain('提醒我');
    await pass(5 * MINUTE);
    expect(page()).toContain('还有 5 小时 24 分');
  });

  it('shows the same at the next start without a network, with its age and what may be relied on', async () => {
    await openPage(<Home />, county);
    cleanup();
    await pass(11 * 3600 * 1000);
    county.reachable = false;
    act(() => setOnline(false));
    await openPage(<Home />, county);
    expect(page()).toContain('今天 09:15 的信息 · 没有网络，时刻表仍可用');
    expect(page()).toContain('今天没有班车了');
    expect(page()).toContain('明天（周三）第一班');
  });

  it('says what is wrong, and what to do, where nothing was ever kept', async () => {
    county.reachable = false;
    await openPage(<Home />, county);
    expect(within(screen.getByRole('alert')).getByText('没有网络，请看看手机有没有信号，再试一次')).toBeTruthy();
    county.reachable = true;
    await press('再试一次');
    await pass(0);
    expect(page()).toContain('09:40');
  });

  it('strikes a cancelled bus out with its reason, and answers with the next one', async () => {
    county.answers.set(
      packUrl(XIAXIE),
      villagePack({ ...recipe, cancelled: [{ trip: 'K12 09:40', date: TUESDAY, reason: '前方修路' }] }),
    );
    await openPage(<Home />, county);
    expect(page()).toContain('去县城 已取消：前方修路');
    expect(page()).toContain('15:10');
    expect(page()).toContain('今天最后一班');
  });

  it('hears while it is open where the bus is, and that it was cancelled, and answers with the next one', async () => {
    await openPage(<Home />, county);
    expect(page()).toContain('时刻表');
    const bus = { tripId: 'K12 09:40', serviceDate: TUESDAY };
    const alternative = {
      ...{ tripId: 'K12 15:10', serviceDate: TUESDAY, routeName: 'K12' },
      departure: at('15:10').toISOString(),
    };
    const seen = {
      basis: 'at_stop' as const,
      stopName: '长校镇',
      at: at('09:14').toISOString(),
      expected: at('09:52').toISOString(),
      uncertainty: 120,
      why: '前方修路',
    };
    await act(async () => county.live.tell('V104204', TUESDAY, [{ ...bus, status: 'scheduled', live: seen }]));
    expect(page()).toMatch(/刚到长校镇（1分钟前）.*约09:5209:40还有 37 分晚 12 分：前方修路.*可能差 2 分/);
    await act(async () =>
      county.live.tell('V104204', TUESDAY, [{ ...bus, status: 'cancelled', reason: '塌方', alternative }]),
    );
    expect(page()).toMatch(/时刻表.*15:10.*09:40去县城 已取消：塌方，改坐 15:10 那班/);
    expect(county.asked.filter((url) => url === packUrl(XIAXIE))).toHaveLength(1);
  });

  it('without a network still goes by what was reported last, and says how old that is', async () => {
    const live: VillagePackRecipe['live'] = [
      {
        tripId: 'K12 09:40',
        date: TUESDAY,
        basis: 'departed',
        at: at('09:10').toISOString(),
        calls: [[0, 34_800, 60, 0]],
      },
    ];
    county.answers.set(packUrl(XIAXIE), villagePack({ ...recipe, live }));
    (await openPage(<Home />, county)).unmount();
    county.reachable = false;
    county.live.cut();
    jest.setSystemTime(at('09:17'));
    (await openPage(<Home />, county)).unmount();
    jest.setSystemTime(at('09:30'));
    await openPage(<Home />, county);
    expect(page()).toMatch(/司机已发车（20分钟前）/);
  });

  it('offers two ways where there are two, each with its next time, and remembers which one is taken', async () => {
    county.answers.set(
      packUrl(XIAXIE),
      villagePack({ buses: [...(recipe.buses ?? []), { time: '10:05', line: 'Y1' }] }),
    );
    await openPage(<Home />, county);
    expect(screen.getAllByRole('radio').map((chip) => chip.textContent)).toEqual(['去县城09:40', '去长校镇10:05']);
    await act(async () => void fireEvent.click(screen.getByRole('radio', { name: /去长校镇/ })));
    expect(page()).toContain('还有 50 分');
    cleanup();
    await openPage(<Home />, county);
    expect(page()).toContain('还有 50 分');
  });

  it('leads to the stop’s board and to the point’s page', async () => {
    await openPage(<Home />, county);
    await press('看全部班次');
    await press('看下谢村服务点');
    await press('下谢村，换村');
    expect(phone.calls.filter(([name]) => name === 'navigateTo').map(([, { url }]) => url)).toEqual([
      '/timetable/board/index?stop=V104204',
      '/network/point/index?id=P104204',
      '/network/village/index',
    ]);
  });

  it('turns to large text and back with one touch', async () => {
    await openPage(<Home />, county);
    await press('字变大');
    expect(document.querySelector('.root.elder.elder-large')).not.toBeNull();
    await press('字变小');
    expect(document.querySelector('.root.elder')).toBeNull();
  });
});

describe('with several villages', () => {
  beforeEach(() => {
    keep(XIAXIE, '下谢村');
    keep(LIUKENG, '留坑村');
    act(() => useSettings.getState().labelVillage(LIUKENG, '爸妈家'));
  });

  it('switches with one touch, also to one that was never opened before the network went', async () => {
    await openPage(<Home />, county);
    expect(page()).toContain('10:20');
    expect(county.asked).toEqual(expect.arrayContaining([packUrl(LIUKENG), packUrl(XIAXIE)]));
    county.reachable = false;
    act(() => setOnline(false));
    await act(async () => void fireEvent.click(screen.getByRole('radio', { name: /下谢村/ })));
    await pass(0);
    expect(page()).toContain('09:40');
    expect(page()).toContain('没有网络，时刻表仍可用');
  });

  it('calls each by what the person calls it', async () => {
    await openPage(<Home />, county);
    expect(screen.getAllByRole('radio').map((chip) => chip.textContent)).toEqual(['下谢村', '爸妈家留坑村']);
  });
});
