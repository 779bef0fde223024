// What does the timetable bring to the server?
import type { Feature } from '../feature.js';
import { timetableTables } from './timetable.tables.js';

export const timetable: Feature = {
  name: 'timetable',
  tables: timetableTables,
  module: async () => (await import('./timetable.module.js')).TimetableModule,
};
