// What does the network bring to the server?
import type { Feature } from '../feature.js';
import { networkTables } from './network.tables.js';

export const network: Feature = {
  name: 'network',
  tables: networkTables,
  module: async () => (await import('./network.module.js')).NetworkModule,
};
