// What do complaints bring to the server?
import type { Feature } from '../feature.js';

export const complaints: Feature = {
  name: 'complaints',
  tables: async () => (await import('./complaints.tables.js')).complaintsTables,
  module: async () => (await import('./complaints.module.js')).ComplaintsModule,
};
