// Which notices, announcements and calls does the server have when a test opens their pages?
import { act } from '@testing-library/react';
import type { Announcement, Call, Notice } from '@kehuoyou/shared';
import { outbox } from '../core/outbox/app-outbox';
import { County, areas, emptyPhone } from './county';
import { OfficeDesk } from './office-desk';
import { me } from './staff';
import { at } from './village-pack';

export let county: County;
export let desk: OfficeDesk;
export const notice: Notice = {
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

export const announcement: Announcement = {
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

export const toCall: Call = {
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

/** Before each test: an empty phone, and a server with one notice; after it nothing waits to be sent. */
export function deskForEachTest(): void {
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
}
