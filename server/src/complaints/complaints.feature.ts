// What do complaints bring to the server?
import type { Feature } from '../feature.js';

export const complaints: Feature = {
  name: 'complaints',
  tables: async () => (await import('./complaints.tables.js')).complaintsTables,
  commands: {
    'open311-key': async () => (await import('./open311/open311-key.command.js')).open311Key,
  },
  module: async () => (await import('./complaints.module.js')).ComplaintsModule,
};
