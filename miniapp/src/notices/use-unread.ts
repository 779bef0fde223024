// How many notices has the person not read yet?
import { useInbox } from './use-inbox';

/** 0 while nobody has signed in. */
export function useUnread(): number {
  return useInbox().unread;
}
