// Does one hear of what changed, once, with or without a network?
import { act, screen } from '@testing-library/react';
import { outbox } from '../core/outbox/app-outbox';
import { CallFailure } from '../core/call-failure';
import { session } from '../core/session';
import { useSettings } from '../core/settings';
import { HomeAnnouncements } from '../home/home-announcements';
import { County, openPage, pass } from '../testing/county';
import { setOnline } from '../testing/connection';
import { signedIn } from '../testing/signed-in';
import { phone } from '../testing/taro';
import { at } from '../testing/village-pack';
import { FollowButton } from '../ui/page/follow-button';
import AnnouncementPage from './announcement/index';
import Announcements from './announcements/index';
import InboxPage from './inbox/index';
import { useFollow } from './use-follow';
import { budgetWords } from './use-message-ask';
import { county, desk, announcement, deskForEachTest } from '../testing/notices-desk';
import { text, press } from '../testing/hands';

deskForEachTest();

const village = '350423104204';

describe('the inbox', () => {
  beforeEach(() => act(() => void session.keep(signedIn('T'))));

  it('tells what happened, why to whom, and leads to the page about it', async () => {
    desk.will('POST /api/notices/N1/readings', { unread: 0 });
    await openPage(<InboxPage />, county);
    expect(text()).toContain('消息（1 条没看）');
    expect(text()).toContain('您关注了下谢村');
    await press('去看看：班车取消');
    expect(phone.calls.at(-1)).toEqual(['navigateTo', { url: '/timetable/board/index?stop=V104204' }]);
    expect(desk.writes.map(({ url }) => url)).toEqual(['/api/notices/N1/readings']);
  });

  it('counts what was read without a network as read, and tells the server later', async () => {
    await openPage(<InboxPage />, county);
    act(() => setOnline(false));
    await press('看过了：班车取消');
    expect(text()).not.toContain('没看');
    expect(outbox.items().map(({ url }) => url)).toEqual(['/api/notices/N1/readings']);
    expect(desk.writes).toEqual([]);
  });

  it('says what nothing means', async () => {
    county.answers.set('/api/notices', { notices: [], unread: 0 });
    await openPage(<InboxPage />, county);
    expect(text()).toContain('现在没有消息。');
  });
});

describe('announcements', () => {
  beforeEach(() => {
    county.answers
      .set(`/api/villages/${village}/announcements`, { announcements: [announcement] })
      .set('/api/announcements/B1', announcement);
  });

  it('stand on the home page without an account, until they end', async () => {
    await openPage(<HomeAnnouncements villageCode={village} />, county);
    await press(/^修路三天/);
    expect(phone.calls.at(-1)).toEqual(['navigateTo', { url: '/notices/announcement/index?id=B1' }]);
    await pass(11 * 3_600_000);
    expect(text()).not.toContain('修路三天');
  });

  it('are listed for the chosen village, and read in full with their pictures', async () => {
    act(() => useSettings.getState().keepVillage({ code: village, name: '下谢村', townshipName: '长校镇' }));
    const { unmount } = await openPage(<Announcements />, county);
    expect(text()).toContain('道路通行 · 县里办公室 · 今天');
    unmount();
    phone.params = { id: 'B1' };
    await openPage(<AnnouncementPage />, county);
    expect(screen.getByRole('img').getAttribute('src')).toBe('/api/pictures/P1');
    expect(text()).toContain('有事打电话。');
  });

  it('say when one has been taken down', async () => {
    phone.params = { id: 'B2' };
    const gone = Object.assign(new County(), { ask: () => Promise.reject(new CallFailure('announcement_not_found')) });
    await openPage(<AnnouncementPage />, gone);
    expect(text()).toContain('可能已经撤下了');
  });
});

describe('following', () => {
  function Stop() {
    return <FollowButton follow={useFollow('stop', 'V104204')} what="这一站" news="班车停开、又开了" />;
  }

  it('leads to signing in first', async () => {
    await openPage(<Stop />, county);
    await press('这一站有变化告诉我');
    expect(phone.calls.at(-1)).toEqual(['navigateTo', { url: '/accounts/sign-in/index' }]);
  });

  it('begins and ends with one press each', async () => {
    act(() => void session.keep(signedIn('T')));
    county.answers.set('/api/followings', { followings: [] });
    desk.will('POST /api/followings', {}).will('DELETE /api/followings/stop/V104204', {});
    await openPage(<Stop />, county);
    county.answers.set('/api/followings', {
      followings: [{ kind: 'stop', id: 'V104204', since: at('09:15').toISOString() }],
    });
    await press('这一站有变化告诉我');
    await press('不用告诉我了');
    expect(desk.writes.map(({ method }) => method)).toEqual(['POST', 'DELETE']);
  });

  it('says how often WeChat may still tell', () => {
    expect(budgetWords({ left: 2 })).toBe('微信还能提醒 2 次。');
    expect(budgetWords({ left: 0 })).toBe('微信不会响，消息写在“我的”里。');
  });
});
