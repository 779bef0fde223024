// What does a phone's storage look like to a test that wants to kill the app and start it again?
import type { KeptFiles } from '../core/platform/files/kept-files';
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

/** Files that outlive whoever uses them. */
export interface MemoryFiles extends KeptFiles {
  full: boolean;
  readonly bytes: Map<string, ArrayBuffer>;
}

/** No files yet. */
export function filesInMemory(): MemoryFiles {
  const bytes = new Map<string, ArrayBuffer>();
  return {
    full: false,
    bytes,
    async keep(name, file) {
      if (this.full || typeof file === 'string') return false;
      bytes.set(name, file);
      return true;
    },
    read: async (name) => bytes.get(name),
    address: async (name) => (bytes.has(name) ? `data:${name}` : undefined),
    remove: async (name) => void bytes.delete(name),
    names: async () => [...bytes.keys()],
  };
}
