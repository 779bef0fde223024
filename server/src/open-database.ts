// How does the server open its database, with the tables of every part, and what is in a new one?
import 'reflect-metadata';
import type { Clock } from '@kehuoyou/shared';
import type { DataSource } from 'typeorm';
import { parts } from './app.features.js';
import { connectMigrated } from './database/schema/data-source.js';
import type { DatabaseAddress } from './database/schema/database-address.js';
import { schemaOf } from './database/schema/schema.js';
import type { Tables } from './database/schema/schema.js';
import type { Part } from './part.js';

/** Every table of the server, and every migration, oldest first. */
export function everyTable(): Promise<Tables> {
  known ??= allOf((part) => part.tables?.()).then(schemaOf);
  return known;
}
let known: Promise<Tables> | undefined;

/** Connects, and brings the schema up to date. */
export async function openDatabase(address: DatabaseAddress): Promise<DataSource> {
  return connectMigrated(address, await everyTable());
}

/** Puts what every part has for a new database into this one, where it is missing; false when nothing was. */
export async function fillDatabase(dataSource: DataSource, clock: Clock): Promise<boolean> {
  const { sow } = await import('./database/seed/seed.js');
  return sow(dataSource, clock, (await allOf((part) => part.seeds?.())).flat());
}

/** What every part brings of something, loaded one after the other. */
async function allOf<What>(bring: (part: Part) => Promise<What> | undefined): Promise<What[]> {
  const all: What[] = [];
  for (const part of parts) {
    const brought = await bring(part);
    if (brought !== undefined) all.push(brought);
  }
  return all;
}
