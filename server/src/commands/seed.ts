// Command: fill an empty database with the county; with a folder or zip, make the GTFS feed in it the timetable.
import 'reflect-metadata';
import { clockFrom } from '../clock.js';
import { readConfig } from '../config.js';
import { openDatabase } from '../open-database.js';
import { TimetableCommand } from './timetable-command.js';
import { seedIfEmpty } from './seed-if-empty.js';

const config = readConfig(process.env);
const clock = clockFrom(config.startAt);
const dataSource = await openDatabase(config);
console.log(
  (await seedIfEmpty(dataSource, clock)) ? 'the database was filled with the county' : 'the county is there already',
);
const path = process.argv[2];
if (path !== undefined) process.exitCode = await new TimetableCommand(dataSource, clock, console).run(['import', path]);
await dataSource.destroy();
