// Does the tab of the village's buses hear of changes while it is open, at whichever stop is looked at?
import { act, fireEvent, screen, within } from '@testing-library/react';
import { useSettings } from '../core/settings';
import { areas, County, emptyPhone, openPage, pass } from '../testing/county';
import { at, TUESDAY, villagePack } from '../testing/village-pack';
import type { VillagePackRecipe } from '../testing/village-pack';
import Buses from './index';

const PACK = '/api/villages/350423104204/pack';
const recipe: VillagePackRecipe = {
  buses: [
    { time: '09:48', to: '县城' },
    { time: '15:28', to: '县城' },
  ],
  fromTown: [
    { time: '10:13', to: '县城' },
    { time: '12:00', to: '县城' },
  ],
  marketDays: [1],
};
let county: County;
const lines = () =>
  within(screen.getByRole('list'))
    .getAllByRole('listitem')
    .map((each) => each.textContent);

beforeEach(() => {
  emptyPhone(at('09:15'));
  county = new County();
  county.answers.set('/api/areas', areas);
  county.answers.set(PACK, villagePack(recipe));
  useSettings.getState().keepVillage({ code: '350423104204', name: '下谢村', townshipName: '长校镇' });
});

it('strikes out what is cancelled meanwhile, with what to take instead', async () => {
  await openPage(<Buses />, county);
  await act(async () =>
    county.live.tell('V104204', TUESDAY, [
      {
        ...{ tripId: 'K12 09:48', serviceDate: TUESDAY, status: 'cancelled', reason: '塌方' },
        alternative: {
          tripId: 'K12 15:28',
          serviceDate: TUESDAY,
          routeName: 'K12',
          departure: at('15:28').toISOString(),
        },
      },
    ]),
  );
  expect(lines()[0]).toMatch(/09:48取消.*已取消：塌方.*改坐 15:28 那班/);
});

it('hears of the stop that is looked at, and no longer of the other', async () => {
  await openPage(<Buses />, county);
  fireEvent.click(screen.getByRole('radio', { name: '长校镇' }));
  await pass(0);
  expect([county.live.held, county.live.asked.at(-1)?.stopId]).toEqual([1, 'T104']);
  const live = {
    basis: 'departed' as const,
    at: at('09:13').toISOString(),
    expected: at('10:25').toISOString(),
    uncertainty: 300,
  };
  await act(async () =>
    county.live.tell('T104', TUESDAY, [{ tripId: 'K12 10:13', serviceDate: TUESDAY, status: 'scheduled', live }]),
  );
  expect(lines()[0]).toMatch(/约10:2510:13去县城.*司机已发车（2分钟前）.*还有 1 小时 10 分晚 12 分可能差 5 分/);
});

it('marks the market days', async () => {
  await openPage(<Buses />, county);
  expect(screen.getByText('周三 圩日')).toBeTruthy();
});

it('asks anew for the pack when another timetable was published', async () => {
  await openPage(<Buses />, county);
  await pass(31_000);
  const before = county.asked.filter((url) => url === PACK).length;
  county.live.timetable = 'timetable-2';
  county.answers.set(PACK, villagePack({ ...recipe, buses: [{ time: '11:11', to: '县城' }] }));
  await act(async () => county.live.tell('V104204', TUESDAY, []));
  await pass(0);
  expect(county.asked.filter((url) => url === PACK)).toHaveLength(before + 1);
  expect(lines()[0]).toContain('11:11');
});
