// What does the database bring of its own, whatever the features keep in it?
import type { Part } from '../part.js';

export const database: Part = {
  name: 'database',
  tables: async () => (await import('./database.tables.js')).databaseTables,
  commands: {
    migrate: async () => (await import('./schema/migrate.command.js')).migrate,
    seed: async () => (await import('./seed/seed.command.js')).seed,
    'retry-events': async () => (await import('./outbox/retry-events.command.js')).retryEvents,
  },
};
