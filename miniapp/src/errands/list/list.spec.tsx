// Is the shopping list put together as one likes, worked in the hand and at a desk, and is it for buyers alone?
import { act, fireEvent, screen } from '@testing-library/react';
import { session } from '../../core/session';
import { openPage, pass } from '../../testing/county';
import { aLine, anErrand, toBuy } from '../../testing/errands/errand-case';
import { press, text, type } from '../../testing/hands';
import { county, desk, deskForEachTest } from '../../testing/notices-desk';
import { signedIn } from '../../testing/signed-in';
import { working } from '../../testing/staff';
import { phone } from '../../testing/taro';
import { setWideScreen } from '../../testing/wide-screen';
import ListPage from './index';

deskForEachTest();
const other = { ...toBuy, id: 'E2', name: '王**', lines: [aLine(1, '加碘盐', { amount: 3 })] };
const errand = { ...anErrand, state: 'accepted', may: ['buy', 'ask_back', 'cannot'] };

beforeEach(() => {
  phone.params = {};
  act(() => void session.keep(signedIn('T')));
  county.answers
    .set('/api/me', working('buyer', 'company', 'GXS'))
    .set('/api/errands/list', { errands: [toBuy, other], buyers: [{ id: 'GXS', name: '县供销社' }] })
    .set('/api/errands/E1', errand);
});
afterEach(() => setWideScreen(false));

it('adds up what is to be bought in a shop, and opens one on a phone', async () => {
  await openPage(<ListPage />, county);
  expect(text()).toMatch(/县供销社：要买 2 份.*一共要买：加碘盐 5 包.*罗\*\* · 下谢村.*加碘盐 2 包.*王\*\*/);
  expect(text()).not.toContain('0001');
  await press(/罗\*\* · 下谢村/);
  expect(phone.calls.at(-1)).toEqual(['navigateTo', { url: '/errands/buy/index?id=E1' }]);
});

it('has one beside the list at a desk, where it is ticked with its price', async () => {
  setWideScreen(true);
  await openPage(<ListPage />, county);
  await press('买好了');
  await type('加碘盐一共多少元', '9');
  await press('买好了，记下');
  expect(screen.getByRole('alert').textContent).toContain('说好最多 8 元');
  await type('加碘盐一共多少元', '6.5');
  expect(text()).toContain('一共花了 6.50 元');
  const bought = { ...errand, state: 'bought', paidFen: 650, may: ['hand_over'] };
  desk.will('POST /api/errands/E1/buy', bought);
  county.answers.set('/api/errands/E1', bought);
  await press('买好了，记下');
  await pass(100);
  expect(desk.writes.map(({ body }) => body)).toEqual([
    {
      lines: [{ line: 1, fen: 650 }],
      ...{ occurredAt: expect.stringMatching(/Z$/) as unknown, sentAt: expect.stringMatching(/Z$/) as unknown },
    },
  ]);
  expect(screen.getByRole('button', { name: '交给班车' })).toBeTruthy();
});

it('goes from one to the next by keys', async () => {
  setWideScreen(true);
  county.answers.set('/api/errands/E2', { ...errand, id: 'E2', name: '王**' });
  await openPage(<ListPage />, county);
  await act(async () => void fireEvent.keyDown(document.body, { key: 'j' }));
  await pass(0);
  expect(screen.getByRole('button', { current: 'page' }).textContent).toContain('王**');
});

it('is not for whoever buys for nobody', async () => {
  county.answers.set('/api/me', working('driver', 'company', 'MT'));
  await openPage(<ListPage />, county);
  expect(text()).toContain('替人买东西归代购员和站长。');
  expect(county.asked).not.toContain('/api/errands/list');
});
