// Does one get from a word to what is asked for in three steps, with or without a network, and is a no said at once?
import { act, screen } from '@testing-library/react';
import { errandsApi } from '@kehuoyou/shared';
import { mediaQueue } from '../../core/outbox/app-media';
import { outbox } from '../../core/outbox/app-outbox';
import { storage } from '../../core/platform/storage';
import { session } from '../../core/session';
import { useSettings } from '../../core/settings';
import { setOnline } from '../../testing/connection';
import { openPage, pass } from '../../testing/county';
import { anErrand, aSummary } from '../../testing/errands/errand-case';
import { forgetMedia, keepMedia } from '../../testing/errands/media-case';
import { press, text, type } from '../../testing/hands';
import { county, desk, deskForEachTest } from '../../testing/notices-desk';
import { signedIn } from '../../testing/signed-in';
import { phone } from '../../testing/taro';
import { villagePack } from '../../testing/village-pack';
import { blankDraft, blankLine, draftAt, useErrandMemory } from '../errand-draft';
import ErrandPage from '../errand';
import MinePage from '../mine';
import { SHOWN } from '../stand-ins';
import AskPage from './index';

deskForEachTest();
const ASK = 'POST /api/errands';

beforeEach(() => {
  phone.params = {};
  county.answers
    .set('/api/villages/350423104204/pack', villagePack())
    .set('/api/me/errands', { errands: [] })
    .set('/api/errand-shops', { shops: [{ id: 'GXS', name: '县供销社', sells: '种子、化肥' }] });
  act(() => {
    useSettings.getState().keepVillage({ code: '350423104204', name: '下谢村', townshipName: '长校镇' });
    session.keep(signedIn('T'));
  });
});

/** Two packets of salt for at most 10 yuan, up to the last step. */
async function fill(name = '您的名字', number = '您的手机号'): Promise<void> {
  await openPage(<AskPage />, county);
  await press('食盐', 'radio');
  await press('带多少，多一包');
  await press('下一步');
  await press('10 元', 'radio');
  await press('换差不多的', 'radio');
  await press('下一步');
  await type(name, '罗大山');
  await type(number, '19900000001');
}

it('asks in three steps, and leads to where it stands', async () => {
  await fill();
  await press(/^明天/, 'radio');
  await press('县供销社', 'radio');
  expect(text()).toMatch(/第 3 步.*有种子、化肥.*再看一遍食盐 2 包最多 10 元；没有的话，换差不多的/);
  desk.will(ASK, anErrand);
  await press('就这样，帮我带');
  await pass(100);
  expect(desk.writes.map(({ body }) => body)).toEqual([
    {
      lines: [{ what: '食盐', amount: 2, unit: '包', maxFen: 1_000, substitute: 'yes' }],
      ...{ pointId: 'P104204', name: '罗大山', phone: '19900000001', by: '2026-11-25', shopId: 'GXS' },
    },
  ]);
  expect(phone.calls.at(-1)).toEqual(['redirectTo', { url: '/errands/errand/index?id=E1' }]);
  expect(draftAt(useErrandMemory.getState(), undefined)).toMatchObject({ step: 0, who: { name: '罗大山' } });
});

it('says at once what no bus may bring, why, and where to go, and goes no further', async () => {
  await openPage(<AskPage />, county);
  await type('东西的名字', '两条红塔山香烟');
  expect(text()).toMatch(/带不了.*这个带不了/);
  await press('下一步');
  expect(screen.getByRole('alert').textContent).toContain('带不了');
  expect(text()).toContain('第 1 步');
});

it('keeps it without a network, shows it as one’s own, and sends it once by itself', async () => {
  await fill();
  act(() => setOnline(false));
  await press('就这样，帮我带');
  await pass(100);
  expect(phone.calls.at(-1)).toEqual(['redirectTo', { url: '/errands/mine/index' }]);
  const { unmount } = await openPage(<MinePage />, county);
  expect(text()).toMatch(/托人带食盐 2 包.*等网络.*还没发出去/);
  desk.will(ASK, anErrand);
  county.answers.set('/api/me/errands', { errands: [aSummary] });
  act(() => setOnline(true));
  await act(() => outbox.replay());
  await pass(1_000);
  expect(desk.writes).toHaveLength(1);
  expect(text()).toMatch(/加碘盐 2 包.*等人接/);
  expect(text()).not.toContain('还没发出去');
  unmount();
});

it('says what the server does not take, and everything is still there to be mended', async () => {
  await fill();
  desk.refuses(ASK, 'phone_not_valid');
  await press('就这样，帮我带');
  await pass(100);
  expect(screen.getByRole('alert').textContent).not.toBe('');
  expect(screen.getByLabelText('您的名字')).toHaveProperty('value', '罗大山');
  expect(outbox.items()).toEqual([]);
});

it('offers what was asked for last, one tap from the last step', async () => {
  county.answers.set('/api/me/errands', { errands: [aSummary] });
  await openPage(<AskPage />, county);
  await press(/^再带一次：加碘盐两包/);
  expect(text()).toMatch(/第 3 步.*加碘盐 2 包最多 8 元/);
});

