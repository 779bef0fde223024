// Where do the bytes of pictures and recordings lie?
import type { Readable } from 'node:stream';

/** Bytes by key. Keys are the lower-case hex SHA-256 of what lies there, so nothing is ever changed. */
export interface ObjectStore {
  /** Keeps bytes; once it resolves they survive the machine. Rejects when they may not. */
  put(key: string, bytes: Buffer, type: string): Promise<void>;
  /** Opens them; rejects when there are none. */
  get(key: string): Promise<Readable>;
  /** Removes them; does nothing when there are none. */
  delete(key: string): Promise<void>;
  exists(key: string): Promise<boolean>;
}

/** Token by which the store is injected. */
export const OBJECT_STORE = Symbol('ObjectStore');
