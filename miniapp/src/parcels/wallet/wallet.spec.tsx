// Does a household see where its parcels are, and decide about them once, with or without a network?
import { act, fireEvent, screen } from '@testing-library/react';
import { messagesApi } from '@kehuoyou/shared';
import { outbox } from '../../core/outbox/app-outbox';
import { session } from '../../core/session';
import { HomeParcels } from '../../home/home-parcels';
import { setOnline } from '../../testing/connection';
import { openPage, pass } from '../../testing/county';
import { press, text } from '../../testing/hands';
import { county, desk, deskForEachTest } from '../../testing/notices-desk';
import { signedIn } from '../../testing/signed-in';
import { phone } from '../../testing/taro';
import { coming, parcel, taken, waiting } from '../../testing/wallet-parcels';
import WalletPage from './index';

deskForEachTest();
const URL = '/api/me/parcels';
const PEOPLE = '/api/households/people';
const EXTEND = `POST ${URL}/A1/extension`;
const DISPUTE = `POST ${URL}/C1/dispute`;
const has = (...parcels: readonly unknown[]) => county.answers.set(URL, { parcels });
const extended = { ...waiting, may: { extend: false, dispute: false } };

it('leads whoever has not signed in there, and asks nothing of the server about them', async () => {
  await openPage(<WalletPage />, county);
  expect(text()).toContain('登录以后，看家里的快递到了没有');
  await press('去登录');
  expect(phone.calls.at(-1)).toEqual(['navigateTo', { url: '/accounts/sign-in/index' }]);
  expect(county.asked).not.toContain(URL);
});

