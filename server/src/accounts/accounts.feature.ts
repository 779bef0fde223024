// What do the accounts bring to the server?
import type { Feature } from '../feature.js';
import { accountsTables } from './accounts.tables.js';

export const accounts: Feature = {
  name: 'accounts',
  tables: accountsTables,
  module: async (config) => (await import('./accounts.module.js')).AccountsModule.with(config),
};
