// What do the notices bring to the server?
import type { Feature } from '../feature.js';

export const notices: Feature = {
  name: 'notices',
  tables: async () => (await import('./notices.tables.js')).noticesTables,
  module: async () => (await import('./notices.module.js')).NoticesModule,
};
