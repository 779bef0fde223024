// Can somebody find the way by touch: from here or elsewhere, now or later, there and back, with and without a network?
import { act, fireEvent, screen } from '@testing-library/react';
import type { Journey } from '@kehuoyou/shared';
import { useSettings } from '../../core/settings';
import { areas, County, emptyPhone, openPage, pass } from '../../testing/county';
import { phone } from '../../testing/taro';
import { at, point, villagePack } from '../../testing/village-pack';
import JourneyPage from './index';

const HOME = '350423104204';
let county: County;

function ride(from: string, to: string, departure: string, arrival: string, date = '2026-11-24'): Journey {
  const [start, end] = [`${date}T${departure}:00+08:00`, `${date}T${arrival}:00+08:00`];
  return {
    departure: start,
    arrival: end,
    changes: 0,
    legs: [
      {
        mode: 'bus',
        tripId: `${from} ${departure}`,
        routeName: 'K12',
        headsign: '清流汽车站',
        fromStopId: 'V104204',
        fromStopName: from,
        toStopId: 'COUNTY',
        toStopName: to,
        departure: start,
        arrival: end,
      },
    ],
  };
}

const urlOf = (words: string) => `/api/journeys?${words}`;
const TODAY = urlOf(`date=2026-11-24&from=${HOME}&to=COUNTY`);

const press = async (name: string | RegExp) => {
  fireEvent.click(screen.getByRole('button', { name }));
  await pass(500);
};
const choose = async (name: string | RegExp) => {
  fireEvent.click(screen.getByRole('radio', { name }));
  await pass(0);
};
const heading = () => screen.getByRole('heading').textContent;

beforeEach(() => {
  emptyPhone(at('09:10'));
  county = new County();
  county.answers.set('/api/areas', areas);
  county.answers.set(`/api/villages/${HOME}/pack`, villagePack({ buses: [{ time: '09:48', to: '县城' }] }));
  county.answers.set(TODAY, {
    journeys: [ride('下谢村', '清流汽车站', '09:48', '11:27'), ride('下谢村', '清流汽车站', '15:28', '17:12')],
  });
  useSettings.getState().keepVillage({ code: HOME, name: '下谢村', townshipName: '长校镇' });
});

