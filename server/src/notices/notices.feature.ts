// What do the notices bring to the server?
import type { Feature } from '../feature.js';
import { noticesTables } from './notices.tables.js';

export const notices: Feature = {
  name: 'notices',
  tables: noticesTables,
  module: async () => (await import('./notices.module.js')).NoticesModule,
};
