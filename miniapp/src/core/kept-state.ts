// How does what a store holds outlive the app, and whose is it on a shared phone?
import { createJSONStorage } from 'zustand/middleware';
import { storage } from './platform/storage';
import { session } from './session';

/** The phone's storage as a store's `persist` wants it. */
export function keptOnPhone<State>() {
  return createJSONStorage<State>(() => ({
    getItem: (name) => storage.read(name) ?? null,
    setItem: (name, text) => void storage.write(name, text),
    removeItem: (name) => storage.remove(name),
  }));
}

/** A store that knows whose it is. */
interface OwnedStore {
  readonly getState: () => {
    /** Forgets what somebody else wrote. */
    readonly beOf: (account: string | undefined) => void;
  };
}

/**
 * Whoever signs out takes along what the store holds. Also where they did so in a start of the app in which nobody
 * opened its pages: it is looked at as soon as the store is read.
 */
export function goesWithItsOwner(store: OwnedStore): void {
  const follow = (): void => store.getState().beOf(session.account());
  session.onChange(follow);
  follow();
}
