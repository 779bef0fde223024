// How is a key made that no other phone has, and that sorts by its time?
import { randomBytes } from './platform/random-bytes';

/**
 * A UUID version 7 (RFC 9562): 48 bits of milliseconds, then 74 random ones. `now` in milliseconds.
 */
export function newKey(now: number = Date.now()): string {
  const bytes = randomBytes(16);
  for (let index = 0; index < 6; index += 1) bytes[index] = Math.floor(now / 2 ** (8 * (5 - index))) % 256;
  return uuidOf(bytes, 7);
}

/** A UUID version 4: it says nothing of when it was made, and its beginning is as random as its end. */
export function randomId(): string {
  return uuidOf(randomBytes(16), 4);
}

function uuidOf(bytes: Uint8Array, version: number): string {
  bytes[6] = (version << 4) | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