describe('opened with where to', () => {
  beforeEach(() => (phone.params = { to: 'COUNTY', toName: encodeURIComponent('县城') }));

  it('says at once when to go and how, from my village', async () => {
    await openPage(<JourneyPage />, county);
    expect(heading()).toBe('去县城');
    expect(screen.getByText('在下谢村坐 K12')).toBeTruthy();
    expect(screen.getByText('到县城下车')).toBeTruthy();
    expect(
      screen.getByRole('group', { name: /^从下谢村去县城，还有三十八分钟，上午九点四十八分坐K幺二线，/ }),
    ).toBeTruthy();
  });

  it('opens the steps of a later one in place of the first', async () => {
    await openPage(<JourneyPage />, county);
    expect(screen.queryByText('17:12')).toBeNull();
    await press('15:28这一趟怎么坐');
    expect(screen.getByText('17:12')).toBeTruthy();
    expect(screen.getByRole('button', { name: '09:48这一趟怎么坐' })).toBeTruthy();
  });

  it('leads to the other buses of the stop where one gets on', async () => {
    await openPage(<JourneyPage />, county);
    await press('看上车站的班次');
    expect(phone.calls.pop()).toEqual(['navigateTo', { url: '/timetable/board/index?stop=V104204' }]);
  });

  it('asks for another day and hour by touch', async () => {
    county.answers.set(urlOf(`date=2026-11-25&departAfter=12%3A00&from=${HOME}&to=COUNTY`), {
      journeys: [ride('下谢村', '清流汽车站', '15:28', '17:12', '2026-11-25')],
    });
    county.answers.set(urlOf(`date=2026-11-25&from=${HOME}&to=COUNTY`), { journeys: [] });
    await openPage(<JourneyPage />, county);
    await press('今天，现在就走，点这里改时间');
    await choose(/^明天/);
    expect(screen.getByText('明天没有去县城的班车')).toBeTruthy();
    await choose('中午12点后');
    expect(screen.getByRole('button', { name: /^明天中午12点后走/ })).toBeTruthy();
    expect(screen.getAllByText('明天').length).toBeGreaterThan(0);
    expect(screen.getAllByText('15:28').length).toBeGreaterThan(0);
  });

  it('where nothing runs any more offers the next day, the board and a human', async () => {
    county.answers.set(TODAY, { journeys: [] });
    county.answers.set(urlOf(`date=2026-11-25&from=${HOME}&to=COUNTY`), {
      journeys: [ride('下谢村', '清流汽车站', '09:48', '11:27', '2026-11-25')],
    });
    await openPage(<JourneyPage />, county);
    expect(screen.getByRole('group', { name: /^今天没有去县城的班车了。/ })).toBeTruthy();
    expect(screen.getByRole('button', { name: /^打电话问站长：下谢村服务点/ })).toBeTruthy();
    await press('看明天的');
    expect(screen.getAllByText('09:48').length).toBeGreaterThan(0);
  });

  it('asks by when to be there, and shows first what leaves last', async () => {
    county.answers.set(urlOf(`arriveBefore=18%3A00&date=2026-11-24&from=${HOME}&to=COUNTY`), {
      journeys: [ride('下谢村', '清流汽车站', '09:48', '11:27'), ride('下谢村', '清流汽车站', '15:28', '17:12')],
    });
    await openPage(<JourneyPage />, county);
    await press('今天，现在就走，点这里改时间');
    await choose('几点前到');
    await choose('下午6点前');
    expect(screen.getByRole('button', { name: /^今天下午6点前到，/ })).toBeTruthy();
    expect([...document.querySelectorAll('.answer-figure')].map((each) => each.textContent)).toEqual([
      '15:28',
      '09:48',
    ]);
    expect(screen.getByText('最晚走这一趟')).toBeTruthy();
  });

  it('where there is none shows the ways of the next day that has some', async () => {
    county.answers.set(TODAY, {
      date: '2026-11-24',
      journeys: [],
      next: { date: '2026-11-27', journeys: [ride('下谢村', '清流汽车站', '09:48', '11:27', '2026-11-27')] },
    });
    await openPage(<JourneyPage />, county);
    expect(screen.getByText('最近有车的一天是11月27日（周五）')).toBeTruthy();
    expect(screen.getByText('11月27日（周五）可以这样去：')).toBeTruthy();
    expect(screen.getByText('在下谢村坐 K12')).toBeTruthy();
    expect(screen.getByRole('button', { name: '看11月27日的' })).toBeTruthy();
  });

  it('hears that the bus was cancelled, takes it away at once and asks the planner again', async () => {
    await openPage(<JourneyPage />, county);
    county.answers.set(TODAY, { journeys: [ride('下谢村', '清流汽车站', '15:28', '17:12')] });
    await act(async () => {
      county.live.tell('V104204', '2026-11-24', [
        { tripId: '下谢村 09:48', serviceDate: '2026-11-24', status: 'cancelled', reason: '塌方' },
      ]);
      await Promise.resolve();
    });
    expect(screen.queryByText('09:48')).toBeNull();
    expect(county.asked.filter((url) => url === TODAY)).toHaveLength(2);
    expect(screen.getAllByText('15:28').length).toBeGreaterThan(0);
  });

  it('goes there and comes back on one screen: one chooses the way back and sees how long one can stay', async () => {
    const outings = {
      date: '2026-11-24',
      outward: [ride('下谢村', '清流汽车站', '09:48', '11:27')],
      homeward: [ride('清流汽车站', '下谢村', '12:24', '15:28'), ride('清流汽车站', '下谢村', '14:29', '17:28')],
    };
    county.answers.set(`/api/outings?date=2026-11-24&from=${HOME}&to=COUNTY`, outings);
    county.answers.set(`/api/outings?date=2026-11-24&from=${HOME}&homeBefore=16%3A00&to=COUNTY`, {
      ...outings,
      homeward: outings.homeward.slice(0, 1),
    });
    county.answers.set(`/api/outings?arriveBefore=10%3A00&date=2026-11-24&from=${HOME}&homeBefore=16%3A00&to=COUNTY`, {
      date: '2026-11-24',
      outward: [],
      homeward: [],
    });
    await openPage(<JourneyPage />, county);
    await choose('去了还要回来');
    expect(screen.getByText('在县城能待 3 小时 2 分')).toBeTruthy();
    await press(/^回来：中午十二点二十四分走/);
    expect(screen.getByText('在县城能待 57 分')).toBeTruthy();
    expect(
      screen.getByRole('group', { name: /九点四十八分出发，.*在那里有五十七分钟，.*三点二十八分到家。$/ }),
    ).toBeTruthy();
    await press('今天，当天回来，点这里改时间');
    await choose('下午4点前回');
    expect(screen.getByRole('button', { name: /^今天，下午4点前回到家/ })).toBeTruthy();
    expect(screen.queryByRole('button', { name: /^回来：下午两点二十九分走/ })).toBeNull();
    await choose('上午10点前');
    expect(screen.getByText('今天上午10点前到县城、下午4点前回来，来不及')).toBeTruthy();
    await press('不限几点');
    // What was chosen and still fits stays chosen.
    expect(screen.getByText('在县城能待 57 分')).toBeTruthy();
  });

  it('starts from another place that was searched for by its initials', async () => {
    county.answers.set('/api/points?limit=50&q=dkc', {
      points: [point({ id: 'P200201', name: '洞口村客货邮服务点', villageCode: '350423200201' })],
    });
    county.answers.set(urlOf('date=2026-11-24&from=350423200201&to=COUNTY'), {
      journeys: [ride('洞口村', '清流汽车站', '10:05', '11:00')],
    });
    await openPage(<JourneyPage />, county);
    await press('从下谢村出发，点这里换');
    expect(heading()).toBe('从哪里出发？');
    fireEvent.change(screen.getByLabelText('村名、乡镇、县城，或拼音首字母'), { target: { value: 'dkc' } });
    await pass(1_000);
    // The village stands for the point in it.
    expect(screen.getAllByText(/洞口村/)).toHaveLength(1);
    await press(/^洞口村/);
    expect(screen.getByText('在洞口村坐 K12')).toBeTruthy();
  });

  it('goes to a township by its name, and to town by what people call it', async () => {
    await openPage(<JourneyPage />, county);
    await press('换地方');
    const field = screen.getByLabelText('村名、乡镇、县城，或拼音首字母');
    fireEvent.change(field, { target: { value: '城里' } });
    expect(screen.getByText('汽车站')).toBeTruthy();
    fireEvent.change(field, { target: { value: '沙芜' } });
    county.answers.set(urlOf(`date=2026-11-24&from=${HOME}&to=350423200`), {
      journeys: [ride('下谢村', '沙芜乡', '10:05', '11:00')],
    });
    await press(/^沙芜乡/);
    expect(screen.getByText('在下谢村坐 K12')).toBeTruthy();
  });

  it('shows the way back at one touch', async () => {
    county.answers.set(urlOf(`date=2026-11-24&from=COUNTY&to=${HOME}`), {
      journeys: [ride('清流汽车站', '下谢村', '14:29', '15:50')],
    });
    await openPage(<JourneyPage />, county);
    await press('看回来的车');
    expect(heading()).toBe('去下谢村');
    expect(screen.getByRole('button', { name: /^从县城出发/ })).toBeTruthy();
    expect(screen.getAllByText('14:29').length).toBeGreaterThan(0);
  });

  it('without a network shows the last answer with its age, without what has left', async () => {
    (await openPage(<JourneyPage />, county)).unmount();
    county.reachable = false;
    jest.setSystemTime(at('10:00'));
    await openPage(<JourneyPage />, county);
    expect(screen.getByText('50分钟前的信息 · 没有网络，时刻表仍可用')).toBeTruthy();
    expect(screen.queryByText('09:48')).toBeNull();
    expect(screen.getAllByText('15:28').length).toBeGreaterThan(0);
    jest.setSystemTime(at('16:00'));
    await pass(60_000);
    expect(screen.getByText('手机里记着的几趟都开走了，连上网络再看看')).toBeTruthy();
  });

  it('without a network and without an answer says so, and tries again', async () => {
    county.reachable = false;
    await openPage(<JourneyPage />, county);
    expect(screen.getByRole('alert').textContent).toContain('没有网络');
    county.reachable = true;
    await press('再试一次');
    expect(screen.getByText('在下谢村坐 K12')).toBeTruthy();
  });
});