describe('signed in', () => {
  beforeEach(() => act(() => void session.keep(signedIn('T'))));

  it('shows how parcels become theirs while no number is confirmed, and a calm answer once one is', async () => {
    has();
    county.answers.set(PEOPLE, { people: [{ id: 'S', relation: 'self', confirmed: false, followers: [] }] });
    const { unmount } = await openPage(<WalletPage />, county);
    expect(text()).toContain('让站长扫一下您手机上的码');
    await press('去写家里人、拿码');
    expect(phone.calls.at(-1)).toEqual(['navigateTo', { url: '/accounts/household/index' }]);
    unmount();
    await pass(60_000);
    county.answers.set(PEOPLE, { people: [{ id: 'S', relation: 'self', confirmed: true, followers: [] }] });
    await openPage(<WalletPage />, county);
    expect(text()).toContain('还没有快递的消息');
  });

  it('has what waits first, each group counted, and the same for the ear', async () => {
    has(waiting, coming, taken);
    await openPage(<WalletPage />, county);
    const heads = screen.getAllByRole('heading').map(({ textContent }) => textContent);
    expect(heads).toEqual(['我家快递', '1 件可以去取了', '1 件在路上', '这几天取走或退回的 1 件']);
    expect(text()).toContain('2号架3层3882单号后四位');
    expect(text()).toMatch(/放了 3 天.*再放 4 天就退回.*可以多放 5 天，放到 12月3日/);
    expect(text()).toMatch(/今天 10:2010:00左右到班车晚 20 分/);
    const spoken = screen.getAllByRole('group').map((card) => card.getAttribute('aria-label') ?? '');
    expect(spoken[0]).toBe(
      '奶奶的快递，中通快递，尾号三八八二。二号架，三层，尾号三八八二。放了三天，再放四天就退回。',
    );
    expect(spoken.filter((each) => /[0-9]/.test(each))).toEqual([]);
  });

  it('asks of a parcel whether it may be left, keeps the answer without a network, and shows what was said', async () => {
    const open = { ...coming, leaving: 'open' };
    has(open);
    county.answers.set('/api/consents', { states: [], ledger: [] });
    await openPage(<WalletPage />, county);
    expect(text()).toContain('尾号 7788 到了，放在下谢村客货邮服务点，可以吗');
    await act(async () => setOnline(false));
    await press('送到家：尾号 7788');
    expect(text()).toContain('记下了，有网络就送出去。');
    desk.will(`POST ${URL}/B1/leaving`, { ...open, leaving: 'home' });
    has({ ...open, leaving: 'home' });
    await act(async () => setOnline(true));
    await act(() => outbox.replay());
    await pass(1_000);
    expect(desk.writes.map(({ body }) => body)).toEqual([{ wish: 'home' }]);
    expect(text()).toContain('给您送到家，不用来取。');
    await press('换个地方放：尾号 7788');
    expect(screen.getByRole('button', { name: '不要：尾号 7788' })).toBeDefined();
  });

  it('agrees to a point for good in the very words, and takes it back in the same place', async () => {
    has({ ...waiting, leaving: 'open' });
    county.answers.set('/api/consents', { states: [], ledger: [] });
    await openPage(<WalletPage />, county);
    await press('以后都可以放这里');
    expect(text()).toContain('我和我家人的包裹到了，可以放在这个服务点');
    const state = { kind: 'leave_at_point', subject: 'P104204', given: true, version: '2026-11', current: true };
    const said = { ...state, at: '2026-11-24T09:00:00+08:00' };
    desk.will('POST /api/consents', said);
    has({ ...waiting, leaving: 'point' });
    county.answers.set('/api/consents', { states: [said], ledger: [] });
    await press(/^同意：/);
    await pass(1_000);
    expect(desk.writes.map(({ body }) => body)).toMatchObject([{ kind: 'leave_at_point', subject: 'P104204' }]);
    expect(text()).not.toContain('可以吗');
  });

  it('shows one line for the whole household at its point, agrees there in the very words, and takes it back', async () => {
    has({ ...waiting, leaving: 'point' }, { ...coming, leaving: 'point' });
    county.answers.set('/api/consents', { states: [], ledger: [] });
    await openPage(<WalletPage />, county);
    const agree = '以后都可以放：下谢村客货邮服务点';
    expect(screen.getAllByRole('button', { name: /^以后都可以放/ })).toHaveLength(1);
    expect(text()).toContain('下谢村客货邮服务点：每一件都先问您。');
    await press(agree);
    expect(text()).toContain('我和我家人的包裹到了，可以放在这个服务点');
    const state = { kind: 'leave_at_point', subject: 'P104204', given: true, version: '2026-11', current: true };
    const said = { ...state, at: '2026-11-24T09:00:00+08:00' };
    desk.will('POST /api/consents', said);
    county.answers.set('/api/consents', { states: [said], ledger: [] });
    await press(/^同意：/);
    await pass(1_000);
    expect(text()).toContain('下谢村客货邮服务点：都可以放，不用再问。');
    desk.will('POST /api/consents/withdrawals', { ...said, given: false });
    county.answers.set('/api/consents', { states: [{ ...said, given: false }], ledger: [] });
    await press('以后每件都问我：下谢村客货邮服务点');
    await pass(1_000);
    expect(text()).toContain('下谢村客货邮服务点：每一件都先问您。');
    expect(desk.writes.map(({ body }) => body)).toMatchObject([
      { kind: 'leave_at_point', subject: 'P104204', version: '2026-11' },
      { kind: 'leave_at_point', subject: 'P104204' },
    ]);
  });

  it('asks in WeChat, with one touch for one message, to be told when a parcel is there; a no asks nothing of the server', async () => {
    process.env.TARO_ENV = 'weapp';
    const touch = async () => {
      await act(async () => void fireEvent.click(screen.getByText('到了叫我', { selector: '.button-word' })));
      await pass(1_000);
    };
    try {
      has(coming);
      const budget = { template: 'parcel', name: '快递', templateId: 'T-parcel' };
      const other = { template: 'service_change', name: '班车', templateId: 'T-change', left: 9 };
      county.answers.set('/api/messages/budgets', { budgets: [other, { ...budget, left: 0 }] });
      await openPage(<WalletPage />, county);
      expect(text()).toContain('微信不会响');
      phone.saysYes = false;
      await touch();
      expect(phone.calls.at(-1)).toEqual(['requestSubscribeMessage', { tmplIds: ['T-parcel'] }]);
      expect(phone.calls.map(([name]) => name)).not.toContain('request');
      phone.saysYes = true;
      await touch();
      const [, sent] = phone.calls.find(([name]) => name === 'request') ?? [];
      expect(sent).toMatchObject({ url: messagesApi.accept.path, data: JSON.stringify({ templates: ['parcel'] }) });
    } finally {
      process.env.TARO_ENV = 'h5';
    }
  });

  it('shows of several people one at a time, where that is wanted', async () => {
    has(waiting, coming);
    await openPage(<WalletPage />, county);
    await press('爸爸 1', 'radio');
    expect(text()).not.toContain('单号后四位');
    expect(text()).toContain('尾号 7788');
    await press('全家', 'radio');
    expect(text()).toContain('单号后四位');
  });

  it('keeps a parcel longer once, however often the button is pressed', async () => {
    has(waiting);
    desk.will(EXTEND, extended);
    await openPage(<WalletPage />, county);
    const button = screen.getByRole('button', { name: /^再放 5 天：尾号 3882/ });
    county.answers.set(URL, { parcels: [extended] });
    await act(async () => {
      fireEvent.click(button);
      fireEvent.click(button);
    });
    await pass(0);
    expect(desk.writes.map(({ method, url }) => `${method} ${url}`)).toEqual([EXTEND]);
    expect(text()).not.toContain('再放 5 天');
    expect(outbox.items()).toEqual([]);
  });

  it('keeps what was decided without a network, and sends it when there is one', async () => {
    has(waiting);
    await openPage(<WalletPage />, county);
    act(() => setOnline(false));
    await press(/^再放 5 天：/);
    expect(text()).toContain('记下了要多放几天，有网络就送出去。');
    expect(desk.writes).toEqual([]);
    desk.will(EXTEND, extended);
    county.answers.set(URL, { parcels: [extended] });
    act(() => setOnline(true));
    await act(() => outbox.replay());
    await pass(0);
    expect(text()).not.toContain('记下了');
  });

  it('says when it could not be done, until that is read', async () => {
    has(waiting);
    desk.refuses(EXTEND, 'already_extended');
    await openPage(<WalletPage />, county);
    await press(/^再放 5 天：/);
    expect(text()).toContain('没有办成：尾号 3882 的快递再放 5 天');
    await press(/^知道了：/);
    expect(text()).not.toContain('没有办成');
  });

  it('answers 不是我取的 with what follows, and only then tells', async () => {
    has(taken);
    desk.will(DISPUTE, taken);
    await openPage(<WalletPage />, county);
    await press('不是我取的：尾号 9046');
    expect(text()).toContain('先问问家里人');
    expect(desk.writes).toEqual([]);
    await press('先不点');
    expect(text()).not.toContain('先问问家里人');
    await press('不是我取的：尾号 9046');
    has({ ...taken, exceptions: ['disputed'], may: { extend: false, dispute: false } });
    await press('不是我家取的：尾号 9046');
    expect(desk.writes).toHaveLength(1);
    expect(text()).toContain('您说不是您家取的');
    expect(screen.getByRole('button', { name: /^打给站长/ })).toBeTruthy();
  });

  it('decides nothing for somebody who is only followed', async () => {
    has(
      { ...waiting, own: false, may: { extend: false, dispute: false } },
      { ...taken, own: false, may: { extend: false, dispute: false } },
    );
    await openPage(<WalletPage />, county);
    expect(screen.queryByRole('button', { name: /再放|不是我/ })).toBeNull();
  });

  it('goes on showing the code without a network, with its age', async () => {
    has(waiting);
    const { unmount } = await openPage(<WalletPage />, county);
    unmount();
    await pass(2 * 24 * 3_600_000);
    county.reachable = false;
    act(() => setOnline(false));
    await openPage(<WalletPage />, county);
    expect(text()).toContain('取件码仍可用');
    expect(text()).toContain('放了 5 天');
  });

  it('stands on the home page by how many wait and where, and is quiet otherwise', async () => {
    has(taken);
    const { container, unmount } = await openPage(<HomeParcels />, county);
    expect(container.textContent).toBe('');
    unmount();
    await pass(60_000);
    has(waiting, parcel({ id: 'A2', shelf: '2-3-0417', keeping: { ...waiting.keeping, days: 0 } as never }), coming);
    await openPage(<HomeParcels />, county);
    expect(text()).toMatch(/我家快递放了 3 天.*2 件在服务点2-3-3882还有 1 件在路上，今天 10:20 左右到/);
    expect(screen.getByRole('group').getAttribute('aria-label')).toBe(
      '我家快递两件在服务点。二号架，三层，尾号三八八二。放了三天，再放四天就退回。还有一件在路上。',
    );
    await press('看我家快递');
    expect(phone.calls.at(-1)).toEqual(['navigateTo', { url: '/parcels/wallet/index' }]);
  });
});
