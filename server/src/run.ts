// How is a command found by its name and run? `node server/dist/bundle/run.js NAME …`
import type { INestApplicationContext } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { parts } from './app.features.js';
import { clockFrom } from './clock.js';
import { commandsOf } from './command.js';
import { readConfig } from './config.js';

const commands = commandsOf(parts);
const config = readConfig(process.env);
const clock = clockFrom(config.startAt);
let opened: Promise<DataSource> | undefined;
let serving: Promise<INestApplicationContext> | undefined;

void carryOut(process.argv.slice(2));

async function carryOut([name = '', ...words]: readonly string[]): Promise<void> {
  try {
    process.exitCode = await run(name, words);
  } finally {
    await (await serving?.catch(() => undefined))?.close();
    await (await opened?.catch(() => undefined))?.destroy();
  }
}

async function run(wanted: string, given: readonly string[]): Promise<number> {
  const load = commands.get(wanted);
  if (!load) {
    console.error(
      `usage: node server/dist/bundle/run.js NAME …, where NAME is one of ${[...commands.keys()].join(', ')}`,
    );
    return 2;
  }
  const command = await load();
  return command({ words: given, config, clock, output: console, tables, database, services, fill, run });
}

async function tables() {
  return (await import('./open-database.js')).everyTable();
}

async function database(): Promise<DataSource> {
  opened ??= import('./open-database.js').then(({ openDatabase }) => openDatabase(config));
  return opened;
}

async function services(): Promise<INestApplicationContext> {
  serving ??= import('./open-services.js').then(({ openServices }) => openServices(config));
  return serving;
}

async function fill(dataSource: DataSource): Promise<boolean> {
  return (await import('./open-database.js')).fillDatabase(dataSource, clock);
}
