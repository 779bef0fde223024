// What does the timetable bring to the server?
import type { Feature } from '../feature.js';

export const timetable: Feature = {
  name: 'timetable',
  tables: async () => (await import('./timetable.tables.js')).timetableTables,
  seeds: async () => (await import('./timetable.seed.js')).timetableSeeds,
  module: async () => (await import('./timetable.module.js')).TimetableModule,
  commands: {
    announce: async () => (await import('./driving/announce.command.js')).announce,
    'plate-codes': async () => (await import('./boards/plate-codes.command.js')).plateCodes,
    timetable: async () => (await import('./importing/timetable.command.js')).timetable,
  },
};
