// Has somebody signed in, as a page sees it?
import { useSyncExternalStore } from 'react';
import { session } from './session';
import type { SignedInHere } from './session';

/** Who has signed in on this phone; undefined when nobody has. */
export function useSignedIn(): SignedInHere | undefined {
  return useSyncExternalStore(session.onChange, session.current);
}

/** True after the server ended the session, until somebody signs in again. */
export function useExpired(): boolean {
  return useSyncExternalStore(session.onChange, session.hasExpired);
}
