// What does a part of the server bring to it?
import type { Commands } from './command.js';
import type { Tables } from './database/schema/schema.js';
import type { Seed } from './database/seed/seed.js';

/**
 * What stands in a part's `<part>.part` or `<feature>.feature` and nowhere else. What it brings is loaded when it is
 * asked for: a command that only needs the tables need not wait for every service.
 */
export interface Part {
  readonly name: string;
  /** Its entities and migrations. */
  readonly tables?: () => Promise<Tables>;
  /** What it puts into a new database. */
  readonly seeds?: () => Promise<readonly Seed[]>;
  /** What whoever runs the server can have it do, by the name that is typed. */
  readonly commands?: Commands;
}
