// Who is using the phone? So far: whoever holds the token that the server gave.
import { storage } from './platform/storage';

const SLOT = 'session/token';

/** The session's token, sent with every call as `Authorization: Bearer`. */
export const session = {
  /** Undefined when nobody has signed in. */
  token(): string | undefined {
    return storage.read(SLOT);
  },
  keep(token: string): boolean {
    return storage.write(SLOT, token);
  },
  forget(): void {
    storage.remove(SLOT);
  },
};
