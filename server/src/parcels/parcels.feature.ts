// What do parcels bring to the server?
import type { Feature } from '../feature.js';

export const parcels: Feature = {
  name: 'parcels',
  tables: async () => (await import('./parcels.tables.js')).parcelsTables,
  module: async () => (await import('./parcels.module.js')).ParcelsModule,
  commands: {
    'partner-key': async () => (await import('./partners/partner-key.command.js')).partnerKey,
    'partner-push': async () => (await import('./partners/partner-push.command.js')).partnerPush,
    'verify-loads': async () => (await import('./loading/verify-loads.command.js')).verifyLoads,
    'verify-parcels': async () => (await import('./custody/verify-parcels.command.js')).verifyParcels,
  },
};
