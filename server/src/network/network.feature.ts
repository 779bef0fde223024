// What does the network bring to the server?
import type { Feature } from '../feature.js';

export const network: Feature = {
  name: 'network',
  tables: async () => (await import('./network.tables.js')).networkTables,
  seeds: async () => [(await import('./network.seed.js')).networkSeed],
  module: async () => (await import('./network.module.js')).NetworkModule,
};
