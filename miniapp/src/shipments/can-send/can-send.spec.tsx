// Does a farmer learn at once whether it may be sent, how to pack it, and which bus takes it?
import { act, screen } from '@testing-library/react';
import { localGoods } from '@kehuoyou/shared';
import type { ParcelJourney } from '@kehuoyou/shared';
import { useSettings } from '../../core/settings';
import { setOnline } from '../../testing/connection';
import { County, emptyPhone, openPage } from '../../testing/county';
import { press, text, type } from '../../testing/hands';
import { at as wall, villagePack } from '../../testing/village-pack';
import CanSendPage from './index';
import { wayOf } from './way-words';

const WAYS = '/api/parcel-journeys?from=P104204&to=HUB&weightGrams=2500';

let county: County;

const bus = (tripId: string, routeName: string, fromStopName: string, departure: string, arrival: string) => ({
  ...{ mode: 'bus', tripId, serviceDate: '2026-11-24', routeName, headsign: '县城', fromStopId: 'A', fromStopName },
  ...{ toStopId: 'B', toStopName: 'B', departure: at(departure), arrival: at(arrival) },
});
const at = (time: string): string => `2026-11-24T${time}:00+08:00`;
const journey = {
  ...{ departure: at('09:48'), arrival: at('11:54'), changes: 1, handInBy: at('09:33') },
  legs: [
    bus('Y104A-R01', 'Y104A', '下谢村', '09:48', '10:20'),
    bus('K12-I04', 'K12', '长校镇客货邮综合服务站', '10:40', '11:54'),
  ],
};

beforeEach(() => {
  emptyPhone(wall('09:00'));
  county = new County();
  county.answers.set('/api/villages/350423104204/pack', villagePack());
  county.answers.set(WAYS, { journeys: [journey] });
  useSettings.getState().keepVillage({ code: '350423104204', name: '下谢村', townshipName: '长校镇' });
});
afterEach(() => jest.useRealTimers());

async function asks(words: string): Promise<string> {
  await type('要寄什么？写名字', words);
  return text();
}

it('answers for what the county makes with how to pack it and the bus that takes it, also to the ear', async () => {
  await openPage(<CanSendPage />, county);
  await press('豆腐皮');
  expect(text()).toMatch(/能寄.*豆腐皮怎么装.*7 天里要送到.*一箱大概 2\.5 公斤，40×30×25 厘米/);
  expect(text()).toMatch(/从下谢村服务点到县城.*09:48Y104A，在长校镇换 K1209:33 前交给站长，11:54 到县城/);
  const spoken = screen.getAllByRole('group').map((card) => card.getAttribute('aria-label'));
  expect(spoken).toContain('豆腐皮，能寄。');
  expect(spoken.some((sentence) => sentence?.includes('上午九点四十八分的车'))).toBe(true);
});

it('refuses with the reason, what it rests on and where to go, and shows no bus for it', async () => {
  await openPage(<CanSendPage />, county);
  expect(await asks('笋干和两块硫磺')).toMatch(/不能寄.*硫磺：不能寄.*容易着火.*第 6 类/);
  expect(text()).not.toContain('到县城');
  expect(await asks('洋火')).toContain('洋火（算硫磺）');
});

it('sends whoever asks for something that nobody thought of to the keeper', async () => {
  await openPage(<CanSendPage />, county);
  expect(await asks('一双解放鞋')).toMatch(/先问站长.*表里没有/);
  expect(screen.getByRole('button', { name: /^打给站长：下谢村服务点/ })).toBeTruthy();
});

it('says no bus where it has gone meanwhile, and still answers without a network', async () => {
  jest.setSystemTime(wall('09:40'));
  await openPage(<CanSendPage />, county);
  await press('豆腐皮');
  expect(text()).toContain('没有能带货的班车了');
  county.reachable = false;
  act(() => setOnline(false));
  expect(await asks('鞭炮')).toContain('不能寄');
});

it('says which bus is too slow for what does not keep, and names the other day on which one leaves', () => {
  const fish = localGoods.find(({ id }) => id === 'stream_fish');
  if (!fish) throw new Error('there is no fish');
  const overnight = { ...journey, handInBy: at('15:13'), departure: at('15:28'), arrival: '2026-11-25T08:00:00+08:00' };
  expect(wayOf(overnight as ParcelJourney, fish, wall('09:00'))).toMatchObject({
    figure: '15:28',
    note: '15:13 前交给站长，明天08:00 到县城',
    late: '路上要超过 12 个小时，溪鱼等不了',
  });
  expect(wayOf(overnight as ParcelJourney, fish, wall('09:00', -1))).toMatchObject({
    title: '明天 Y104A，在长校镇换 K12',
    note: '15:13 前交给站长，后天08:00 到县城',
  });
});
