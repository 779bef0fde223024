// Can the office announce and review, and the keeper ring who has no WeChat?
import { act, fireEvent, screen } from '@testing-library/react';
import type { OfficeAnnouncement } from '@kehuoyou/shared';
import { outbox } from '../core/outbox/app-outbox';
import { session } from '../core/session';
import { openPage } from '../testing/county';
import { setOnline } from '../testing/connection';
import { signedIn } from '../testing/signed-in';
import { phone } from '../testing/taro';
import { at } from '../testing/village-pack';
import Calls from './calls/index';
import Events from './events/index';
import Office from './office/index';
import Write from './write/index';
import { county, desk, announcement, toCall, deskForEachTest } from '../testing/notices-desk';
import { me, working } from '../testing/staff';
import {} from '../testing/hands';
import {} from '../testing/hands';
import { text, press, type } from '../testing/hands';

deskForEachTest();

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

  it('is offered to stop the line that a notice about a road says is stopped', async () => {
    const { publishedAt: _none, ...rest } = announcement;
    const told = { ...rest, topic: 'road', title: 'K01 停开三天', status: 'checking', own: true, steps: [] };
    desk.will('POST /api/announcements', { ...told, submittedAt: at('09:15').toISOString() });
    const line = { routeId: 'K01', name: 'K01', longName: '清流—嵩溪', agencyName: '', stopIds: [] };
    county.answers.set('/api/lines', { stops: [], lines: [line, { ...line, routeId: 'K02', name: 'K02' }] });
    await openPage(<Write />, county);
    await act(async () => void fireEvent.click(screen.getByRole('radio', { name: '长校镇' })));
    await type('标题', 'K01 停开三天');
    await type('内容', '前面塌方。');
    await press('交上去');
    expect(text()).not.toContain('K02');
    await press('停开 K01 线的班次');
    const [, to] = (phone.calls.at(-1) ?? []) as [string, { url: string }];
    expect(to.url).toMatch(/edit-line\/index\?line=K01&stop=K01/);
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
    county.answers.set('/api/events/dead-letters', {
      deadLetters: [letter],
      total: 1,
      daily: [{ date: '2026-11-24', letters: 1 }],
    });
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
