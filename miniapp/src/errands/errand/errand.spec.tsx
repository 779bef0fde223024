// Does one see where it stands and answer a question with one tap, once, also without a network?
import { act, screen } from '@testing-library/react';
import { errandsApi } from '@kehuoyou/shared';
import { outbox } from '../../core/outbox/app-outbox';
import { session } from '../../core/session';
import { setOnline } from '../../testing/connection';
import { openPage, pass } from '../../testing/county';
import { anErrand, askedBack } from '../../testing/errands/errand-case';
import { press, text } from '../../testing/hands';
import { county, desk, deskForEachTest } from '../../testing/notices-desk';
import { signedIn } from '../../testing/signed-in';
import { working } from '../../testing/staff';
import { phone } from '../../testing/taro';
import MinePage from '../mine';
import ErrandPage from './index';

deskForEachTest();
const URL = '/api/errands/E1';
const TOO_LATE = '已经买好了，取消不了。到了请来看看，钱货当面说。';

beforeEach(() => {
  phone.params = { id: 'E1' };
  act(() => void session.keep(signedIn('T')));
  county.answers.set(URL, askedBack);
});

it('asks in words what is in question, until when, and sends the yes once', async () => {
  await openPage(<ErrandPage />, county);
  expect(text()).toMatch(
    /有事要问您.*去买的人问您一件事没有您要的 加碘盐 2 包，最多 8 元。换成海盐，一共 10 元，行吗？/,
  );
  const answered = {
    ...askedBack,
    state: 'accepted',
    lines: [{ ...askedBack.lines[0], standing: 'agreed' }],
    may: ['cancel'],
  };
  desk.will(`POST ${URL}/answer`, answered);
  county.answers.set(URL, answered);
  await press(/^行：/);
  await pass(100);
  expect(desk.writes.map(({ body }) => body)).toEqual([{ yes: [1] }]);
  expect(text()).toMatch(/有人去买了.*答应了换成海盐/);
});

it('keeps a no without a network, offers nothing else meanwhile, and sends it later', async () => {
  await openPage(<ErrandPage />, county);
  act(() => setOnline(false));
  await press(/^不行：/);
  await pass(100);
  expect(text()).toMatch(/还没发出等网络.*回了：不行。存在手机里了/);
  expect(screen.queryByRole('button', { name: '不要了' })).toBeNull();
  const answered = {
    ...askedBack,
    state: 'accepted',
    lines: [{ ...askedBack.lines[0], standing: 'declined' }],
    may: [],
  };
  desk.will(`POST ${URL}/answer`, answered);
  county.answers.set(URL, answered);
  act(() => setOnline(true));
  const asked = county.asked.length;
  await act(() => outbox.replay());
  await pass(100);
  expect(desk.writes.map(({ body }) => body)).toEqual([{ yes: [] }]);
  // It is not asked once more: the page has asked anew by itself.
  expect(county.asked.slice(asked)).toContain(URL);
  expect(text()).toMatch(/有人去买了.*没答应换成海盐/);
  expect(screen.queryByRole('button', { name: /^不行/ })).toBeNull();
});

it('shows what was answered at once, as not sent yet, and asks anew where it is taken back', async () => {
  await openPage(<ErrandPage />, county);
  act(() => setOnline(false));
  await press(/^行：/);
  await pass(100);
  expect(text()).toMatch(/回话了还没发出去.*答应了换成海盐/);
  expect(text()).not.toContain('有事要问您');
  expect(screen.queryByRole('button', { name: /行：/ })).toBeNull();
  await press('收回这一句');
  expect(text()).toContain('有事要问您');
  expect(screen.getAllByRole('button', { name: /行：/ })).toHaveLength(2);
});

it('stands in one’s own list as it was said, as not sent yet', async () => {
  county.answers.set('/api/me/errands', { errands: [askedBack] });
  act(() => setOnline(false));
  outbox.add(errandsApi.answer, { id: 'E1', yes: [1] }, '回了：行');
  await openPage(<MinePage />, county);
  expect(text()).toMatch(/回话了，还没发出去.*还没发出去/);
});

it('shows what is not wanted any more at once, as not sent yet, with nothing to press twice', async () => {
  county.answers.set(URL, anErrand);
  await openPage(<ErrandPage />, county);
  act(() => setOnline(false));
  await press('不要了');
  await press('不要了');
  await pass(100);
  expect(text()).toMatch(/不要了还没发出去/);
  expect(text()).not.toContain('等人接');
  expect(screen.queryByRole('button', { name: '不要了' })).toBeNull();
});

it('is asked twice before it is given up, and says when it was bought already', async () => {
  county.answers.set(URL, anErrand);
  await openPage(<ErrandPage />, county);
  await press('不要了');
  expect(text()).toContain('真的不要了？');
  const bought = { ...anErrand, state: 'bought', paidFen: 650, may: [] };
  desk.refuses(`POST ${URL}/cancel`, 'errand_over', TOO_LATE);
  county.answers.set(URL, bought);
  await press('不要了');
  await pass(100);
  expect(text()).toMatch(/买好了.*买东西花了6\.50 元/);
  expect(screen.getByRole('alert').textContent).toContain(TOO_LATE);
});

it('says that it was bought already also where 不要了 has waited for a network', async () => {
  county.answers.set(URL, anErrand);
  await openPage(<ErrandPage />, county);
  await press('不要了');
  act(() => setOnline(false));
  await press('不要了');
  await pass(100);
  desk.refuses(`POST ${URL}/cancel`, 'errand_over', TOO_LATE);
  county.answers.set(URL, { ...anErrand, state: 'bought', paidFen: 650, may: [] });
  act(() => setOnline(true));
  await act(() => outbox.replay());
  await pass(100);
  expect(text()).toMatch(new RegExp(`没有算上.*${TOO_LATE}`));
});

it('shows the plate, what it cost, and offers the same again', async () => {
  const pieces = [{ waybill: 'DG00000018', shelf: '2-3-0018' }];
  county.answers.set(URL, { ...anErrand, state: 'ready', pieces, paidFen: 650, returnedFen: 50, may: [] });
  await openPage(<ErrandPage />, county);
  expect(text()).toMatch(/到了，来拿.*2号架3层0018单号后四位.*买东西花了6\.50 元退了0\.50 元/);
  await press('再带一次');
  expect(phone.calls.at(-1)).toEqual(['navigateTo', { url: '/errands/ask/index' }]);
});

it('shows a keeper whom to ring, on request, and nobody else', async () => {
  county.answers.set('/api/me', working('keeper', 'point', 'P104204'));
  county.answers.set(URL, { ...askedBack, forCaller: true });
  await openPage(<ErrandPage />, county);
  expect(text()).toMatch(/打电话问他一件事.*谁托的罗\*\* 尾号 0001/);
  desk.will(`POST ${URL}/contact`, { name: '罗大山', phone: '19900000001' });
  await press('看电话');
  await pass(100);
  expect(screen.getByRole('button', { name: /^打 19900000001/ })).toBeTruthy();
});
