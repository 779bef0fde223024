// What does a phone's storage look like to a test that wants to kill the app and start it again?
import type { PhoneStorage } from '../core/platform/storage';

/** Storage that outlives whoever uses it; `full` makes every write fail. */
export interface MemoryStorage extends PhoneStorage {
  full: boolean;
  readonly texts: Map<string, string>;
}

/** Empty storage. */
export function keptInMemory(): MemoryStorage {
  const texts = new Map<string, string>();
  return {
    full: false,
    texts,
    read: (name) => texts.get(name),
    write(name, text) {
      if (this.full) return false;
      texts.set(name, text);
      return true;
    },
    remove: (name) => void texts.delete(name),
    names: (prefix) => [...texts.keys()].filter((name) => name.startsWith(prefix)).sort(),
  };
}
