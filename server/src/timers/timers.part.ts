// What do the timers bring to the server?
import type { Part } from '../part.js';

export const timers: Part = {
  name: 'timers',
  tables: async () => (await import('./timers.tables.js')).timersTables,
};
