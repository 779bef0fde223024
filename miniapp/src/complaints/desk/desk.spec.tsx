// Is the desk worked by keys before a wide screen, and a list that opens pages on a phone?
import { act, fireEvent, screen } from '@testing-library/react';
import { complaintDeskApi, prepareCall } from '@kehuoyou/shared';
import type { Desk, DeskComplaint } from '@kehuoyou/shared';
import { session } from '../../core/session';
import { aComplaint, NOW } from '../../testing/complaint-case';
import { areas, County, emptyPhone, openPage, pass } from '../../testing/county';
import { press, text, type } from '../../testing/hands';
import { signedIn } from '../../testing/signed-in';
import { working } from '../../testing/staff';
import { phone } from '../../testing/taro';
import { setWideScreen } from '../../testing/wide-screen';
import DeskPage from './index';

const counts = { open: 2, new: 0, due: 0, reopened: 1, waiting: 0, over: 0 };
const { evidence: _e, steps: _s, proof: _p, pictures: _i, recordings: _r, ...row } = aComplaint;
const other: DeskComplaint = {
  ...row,
  ...{ id: 'C9', number: 'QQ22WW', category: 'bus_late', place: { name: 'K05 路 08:33 往县城的车' }, together: 1 },
};
const desk = (...complaints: DeskComplaint[]): Desk => ({ complaints, counts });
const listed = (q?: string) =>
  prepareCall(complaintDeskApi.list, { part: 'open', limit: 50, ...(q === undefined ? {} : { q }) }).url;
let county: County;

beforeEach(() => {
  emptyPhone(NOW);
  session.keep(signedIn('T'));
  phone.params = {};
  county = new County();
  county.answers
    .set('/api/me', working('county_office', 'area', '350423'))
    .set('/api/areas', areas)
    .set(listed(), desk(row, other))
    .set('/api/complaints/C1', aComplaint)
    .set('/api/complaints/C9', { ...aComplaint, ...other, joined: [] });
});
afterEach(() => setWideScreen(false));

const key = async (name: string): Promise<void> => {
  await act(async () => void fireEvent.keyDown(document.activeElement ?? document.body, { key: name }));
  await pass(0);
};

it('shows the first beside the list, and goes up and down by keys', async () => {
  setWideScreen(true);
  await openPage(<DeskPage />, county);
  expect(text()).toMatch(/在办 2.*下谢村没开门2 人邮政21 时 40 分.*K05 路.*车晚得太多.*LS7K3M · 2 人一起说/);
  await key('j');
  expect(screen.getByRole('group', { name: /车晚得太多/ })).toBeTruthy();
  await key('j');
  expect(screen.getByRole('group', { name: /车晚得太多/ })).toBeTruthy();
  await key('k');
  expect(screen.getByRole('group', { name: '下谢村服务点没开门' })).toBeTruthy();
});

it('opens what a letter stands for, unless something is being written', async () => {
  setWideScreen(true);
  await openPage(<DeskPage />, county);
  await key('t');
  expect(screen.getByText('转给谁')).toBeTruthy();
  await press('先不办');
  await act(async () => void fireEvent.keyDown(screen.getByLabelText('编号、地方、电话后四位'), { key: 't' }));
  expect(screen.queryByText('转给谁')).toBeNull();
  await key('/');
  expect(document.activeElement?.getAttribute('aria-label')).toBe('编号、地方、电话后四位');
});

it('keeps the field in which somebody searches while the answer is on its way, and says when nothing is found', async () => {
  setWideScreen(true);
  await openPage(<DeskPage />, county);
  county.answers.set(listed('0001'), desk());
  await type('编号、地方、电话后四位', '0001');
  await pass(400);
  expect(text()).toMatch(/在办 2.*“在办”里没有“0001”/);
});

it('is a list on a phone, whose rows open a page', async () => {
  await openPage(<DeskPage />, county);
  expect(text()).toMatch(/下谢村 没开门在办2 人一起说，邮政，答应的还剩 21 时 40 分，法定还剩 6 天 12 时/);
  await press(/LS7K3M/);
  expect(phone.calls).toContainEqual(['navigateTo', { url: '/complaints/handle/index?id=C1' }]);
});

it('is not for somebody who has no complaints to handle', async () => {
  county.answers.set('/api/me', working('driver', 'company', 'MT'));
  await openPage(<DeskPage />, county);
  expect(text()).toContain('办投诉归县里、乡镇、邮政和客运公司。');
  expect(county.asked.filter((url) => url.startsWith('/api/complaints'))).toEqual([]);
});
