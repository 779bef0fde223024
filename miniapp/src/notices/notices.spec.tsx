// Does one hear of what changed, once, with or without a network, and can office and keeper do their part?
import { act, fireEvent, screen } from '@testing-library/react';
import type { Announcement, Call, Me, Notice, OfficeAnnouncement } from '@kehuoyou/shared';
import { outbox } from '../core/outbox/app-outbox';
import { CallFailure } from '../core/call-failure';
import { session } from '../core/session';
import { useSettings } from '../core/settings';
import { HomeAnnouncements } from '../home/home-announcements';
import { County, areas, emptyPhone, openPage, pass } from '../testing/county';
import { setOnline } from '../testing/connection';
import { OfficeDesk } from '../testing/office-desk';
import { signedIn } from '../testing/signed-in';
import { phone } from '../testing/taro';
import { at } from '../testing/village-pack';
import { FollowButton } from '../ui/page/follow-button';
import AnnouncementPage from './announcement/index';
import Announcements from './announcements/index';
import Calls from './calls/index';
import Events from './events/index';
import InboxPage from './inbox/index';
import { pageToOpen } from './notice-page';
import Office from './office/index';
import { useFollow } from './use-follow';
import { budgetWords } from './use-message-ask';
import Write from './write/index';

let county: County;
let desk: OfficeDesk;
const text = () => document.body.textContent;
const press = async (name: string | RegExp) => {
  await act(async () => void fireEvent.click(screen.getByRole('button', { name })));
  await pass(0);
};
const type = (label: string, value: string) =>
  act(async () => void fireEvent.change(screen.getByLabelText(label), { target: { value } }));

const village = '350423104204';
const me: Me = { accountId: 'A1', phoneConfirmed: false, sample: false, grants: [], privacyAgreed: true };
const working = (role: 'keeper' | 'county_office' | 'administrator', kind: 'point' | 'area', id: string): Me => ({
  ...me,
  grants: [{ id: 'G1', role, scope: { kind, id }, from: '2026-01-01T00:00:00Z', deputy: false }],
});
const notice: Notice = {
  id: 'N1',
  kind: 'trip_cancelled',
  title: '班车取消',
  text: '今天 09:48 下谢村去长校镇的班车取消',
  spoken: '今天上午九点四十八分，下谢村去长校镇的班车取消',
  reason: '您关注了下谢村',
  page: '/timetable/board/index?stop=V104204',
  at: at('09:00').toISOString(),
  superseded: false,
  told: [],
};
const announcement: Announcement = {
  id: 'B1',
  areaCode: '350423',
  topic: 'road',
  title: '修路三天',
  text: '班车绕行。\n有事打电话。',
  spoken: '修路三天。班车绕行。',
  from: '县里办公室',
  important: true,
  pictures: ['P1'],
  publishedAt: at('08:00').toISOString(),
  until: at('20:00').toISOString(),
};
const toCall: Call = {
  id: 'D1',
  kind: 'trip_cancelled',
  priority: 1,
  pointId: 'P104204',
  name: '王**',
  phone: '1******5678',
  spoken: '今天的班车取消',
  text: '今天 09:48 的班车取消',
  at: at('09:00').toISOString(),
  attempts: 1,
};

beforeEach(() => {
  emptyPhone(at('09:15'));
  county = new County();
  county.answers
    .set('/api/me', me)
    .set('/api/areas', areas)
    .set('/api/notices', { notices: [notice], unread: 1 });
  desk = new OfficeDesk();
  desk.install();
});
afterEach(() => {
  act(() => {
    for (const { key } of outbox.items()) outbox.discard(key);
  });
});

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

it.each([
  ['/timetable/board/index?stop=V%201', { path: '/timetable/board/index', params: { stop: 'V 1' } }],
  ['/home/index', { path: '/home/index', params: {} }],
  ['https://example.org/', undefined],
  ['//example.org/index', undefined],
  [undefined, undefined],
])('the page of a notice: %s', (page, opened) => expect(pageToOpen(page)).toEqual(opened));

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
    return <FollowButton follow={useFollow('stop', 'V104204')} what="这一站" />;
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

