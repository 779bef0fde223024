// What do the county and the townships announce, where, and who has looked it over?
import { endpoint } from '../endpoint.js';
import type { AnnouncementStatus } from './notice-kind.js';
import { announcementPolicy } from './notices.policy.js';

/** What an announcement is about. */
export const announcementTopics = ['news', 'road', 'policy'] as const;
export type AnnouncementTopic = (typeof announcementTopics)[number];

/** The topics as the screens name them. */
export const announcementTopicNames: Readonly<Record<AnnouncementTopic, string>> = {
  news: '身边的事',
  road: '道路通行',
  policy: '政策办事',
};

/** Longest title and text, in characters: one check by WeChat takes 2,500. */
export const ANNOUNCEMENT_TITLE = 40;
export const ANNOUNCEMENT_TEXT = 2_000;
/** Most pictures of an announcement. */
export const ANNOUNCEMENT_PICTURES = 6;
/** What its pictures are uploaded for, by the offices. */
export const ANNOUNCEMENT_PICTURE = 'announcement';

/** A published announcement. */
export interface Announcement {
  readonly id: string;
  /** Code of the county, township or village that it is for. */
  readonly areaCode: string;
  readonly topic: AnnouncementTopic;
  readonly title: string;
  readonly text: string;
  /** Title and text for the ear. */
  readonly spoken: string;
  /** Who speaks, such as 县里办公室. */
  readonly from: string;
  readonly important: boolean;
  /** Ids of pictures, at `/api/pictures/:id`. */
  readonly pictures: readonly string[];
  /** ISO 8601 instants. */
  readonly publishedAt: string;
  readonly until?: string;
}

/** One step of an announcement's life. */
export interface AnnouncementStep {
  readonly step: 'submitted' | 'pass' | 'hold' | 'publish' | 'refuse' | 'withdraw';
  /** ISO 8601 instant. */
  readonly at: string;
  /** Why: what the check found, or what the person wrote. */
  readonly reason?: string;
}

/** An announcement as the offices see it. */
export interface OfficeAnnouncement extends Omit<Announcement, 'publishedAt'> {
  readonly status: AnnouncementStatus;
  readonly submittedAt: string;
  readonly publishedAt?: string;
  /** True when the caller wrote it: somebody else must review it. */
  readonly own: boolean;
  readonly steps: readonly AnnouncementStep[];
}

/** What to announce. */
export interface SubmitAnnouncement {
  readonly areaCode: string;
  readonly topic: AnnouncementTopic;
  readonly title: string;
  readonly text: string;
  /** True: those who follow a village there get a notice. */
  readonly important?: boolean;
  /** Ids of uploaded pictures. */
  readonly pictures?: readonly string[];
  /** ISO 8601 instant after which it is not shown any more. */
  readonly until?: string;
}

/** A reviewer's decision on an announcement that was held. */
export interface ReviewAnnouncement {
  readonly id: string;
  readonly decision: 'publish' | 'refuse';
  readonly reason: string;
}

/** Announcements: read by everybody, written by the offices in their area. */
export const announcementsApi = {
  ofVillage: endpoint<{ readonly code: string }, { announcements: Announcement[] }>(
    'GET',
    '/api/villages/:code/announcements',
    {
      access: ['public'],
      summary: 'What is announced for a village, its township and its county, newest first',
      fails: ['village_not_found'],
    },
  ),
  one: endpoint<{ readonly id: string }, Announcement>('GET', '/api/announcements/:id', {
    access: ['public'],
    summary: 'One published announcement',
    fails: ['announcement_not_found'],
  }),
  submit: endpoint<SubmitAnnouncement, OfficeAnnouncement>('POST', '/api/announcements', {
    access: announcementPolicy.submit.roles,
    summary: 'Announce something in one’s own area; it is published when WeChat’s checks pass, else held for review',
    fails: ['picture_not_found'],
  }),
  forOffice: endpoint<
    { readonly status?: AnnouncementStatus; readonly before?: string; readonly limit?: number },
    { announcements: OfficeAnnouncement[] }
  >('GET', '/api/office/announcements', {
    access: announcementPolicy.read.roles,
    summary: 'Announcements of the caller’s area in every state, newest first',
  }),
  review: endpoint<ReviewAnnouncement, OfficeAnnouncement>('POST', '/api/announcements/:id/reviews', {
    access: announcementPolicy.publish.roles,
    summary: 'Publish or refuse what was held; never by its own author',
    fails: ['announcement_not_found', 'announcement_closed', 'own_announcement'],
  }),
  withdraw: endpoint<{ readonly id: string; readonly reason: string }, OfficeAnnouncement>(
    'POST',
    '/api/announcements/:id/withdrawals',
    {
      access: announcementPolicy.withdraw.roles,
      summary: 'Take an announcement down',
      fails: ['announcement_not_found', 'announcement_closed'],
    },
  ),
};
