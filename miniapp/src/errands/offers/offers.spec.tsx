// Is what is for sale found at once, and nothing said to be missing while it is still being looked for?
import { act, screen } from '@testing-library/react';
import { prepareCall } from '@kehuoyou/shared';
import type { Offer } from '@kehuoyou/shared';
import type { AskServer } from '../../core/query-book';
import { session } from '../../core/session';
import { openPage, pass } from '../../testing/county';
import type { County } from '../../testing/county';
import { text, type } from '../../testing/hands';
import { county, deskForEachTest } from '../../testing/notices-desk';
import { signedIn } from '../../testing/signed-in';
import { working } from '../../testing/staff';
import { phone } from '../../testing/taro';
import OffersPage from './index';

deskForEachTest();

const tofu: Offer = {
  ...{ id: 'o1', product: '豆腐皮', quantity: 30, unit: '斤', priceFen: 3_200, per: '斤', state: 'open' },
  ...{ villageCode: '350423104204', villageName: '下谢村', townshipCode: '350423104', townshipName: '长校镇' },
  ...{ where: 'point', until: '2026-12-12', putUpAt: '2026-11-24T00:00:00.000Z', pointId: 'P104204', seller: '李*' },
  pictures: [],
};
const ducks: Offer = { ...tofu, id: 'o2', product: '番鸭' };
const all = { offers: [tofu], townships: [{ code: '350423104', name: '长校镇', count: 1 }] };
const LOOKED = `/api/offers?q=${encodeURIComponent('番鸭')}`;

beforeEach(() => {
  phone.params = {};
  county.answers.set('/api/offers?limit=50', all);
});

/** A server that takes its time over one question; `go` lets the answer come. */
function slowly(url: string): { readonly county: County; readonly go: () => void } {
  let go = (): void => undefined;
  const waited = new Promise<void>((resolve) => (go = resolve));
  const ask: AskServer = async (endpoint, asked, known) => {
    if (prepareCall(endpoint, asked).url === url) await waited;
    return county.ask(endpoint, asked, known);
  };
  return { county: { ...county, ask }, go: () => go() };
}

it('does not say that there is none while the server is still asked', async () => {
  county.answers.set(LOOKED, { ...all, offers: [ducks] });
  const slow = slowly(LOOKED);
  await openPage(<OffersPage />, slow.county);
  expect(text()).toContain('豆腐皮 32 元');
  await type('要买什么？写名字', '番鸭');
  await pass(1_000);
  expect(text()).not.toMatch(/没有人卖|豆腐皮 32 元/);
  slow.go();
  await pass(100);
  expect(text()).toContain('番鸭 32 元');
});

it('looks in what the phone knows where nobody answers', async () => {
  await openPage(<OffersPage />, county);
  county.reachable = false;
  await type('要买什么？写名字', '豆腐');
  await pass(1_000);
  expect(text()).toContain('豆腐皮 32 元');
  await type('要买什么？写名字', '番鸭');
  await pass(1_000);
  expect(text()).toContain('现在没有人卖“番鸭”');
});

it('shows the office what it releases: how much of it, and its photo', async () => {
  act(() => void session.keep(signedIn('T')));
  county.answers
    .set('/api/me', working('county_office', 'area', '350423'))
    .set('/api/held-offers', { offers: [{ ...tofu, state: 'held', pictures: ['PIC1'] }] });
  await openPage(<OffersPage />, county);
  expect(text()).toMatch(/下谢村：豆腐皮等您看32 元 一斤，一共 30 斤/);
  expect(screen.getByRole('button', { name: '看照片：豆腐皮' })).toBeTruthy();
});

it('says to the office that nothing waits, and to nobody else', async () => {
  await openPage(<OffersPage />, county);
  expect(text()).not.toContain('等您公开');
  act(() => void session.keep(signedIn('T')));
  county.answers
    .set('/api/me', working('township_office', 'area', '350423104'))
    .set('/api/held-offers', { offers: [] });
  await openPage(<OffersPage />, county);
  expect(text()).toContain('现在没有等您公开的。');
});