describe('the keeper’s calls', () => {
  beforeEach(() => {
    act(() => void session.keep(signedIn('T')));
    county.answers
      .set('/api/me', working('keeper', 'point', 'P104204'))
      .set('/api/points/P104204/calls', { calls: [toCall] });
  });

  it('show a number only when asked, and what to say', async () => {
    desk.will('POST /api/calls/D1/contact-readings', { name: '王秀英', phone: '13800000000' });
    await openPage(<Calls />, county);
    expect(text()).toContain('打过 1 次没通');
    expect(text()).not.toContain('13800000000');
    await press('看王**的号码，会记下来');
    expect(screen.getByRole('button', { name: /^打电话：王秀英/ })).toBeTruthy();
  });

  it('are done with when they were told, also without a network', async () => {
    await openPage(<Calls />, county);
    act(() => setOnline(false));
    await press('已口头通知王**');
    expect(text()).toContain('有 1 条记录还没送出去');
    expect(text()).toContain('现在不用给谁打电话。');
    expect(outbox.items()[0]).toMatchObject({ url: '/api/calls/D1/outcomes', body: { outcome: 'told' } });
  });

  it('are not for others', async () => {
    county.answers.set('/api/me', me);
    await openPage(<Calls />, county);
    expect(text()).toContain('打电话通知归站长办。');
  });
});

describe('the office', () => {
  beforeEach(() => {
    act(() => void session.keep(signedIn('T')));
    county.answers.set('/api/me', working('county_office', 'area', '350423'));
  });

  it('announces to a township', async () => {
    const { publishedAt: _none, ...rest } = announcement;
    desk.will('POST /api/announcements', {
      ...rest,
      status: 'checking',
      own: true,
      steps: [],
      submittedAt: at('09:15').toISOString(),
    });
    await openPage(<Write />, county);
    await press('交上去');
    expect(screen.getByRole('alert').textContent).toContain('标题和内容都要写上');
    await act(async () => void fireEvent.click(screen.getByRole('radio', { name: '长校镇' })));
    await type('标题', '修路三天');
    await type('内容', '班车绕行。');
    await press('交上去');
    expect(desk.writes[0]?.body).toEqual({
      areaCode: '350423104',
      topic: 'news',
      title: '修路三天',
      text: '班车绕行。',
      important: false,
    });
    expect(text()).toContain('正在检查');
  });

  it('decides on what is held, with a reason, and never on its own', async () => {
    const held: OfficeAnnouncement = {
      ...announcement,
      status: 'held',
      submittedAt: at('08:00').toISOString(),
      own: false,
      steps: [{ step: 'hold', at: at('08:00').toISOString(), reason: '图片看不清' }],
    };
    county.answers.set('/api/office/announcements', {
      announcements: [held, { ...held, id: 'B2', title: '自己写的', own: true }],
    });
    desk.will('POST /api/announcements/B1/reviews', held);
    await openPage(<Office />, county);
    expect(text()).toContain('图片看不清');
    expect(screen.queryByRole('button', { name: '可以发布：自己写的' })).toBeNull();
    await press('可以发布：修路三天');
    await type('为什么', '看过了');
    await press('可以发布');
    expect(desk.writes[0]?.body).toEqual({ decision: 'publish', reason: '看过了' });
  });

  it('sees what was not passed on; an administrator tries again', async () => {
    const letter = {
      id: 'E1',
      topic: 'timetable.trip_cancelled',
      createdAt: at('08:00').toISOString(),
      diedAt: at('09:00').toISOString(),
      attempts: 12,
      error: 'notices TypeError',
    };
    county.answers.set('/api/events/dead-letters', { deadLetters: [letter], total: 1 });
    const { unmount } = await openPage(<Events />, county);
    expect(screen.queryByRole('button', { name: '从头再试' })).toBeNull();
    unmount();
    county.answers.set('/api/me', working('administrator', 'area', '350423'));
    act(() => void session.keep(signedIn('U')));
    desk.will('POST /api/events/dead-letters/E1/retries', { retried: true });
    await openPage(<Events />, county);
    await press('从头再试');
    expect(desk.writes[0]?.url).toBe('/api/events/dead-letters/E1/retries');
  });
});
