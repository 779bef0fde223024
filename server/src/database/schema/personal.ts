// Which columns of a table say something of somebody or lead to them, and what becomes of those?
import type { RetentionSubject } from '@kehuoyou/shared';

/** Columns with which somebody is known: handed out to them, erased with their account, and gone after a time. */
export interface Held {
  readonly table: string;
  /** By the names of the entity's properties. */
  readonly columns: readonly string[];
  /** Where it stands in the file that people take away: a field of `MyData`, or the name of a `DataHolder`. */
  readonly told: string;
  /** With the account: the row is gone, the row stays and leads to nobody, or the law keeps it as it is. */
  readonly erased: 'gone' | 'unlinked' | 'kept';
  /** The line of the retention table that ends it at the latest; `account` ends only with the account. */
  readonly until: RetentionSubject | 'account';
}

/** Columns of which that need not be so, and why. */
export interface Excused {
  readonly table: string;
  readonly columns: readonly string[];
  readonly because: string;
}

/** What a part of the server says of its tables; a spec finds the columns of which nothing is said. */
export type PersonalColumns = Held | Excused;

/** A person who acted in office, by the account alone: once that is erased it names nobody, and the deed stays answerable. */
export const IN_OFFICE = 'who did it in office; an account that is erased names nobody';
/** The id or the words of a thing. */
export const OF_A_THING = 'says nothing of anybody';
