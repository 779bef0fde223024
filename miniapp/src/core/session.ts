// Who is using the phone? Whoever holds the token that the server gave; nobody needs one for what is public.
import type { SessionKind, SignedIn } from '@kehuoyou/shared';
import { storage } from './platform/storage';

const TOKEN = 'session/token';
const KIND = 'session/kind';
const ACCOUNT = 'session/account';

/** Somebody who has signed in on this phone. */
export interface SignedInHere {
  readonly token: string;
  readonly kind: SessionKind;
}

type Listener = () => void;

const listeners = new Set<Listener>();
let known: SignedInHere | undefined;
let expired = false;

function changed(): void {
  for (const listener of [...listeners]) listener();
}

function remove(): void {
  for (const name of [TOKEN, KIND, ACCOUNT]) storage.remove(name);
}

/** The session of this phone; its token goes with every call as `Authorization: Bearer`. */
export const session = {
  /** Undefined when nobody has signed in. */
  token(): string | undefined {
    return storage.read(TOKEN);
  },
  /** Whose it is: what waits on the phone belongs to an account, whatever session made it. */
  account(): string | undefined {
    return storage.read(TOKEN) === undefined ? undefined : storage.read(ACCOUNT);
  },
  /** The same object until somebody signs in or out. */
  current(): SignedInHere | undefined {
    const token = storage.read(TOKEN);
    if (token === undefined) return undefined;
    const kind = (storage.read(KIND) ?? 'wechat') as SessionKind;
    if (known?.token !== token || known.kind !== kind) known = { token, kind };
    return known;
  },
  /** True after the server ended the session: the person is told so, once, until they sign in again. */
  hasExpired(): boolean {
    return expired;
  },
  /** Keeps who has signed in; false when the phone has no room for it. */
  keep({ token, accountId, session: { kind } }: SignedIn): boolean {
    expired = false;
    const kept = storage.write(KIND, kind) && storage.write(ACCOUNT, accountId) && storage.write(TOKEN, token);
    changed();
    return kept;
  },
  forget(): void {
    expired = false;
    remove();
    changed();
  },
  /** The server does not know `token` any more. Whoever has signed in since stays. */
  expire(token: string): void {
    if (storage.read(TOKEN) !== token) return;
    remove();
    expired = true;
    changed();
  },
  /** Calls `listener` when somebody signs in or out; the returned function ends that. */
  onChange(listener: Listener): () => void {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  },
};
