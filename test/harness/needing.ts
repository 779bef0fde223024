// What becomes of a story whose program is not installed?
import { everythingIsRequired } from './programs.mjs';

/**
 * `describe` where it is there. Else the story is reported as skipped, and `npm test` says loudly why; where nothing
 * may be left out it is told all the same, and fails.
 */
export function describeWith(isThere: boolean): typeof describe | typeof describe.skip {
  return isThere || everythingIsRequired() ? describe : describe.skip;
}
