// Can one set the text size, name and drop villages, and wipe the phone?
import { act, fireEvent, screen } from '@testing-library/react';
import { endpoint } from '@kehuoyou/shared';
import { outbox } from '../core/outbox/app-outbox';
import { storage } from '../core/platform/storage';
import { useSettings } from '../core/settings';
import { County, emptyPhone, openPage } from '../testing/county';
import { phone } from '../testing/taro';
import { at, villagePack } from '../testing/village-pack';
import Me from './index';

let county: County;
const press = (name: string | RegExp) => act(async () => void fireEvent.click(screen.getByRole('button', { name })));
const choose = (name: string | RegExp) => act(async () => void fireEvent.click(screen.getByRole('radio', { name })));
const settings = () => useSettings.getState();
const root = () => document.querySelector('.root')?.className;

beforeEach(() => {
  emptyPhone(at('09:15'));
  county = new County();
  county.answers.set('/api/villages/350423104204/pack', villagePack());
  act(() => {
    settings().keepVillage({ code: '350423104201', name: '留坑村', townshipName: '长校镇' });
    settings().keepVillage({ code: '350423104204', name: '下谢村', townshipName: '长校镇' });
  });
});

it('writes everything at once in the size that is touched, up to 30 px, and back', async () => {
  await openPage(<Me />, county);
  expect(screen.getAllByRole('radio', { checked: true }).map((size) => size.textContent)).toEqual(['标准']);
  await choose('最大');
  expect(root()).toContain('elder elder-largest');
  await choose('标准');
  expect(root()).not.toContain('elder');
});

it('names a village, and takes the name away again', async () => {
  await openPage(<Me />, county);
  await press(/^改留坑村/);
  await choose('爸妈家');
  expect(settings().villages[0]).toMatchObject({ name: '留坑村', label: '爸妈家' });
  expect(document.body.textContent).toContain('爸妈家（留坑村）');
  await choose('不写');
  expect(settings().villages[0]?.label).toBeUndefined();
});

it('drops a village and shows the other', async () => {
  await openPage(<Me />, county);
  await press(/^改下谢村/);
  await press('不要下谢村');
  expect(settings().villages.map(({ name }) => name)).toEqual(['留坑村']);
  expect(settings().chosenCode).toBe('350423104201');
});

it('leads to a village’s buses and to another village', async () => {
  await openPage(<Me />, county);
  await press('看留坑村的班车');
  expect(settings().chosenCode).toBe('350423104201');
  await press('加一个村');
  expect(phone.calls.map(([name, { url }]) => [name, url])).toEqual([
    ['switchTab', '/home/index'],
    ['navigateTo', '/network/village/index'],
  ]);
});

it('says whose data it is, that the timetable is an example, and the version', async () => {
  await openPage(<Me />, county);
  for (const part of ['清流县客货邮（示意时刻表），2026.1 版', 'GeoNames（CC BY 4.0）', '版本 0.0.0', '不用登录']) {
    expect(document.body.textContent).toContain(part);
  }
});

it('explains what to do where the phone has no voice', async () => {
  await openPage(<Me />, county);
  expect(document.body.textContent).toContain('没有能用的中文语音');
  expect(screen.queryByRole('button', { name: /读一读/ })).toBeNull();
});

describe('wiping the phone', () => {
  it('asks first, and keeps everything when the person thinks better of it', async () => {
    await openPage(<Me />, county);
    await press('清空本机保存的信息');
    await press('不清空');
    expect(settings().villages).toHaveLength(2);
  });

  it('leaves nothing of the person on the phone, and begins anew', async () => {
    storage.write('session/token', 'secret');
    storage.write('direction/350423104204', '县城');
    await openPage(<Me />, county);
    await choose('最大');
    await press('清空本机保存的信息');
    await press('清空');
    expect(storage.names('').filter((name) => name !== 'settings')).toEqual([]);
    expect(JSON.parse(storage.read('settings') ?? '')).toMatchObject({ state: { elder: false, villages: [] } });
    expect(phone.calls.at(-1)).toEqual(['switchTab', { url: '/home/index' }]);
  });

  it('warns of what was not sent yet, and then sends it no more', async () => {
    const report = endpoint<{ text: string }, null>('POST', '/api/reports', { access: ['public'], summary: '' });
    act(() => void outbox.add(report, { text: '没开门' }, '报告：没开门'));
    await openPage(<Me />, county);
    await press('清空本机保存的信息');
    expect(screen.getByRole('status').textContent).toBe('还有 1 条没有送出去，清空就没有了');
    await press('清空');
    expect(outbox.items()).toEqual([]);
  });
});