it('begins anew at the counter, with nobody’s name, and does not mix up the two', async () => {
  await fill();
  phone.params = { point: 'P104204' };
  county.answers.set('/api/points/P104204', villagePack().points[0]);
  await openPage(<AskPage />, county);
  expect(text()).toContain('替打电话的人托，第 1 步');
  expect(screen.getByLabelText('东西的名字')).toHaveProperty('value', '');
  await type('东西的名字', '尿素');
  // One's own is as it was left.
  expect(draftAt(useErrandMemory.getState(), undefined)).toMatchObject({ step: 2, lines: [{ what: '食盐' }] });
  expect(draftAt(useErrandMemory.getState(), 'P104204')).toMatchObject({ step: 0, lines: [{ what: '尿素' }] });
});

it('leads the keeper back to the list of the point, also without a network', async () => {
  phone.params = { point: 'P104204' };
  county.answers.set('/api/points/P104204', villagePack().points[0]);
  await fill('怎么称呼', '电话');
  act(() => setOnline(false));
  await press('就这样，帮我带');
  await pass(100);
  expect(phone.calls.at(-1)).toEqual(['redirectTo', { url: '/errands/point/index?point=P104204' }]);
});

describe('what is shown along with it', () => {
  afterEach(forgetMedia);
  const OWN = '照片：要带的东西';

  it('stands for what was not written', async () => {
    keepMedia(OWN);
    await openPage(<AskPage />, county);
    await press('下一步');
    expect(text()).toMatch(/第 2 步.*照片上的 1 样/);
  });

  it('is still read where the version before told it by how many there were', async () => {
    const draft = { ...blankDraft({ name: '', phone: '' }), lines: [SHOWN, blankLine] };
    const state = { drafts: { own: { ...draft, shownBefore: { pictures: 1, recordings: 0 } } }, own: draft.who };
    storage.write('errand-ask', JSON.stringify({ state: { ...state, account: session.account() }, version: 1 }));
    await useErrandMemory.persist.rehydrate();
    keepMedia(OWN);
    await openPage(<AskPage />, county);
    await press('下一步');
    expect(text()).toMatch(/第 2 步.*照片上的 1 样/);
  });

  it('is no other form’s: neither the caller’s nor the next one’s', async () => {
    keepMedia(OWN);
    phone.params = { point: 'P104204' };
    county.answers.set('/api/points/P104204', villagePack().points[0]);
    await openPage(<AskPage />, county);
    expect(text()).toContain('替打电话的人托，第 1 步');
    expect(text()).not.toContain('已经加了');
    await press('下一步');
    expect(screen.getByRole('alert').textContent).toContain('先写要带什么');
  });

  it('goes with the words that it was for, once it is said that they are not wanted', async () => {
    keepMedia(OWN);
    await fill();
    phone.params = { id: 'E1' };
    county.answers.set('/api/errands/E1', anErrand);
    await openPage(<ErrandPage />, county);
    await press('再带一次');
    expect(text()).toMatch(/有一份没写完.*食盐 2 包/);
    expect(phone.calls.at(-1)).not.toEqual(['navigateTo', { url: '/errands/ask/index' }]);
    await press('那份不要了');
    await pass(100);
    expect(phone.calls.at(-1)).toEqual(['navigateTo', { url: '/errands/ask/index' }]);
    expect(mediaQueue.items()).toEqual([]);
    expect(draftAt(useErrandMemory.getState(), undefined)).toMatchObject({ step: 2, lines: [{ what: '加碘盐' }] });
  });
});

describe('what is on the phone alone', () => {
  afterEach(forgetMedia);
  const body = {
    ...{ lines: [{ what: '食盐', amount: 2, unit: '包', substitute: 'ask' as const }], pointId: 'P104204' },
    ...{ name: '罗大山', phone: '19900000001', shopId: 'GXS' },
  };

  it('sends its photo first when somebody does not want to wait', async () => {
    const { key } = keepMedia('照片：要带的东西', { state: 'waiting' });
    act(() => void outbox.add(errandsApi.ask, body, '托人带食盐 2 包', undefined, { pictures: [key] }));
    await openPage(<MinePage />, county);
    expect(text()).toContain('托人带食盐 2 包，连 1 张照片，存在手机里了');
    const sending = jest.spyOn(mediaQueue, 'replay');
    await press('现在发');
    expect(sending).toHaveBeenCalledTimes(1);
  });

  it('is mended with its shop and its photo, and loses nothing half-written unasked', async () => {
    await fill();
    const { key } = keepMedia('照片：要带的东西');
    act(() => void outbox.add(errandsApi.ask, body, '托人带食盐 2 包', undefined, { pictures: [key] }));
    desk.refuses(ASK, 'errand_refused', '太大了，班车带不了。');
    await act(() => outbox.replay());
    await openPage(<MinePage />, county);
    await press('改一改');
    expect(text()).toMatch(/有一份没写完.*食盐 2 包/);
    await press('先不');
    expect(outbox.items()).toHaveLength(1);
    await press('改一改');
    await press('那份不要了');
    await pass(100);
    expect(outbox.items()).toEqual([]);
    expect(mediaQueue.items()).toHaveLength(1);
    expect(draftAt(useErrandMemory.getState(), undefined)).toMatchObject({ step: 0, shopId: 'GXS' });
  });
});
