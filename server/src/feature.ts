// What does a feature bring to the server?
import type { DynamicModule, Type } from '@nestjs/common';
import type { Config } from './config.js';
import type { Tables } from './database/schema/schema.js';

/**
 * What stands in a feature's `<feature>.feature` and nowhere else. What takes long to load is loaded when it is
 * asked for: a command that only needs the tables need not wait for every service.
 */
export interface Feature {
  /** One of the nine words. */
  readonly name: string;
  readonly tables: Tables;
  /** Its controllers, services, listeners and timers. */
  readonly module: (config: Config) => Promise<Type<unknown> | DynamicModule>;
}
