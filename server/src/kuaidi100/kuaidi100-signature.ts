// Did 快递100, or somebody who knows the secret, write this?
import { createHash, timingSafeEqual } from 'node:crypto';

/** Upper-case hex MD5 of the parts put together, as its protocols sign. */
export function md5Signature(...parts: readonly string[]): string {
  return createHash('md5').update(parts.join(''), 'utf8').digest('hex').toUpperCase();
}

/** True when `given` is that signature, in whatever case; takes as long for a wrong one as for a right one. */
export function isSignedBy(given: string | undefined, ...parts: readonly string[]): boolean {
  const expected = Buffer.from(md5Signature(...parts));
  const said = Buffer.from((given ?? '').toUpperCase());
  return said.length === expected.length && timingSafeEqual(said, expected);
}
