// Command: check, import, list and restore timetables.
import 'reflect-metadata';
import { clockFrom } from '../clock.js';
import { readConfig } from '../config.js';
import { openDatabase } from '../open-database.js';
import { TimetableCommand } from './timetable-command.js';

const config = readConfig(process.env);
const dataSource = await openDatabase(config);
process.exitCode = await new TimetableCommand(dataSource, clockFrom(config.startAt), console).run(
  process.argv.slice(2),
);
await dataSource.destroy();
