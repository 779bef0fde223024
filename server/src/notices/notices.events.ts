// What happens among notices that is acted on later?
import { topic } from '../database/outbox/topic.js';

/** An announcement. */
export interface OfAnnouncement {
  readonly announcementId: string;
}

const announcement = ({ announcementId }: OfAnnouncement): string => `announcement ${announcementId}`;

/** Somebody wants it published: it has to be checked. */
export const announcementSubmitted = topic<OfAnnouncement>('notices.announcement_submitted', announcement);

/** It is public now. */
export const announcementPublished = topic<OfAnnouncement>('notices.announcement_published', announcement);

/** It was public and is not any more. */
export const announcementWithdrawn = topic<OfAnnouncement>('notices.announcement_withdrawn', announcement);

/** The time for its checks is over. Waits on purpose, so it must not hold up what becomes of the announcement. */
export const announcementCheckOverdue = topic<OfAnnouncement>(
  'notices.announcement_check_overdue',
  ({ announcementId }) => `announcement check ${announcementId}`,
);

/** A message of somebody's that is due to be sent. */
export interface DueMessage {
  readonly deliveryId: string;
  readonly accountId: string;
  readonly urgent: boolean;
}

/** Sent one after the other for each person; what waits for the morning must not hold up what is urgent. */
export const messageDue = topic<DueMessage>(
  'notices.message_due',
  ({ accountId, urgent }) => `account ${accountId}${urgent ? ' urgent' : ''}`,
);

/** A keeper's call that is of no use any more. */
export const callExpires = topic<{ readonly deliveryId: string }>(
  'notices.call_expires',
  ({ deliveryId }) => `call ${deliveryId}`,
);
