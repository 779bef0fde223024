// What does a feature bring to the server?
import type { DynamicModule, Type } from '@nestjs/common';
import type { Config } from './config.js';
import type { Part } from './part.js';

/** A part of the server that is one of the nine words. */
export interface Feature extends Part {
  /** Its controllers, services, listeners, timers and snapshots. */
  readonly module: (config: Config) => Promise<Type<unknown> | DynamicModule>;
}
