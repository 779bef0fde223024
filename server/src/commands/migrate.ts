// Command: bring the schema up to date, or with `--undo` take the last migration back.
import 'reflect-metadata';
import { DataSource } from 'typeorm';
import { readConfig } from '../config.js';
import { dataSourceOptions } from '../database/schema/data-source.js';
import { tables } from '../open-database.js';

const dataSource = await new DataSource(dataSourceOptions(readConfig(process.env), tables)).initialize();
if (process.argv.includes('--undo')) {
  await dataSource.undoLastMigration();
  console.log('the last migration was taken back');
} else {
  const done = await dataSource.runMigrations();
  console.log(done.length === 0 ? 'the schema is up to date' : `done: ${done.map(({ name }) => name).join(', ')}`);
}
await dataSource.destroy();