describe('opened without', () => {
  it('asks where to, offers what lies at hand but not where one is, and answers', async () => {
    phone.params = { from: HOME };
    await openPage(<JourneyPage />, county);
    expect(heading()).toBe('您要去哪里？');
    expect(screen.queryByRole('button', { name: '下谢村' })).toBeNull();
    expect(screen.getByRole('button', { name: '长校镇' })).toBeTruthy();
    await press('县城');
    expect(heading()).toBe('去县城');
    await press('换地方');
    await press('不换了');
    expect(heading()).toBe('去县城');
  });

  it('says that nothing was found by that name', async () => {
    county.answers.set('/api/points?limit=50&q=zzz', { points: [] });
    await openPage(<JourneyPage />, county);
    fireEvent.change(screen.getByLabelText('村名、乡镇、县城，或拼音首字母'), { target: { value: 'zzz' } });
    await pass(1_000);
    expect(screen.getByText('没有找到叫“zzz”的地方')).toBeTruthy();
  });

  it('with no village chosen asks for both ends', async () => {
    useSettings.setState(useSettings.getInitialState(), true);
    phone.params = { to: 'COUNTY', toName: '县城' };
    await openPage(<JourneyPage />, county);
    expect(heading()).toBe('从哪里出发？');
  });
});

it('to a point of the own village needs no bus, and asks nobody', async () => {
  phone.params = { to: 'P104204', toName: '下谢村服务点' };
  await openPage(<JourneyPage />, county);
  expect(screen.getByRole('group', { name: '下谢村服务点就在本村，走路就到，不用坐车。' })).toBeTruthy();
  expect(screen.queryByRole('button', { name: '看明天的' })).toBeNull();
});

it('calls a village by its name when it was opened with the code alone', async () => {
  phone.params = { to: '350423104201' };
  county.answers.set(urlOf(`date=2026-11-24&from=${HOME}&to=350423104201`), { journeys: [] });
  await openPage(<JourneyPage />, county);
  expect(heading()).toBe('去留坑村');
});
