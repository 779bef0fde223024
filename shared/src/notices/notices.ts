// What does somebody have to know, how did they hear of it, and what do they want to hear of?
import { endpoint } from '../endpoint.js';
import type { MessageTemplate, NoticeChannel, NoticeKind, NoticeOutcome } from './notice-kind.js';
import { callPolicy } from './notices.policy.js';

/** One thing to know, for one person. */
export interface Notice {
  readonly id: string;
  readonly kind: NoticeKind;
  readonly title: string;
  /** A sentence or two for the eye. */
  readonly text: string;
  /** The same for the ear: 上午九点四十分. */
  readonly spoken: string;
  /** Why this person gets it, such as 您关注了城关汽车站. */
  readonly reason: string;
  /** Page of the app that says more, such as `/timetable/board/index?stop=V104204`. */
  readonly page?: string;
  /** ISO 8601 instant at which it happened; the inbox is in this order, newest first. */
  readonly at: string;
  readonly readAt?: string;
  /** True when it has been taken back since, as when a cancelled bus runs after all. */
  readonly superseded: boolean;
  /** How it was told, in the order of time. */
  readonly told: readonly NoticeStep[];
}

/** What came of a notice on one channel. */
export interface NoticeStep {
  readonly channel: NoticeChannel;
  readonly outcome: NoticeOutcome;
  /** ISO 8601 instant. */
  readonly at: string;
}

/** Which notices to show. */
export interface InboxAsk {
  /** Only those that came before this one: the id of the last one on the page above. */
  readonly before?: string;
  readonly limit?: number;
}

/** A page of the inbox. */
export interface Inbox {
  readonly notices: readonly Notice[];
  /** How many are unread in all. */
  readonly unread: number;
}

/** WeChat messages of one template: what to ask for, and how many may still be sent. */
export interface MessageBudget {
  readonly template: MessageTemplate;
  readonly name: string;
  /** For `wx.requestSubscribeMessage`; missing when this server has no such template. */
  readonly templateId?: string;
  /** One acceptance is one message. */
  readonly left: number;
}

/** What can be followed: all of a village, one stop, one line, one service point. */
export const followKinds = ['village', 'stop', 'line', 'point'] as const;
export type FollowKind = (typeof followKinds)[number];

/** Most things that one account follows. */
export const MOST_FOLLOWINGS = 50;

/** "Tell me when something happens here." */
export interface Following {
  readonly kind: FollowKind;
  /** A village's code, or the id of a stop, line or point. */
  readonly id: string;
  /** ISO 8601 instant. */
  readonly since: string;
}

/** Everything that an account follows. */
export interface Followings {
  readonly followings: readonly Following[];
}

/** Somebody whom the keeper should call, because no message reaches them. */
export interface Call {
  readonly id: string;
  readonly kind: NoticeKind;
  readonly priority: 1 | 2 | 3;
  readonly pointId: string;
  /** Masked; missing where they have not said it. */
  readonly name?: string;
  readonly phone?: string;
  /** What to say, as one would say it. */
  readonly spoken: string;
  readonly text: string;
  /** ISO 8601 instants. */
  readonly at: string;
  /** After this it is of no use any more. */
  readonly until?: string;
  /** How often the keeper has tried in vain. */
  readonly attempts: number;
}

/** What came of a call. */
export const callOutcomes = ['told', 'not_reached', 'wrong_number'] as const satisfies readonly NoticeOutcome[];
export type CallOutcome = (typeof callOutcomes)[number];

/** A name and number in full, for calling; every look is written to the audit log. */
export interface CallContact {
  readonly name?: string;
  readonly phone?: string;
}

/** One's own notices. */
export const noticesApi = {
  inbox: endpoint<InboxAsk, Inbox>('GET', '/api/notices', {
    access: ['resident'],
    summary: 'The caller’s notices, newest first',
    fails: ['notice_not_found'],
  }),
  read: endpoint<{ readonly id: string }, { readonly unread: number }>('POST', '/api/notices/:id/readings', {
    access: ['resident'],
    summary: 'Mark one notice as read',
    fails: ['notice_not_found'],
  }),
  readAll: endpoint<{ readonly upTo: string }, { readonly unread: number }>('POST', '/api/notices/readings', {
    access: ['resident'],
    summary: 'Mark a notice and all that came before it as read',
    fails: ['notice_not_found'],
  }),
};

/** WeChat messages that the caller has agreed to. */
export const messagesApi = {
  budgets: endpoint<Record<string, never>, { budgets: MessageBudget[] }>('GET', '/api/messages/budgets', {
    access: ['resident'],
    summary: 'Which templates to ask for, and how many messages of each may still be sent',
  }),
  accept: endpoint<{ readonly templates: readonly MessageTemplate[] }, { budgets: MessageBudget[] }>(
    'POST',
    '/api/messages/acceptances',
    {
      access: ['resident'],
      summary: 'The caller said yes to these templates in WeChat: one more message of each',
    },
  ),
};

/** Places that the caller wants to hear of. */
export const followingsApi = {
  list: endpoint<Record<string, never>, Followings>('GET', '/api/followings', {
    access: ['resident'],
    summary: 'What the caller follows',
  }),
  follow: endpoint<{ readonly kind: FollowKind; readonly id: string }, Followings>('POST', '/api/followings', {
    access: ['resident'],
    summary: 'Tell me when something happens at this village, stop, line or point',
    fails: ['village_not_found', 'too_many_followings'],
  }),
  unfollow: endpoint<{ readonly kind: FollowKind; readonly id: string }, Followings>(
    'DELETE',
    '/api/followings/:kind/:id',
    {
      access: ['resident'],
      summary: 'Tell me no more; not following it already is no failure',
    },
  ),
};

/** The keeper's call list. */
export const callsApi = {
  list: endpoint<{ readonly pointId: string; readonly limit?: number }, { calls: Call[] }>(
    'GET',
    '/api/points/:pointId/calls',
    {
      access: callPolicy.list.roles,
      summary: 'Whom to call, most important and oldest first; names and numbers masked',
      fails: ['point_not_found'],
    },
  ),
  contact: endpoint<{ readonly id: string }, CallContact>('POST', '/api/calls/:id/contact-readings', {
    access: callPolicy.readContact.roles,
    summary: 'Name and number in full, to call; written to the audit log',
    fails: ['call_not_found', 'call_closed'],
  }),
  record: endpoint<{ readonly id: string; readonly outcome: CallOutcome }, { readonly open: boolean }>(
    'POST',
    '/api/calls/:id/outcomes',
    {
      access: callPolicy.told.roles,
      summary: 'What came of the call: told (已口头通知), not reached, or a wrong number',
      fails: ['call_not_found', 'call_closed'],
    },
  ),
};
