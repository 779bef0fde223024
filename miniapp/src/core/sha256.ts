// What is the hash of a file on the phone?
import { hash } from '@stablelib/sha256';

/** SHA-256 of `bytes` as lower-case hex. WeChat's logic layer has no hash of its own, a page without https neither. */
export function sha256Of(bytes: ArrayBuffer): string {
  return Array.from(hash(new Uint8Array(bytes)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
