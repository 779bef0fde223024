// Does one touch on a kept village show it, and is a new one kept beside the old?
import { act, fireEvent, screen } from '@testing-library/react';
import { useSettings } from '../../core/settings';
import { areas, County, emptyPhone, openPage } from '../../testing/county';
import { phone } from '../../testing/taro';
import { at } from '../../testing/village-pack';
import ChooseVillage from './index';

const press = (name: string | RegExp) => act(async () => void fireEvent.click(screen.getByRole('button', { name })));
let county: County;

beforeEach(() => {
  emptyPhone(at('09:15'));
  county = new County();
  county.answers.set('/api/areas', areas);
});

it('asks for the first village', async () => {
  await openPage(<ChooseVillage />, county);
  expect(screen.getByRole('heading', { name: '您是哪个村？' })).toBeTruthy();
  await press('沙芜乡');
  await press('洞口村');
  expect(useSettings.getState().villages).toEqual([{ code: '350423200201', name: '洞口村', townshipName: '沙芜乡' }]);
  expect(phone.calls.at(-1)).toEqual(['switchTab', { url: '/home/index' }]);
});

it('shows a kept one at one touch, and says which is shown', async () => {
  act(() => {
    useSettings.getState().keepVillage({ code: '350423104204', name: '下谢村', townshipName: '长校镇', label: '家' });
    useSettings.getState().keepVillage({ code: '350423104201', name: '留坑村', townshipName: '长校镇' });
  });
  await openPage(<ChooseVillage />, county);
  expect(screen.getByRole('button', { name: /正在看/ }).textContent).toContain('留坑村');
  await press(/家（下谢村）/);
  expect(useSettings.getState().chosenCode).toBe('350423104204');
  expect(phone.calls.at(-1)).toEqual(['switchTab', { url: '/home/index' }]);
});
