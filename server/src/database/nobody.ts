// What stands in a fact where somebody stood who is erased, or whose time is over?
import { randomUUID } from 'node:crypto';

/** Begins no account, no phone and no operator. */
const NOBODY = 'n-';

/** Like this in SQL. */
export const LIKE_NOBODY = `${NOBODY}%`;

/** True where somebody stood who is not there any more. */
export function isNobody(id: string): boolean {
  return id.startsWith(NOBODY);
}

/** A new nobody: what one and the same person did stays together, and leads to them no longer. */
export function nobody(): string {
  return `${NOBODY}${randomUUID().replaceAll('-', '')}`;
}
