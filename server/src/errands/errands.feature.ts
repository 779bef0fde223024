// What do errands bring to the server?
import type { Feature } from '../feature.js';

export const errands: Feature = {
  name: 'errands',
  tables: async () => (await import('./errands.tables.js')).errandsTables,
  module: async () => (await import('./errands.module.js')).ErrandsModule,
};
