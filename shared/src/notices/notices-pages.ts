// Which pages of the app are about notices and announcements?
import { page } from '../pages.js';
import { announcementsApi } from './announcements.js';
import { deadLettersApi } from './dead-letters.js';
import { callsApi } from './notices.js';

/** The pages of the notices. */
export const noticesPages = {
  inbox: page('/notices/inbox/index', { title: '消息', access: ['resident'] }),
  announcements: page<{ readonly village?: string }>('/notices/announcements/index', {
    title: '县里通知',
    access: ['public'],
  }),
  announcement: page<{ readonly id: string }>('/notices/announcement/index', { title: '通知', access: ['public'] }),
  followings: page('/notices/followings/index', { title: '我关注的地方', access: ['resident'] }),
  calls: page('/notices/calls/index', { title: '电话通知', access: callsApi.list.access }),
  office: page('/notices/office/index', { title: '通知公告', access: announcementsApi.forOffice.access }),
  write: page('/notices/write/index', { title: '写通知', access: announcementsApi.submit.access }),
  /** Its folder is older than the name; phones remember the address. */
  deadLetters: page('/notices/events/index', {
    title: '没送到的内部消息',
    access: deadLettersApi.deadLetters.access,
  }),
};
