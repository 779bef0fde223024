// Which notices has the person got, also without a network, and which were just read?
import { useContext } from 'react';
import { noticesApi } from '@kehuoyou/shared';
import type { Inbox } from '@kehuoyou/shared';
import { OutboxContext, useOutbox } from '../core/outbox/app-outbox';
import { useQuery } from '../core/use-query';
import type { Query } from '../core/use-query';

/** Asked again while the app is open, ms. */
const ASK_EVERY_MS = 120_000;
const READING = /^\/api\/notices\/([^/]+)\/readings$/;

/** The inbox and how to mark what is in it. */
export interface InboxHere {
  readonly query: Query<Inbox>;
  /** Counts what was read here though the server has not heard of it yet. */
  readonly unread: number;
  readonly isRead: (notice: { readonly id: string; readonly readAt?: string }) => boolean;
  /** Marks one as read: at once here, and at the server when there is a network. */
  readonly markRead: (id: string) => void;
}

/** Nothing while nobody has signed in. */
export function useInbox(): InboxHere {
  const query = useQuery(noticesApi.inbox, {}, { everyMs: ASK_EVERY_MS, freshForMs: 0 });
  const outbox = useContext(OutboxContext);
  const here = new Set(useOutbox().flatMap(({ url }) => READING.exec(url)?.[1] ?? []));
  const isRead = ({ id, readAt }: { readonly id: string; readonly readAt?: string }) =>
    readAt !== undefined || here.has(id);
  const inbox = query.answer;
  const pending = inbox?.notices.filter((notice) => notice.readAt === undefined && here.has(notice.id)).length ?? 0;
  return {
    query,
    unread: Math.max(0, (inbox?.unread ?? 0) - pending),
    isRead,
    markRead(id) {
      if (here.has(id)) return;
      outbox.add(noticesApi.read, { id }, '看过一条消息');
      void outbox.replay().then(() => query.refresh());
    },
  };
}
