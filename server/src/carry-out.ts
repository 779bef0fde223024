// How is a command found by its name and carried out?
import type { INestApplicationContext } from '@nestjs/common';
import type { Clock } from '@kehuoyou/shared';
import type { DataSource } from 'typeorm';
import { parts } from './app.features.js';
import { clockFrom } from './clock.js';
import { commandsOf } from './command.js';
import type { Output } from './command.js';
import { readConfig } from './config.js';
import type { Config } from './config.js';

const commands = commandsOf(parts);

/** What a command is carried out with. */
export interface Surroundings {
  readonly env: NodeJS.ProcessEnv;
  readonly output: Output;
}

/** Carries out what was typed: a name and words. Gives the exit code, when all that it has opened is closed. */
export async function carryOut(typed: readonly string[], { env, output }: Surroundings): Promise<number> {
  return new Errand(readConfig(env), output).carryOut(typed);
}

/** One command, and what it has opened so far. */
class Errand {
  private readonly clock: Clock;
  private opened: Promise<DataSource> | undefined;
  private serving: Promise<INestApplicationContext> | undefined;

  constructor(
    private readonly config: Config,
    private readonly output: Output,
  ) {
    this.clock = clockFrom(config.startAt);
  }

  async carryOut([name = '', ...words]: readonly string[]): Promise<number> {
    try {
      return await this.run(name, words);
    } finally {
      await (await this.serving?.catch(() => undefined))?.close();
      await (await this.opened?.catch(() => undefined))?.destroy();
    }
  }

  private async run(wanted: string, words: readonly string[]): Promise<number> {
    const { config, clock, output } = this;
    const load = commands.get(wanted);
    if (!load) {
      output.error(
        `usage: node server/dist/bundle/run.js NAME …, where NAME is one of ${[...commands.keys()].join(', ')}`,
      );
      return 2;
    }
    const command = await load();
    return command({
      words,
      config,
      clock,
      output,
      tables: async () => (await import('./open-database.js')).everyTable(),
      database: () => this.database(),
      services: () => this.services(),
      fill: async (dataSource) => (await import('./open-database.js')).fillDatabase(dataSource, clock),
      run: (name, given) => this.run(name, given),
    });
  }

  private async database(): Promise<DataSource> {
    this.opened ??= import('./open-database.js').then(({ openDatabase }) => openDatabase(this.config));
    return this.opened;
  }

  private async services(): Promise<INestApplicationContext> {
    this.serving ??= import('./open-services.js').then(({ openServices }) => openServices(this.config));
    return this.serving;
  }
}
