// What is a command, and what does it find when it is run?
import type { INestApplicationContext } from '@nestjs/common';
import type { Clock } from '@kehuoyou/shared';
import type { DataSource } from 'typeorm';
import type { Config } from './config.js';
import type { Tables } from './database/schema/schema.js';

/** Where a command writes. */
export interface Output {
  log(line: string): void;
  error(line: string): void;
}

/** What a command is handed. Whatever it has opened is closed when it ends. */
export interface CommandContext {
  /** What was typed after its name. */
  readonly words: readonly string[];
  readonly config: Config;
  readonly clock: Clock;
  readonly output: Output;
  /** The tables of every part. */
  tables(): Promise<Tables>;
  /** The open, migrated database. */
  database(): Promise<DataSource>;
  /** The services of the server, over a database of their own. Nothing listens and no timer runs. */
  services(): Promise<INestApplicationContext>;
  /** Puts what every part has for a new database into this one, where it is missing; false when nothing was. */
  fill(dataSource: DataSource): Promise<boolean>;
  /** Runs another command. */
  run(name: string, words: readonly string[]): Promise<number>;
}

/** What whoever runs the server can have it do. Gives the exit code: 0 well, 1 refused, 2 not understood. */
export type Command = (context: CommandContext) => Promise<number>;

/** How to load commands, by the name that is typed. */
export type Commands = Readonly<Record<string, () => Promise<Command>>>;

/** The commands of all parts together; throws when two have the same name. */
export function commandsOf(parts: readonly { readonly commands?: Commands }[]): ReadonlyMap<string, Commands[string]> {
  const all = new Map<string, Commands[string]>();
  for (const [name, load] of parts.flatMap(({ commands }) => Object.entries(commands ?? {}))) {
    if (all.has(name)) throw new Error(`there are two commands ${name}`);
    all.set(name, load);
  }
  return all;
}
