// What do shipments bring to the server?
import type { Feature } from '../feature.js';

export const shipments: Feature = {
  name: 'shipments',
  tables: async () => (await import('./shipments.tables.js')).shipmentsTables,
  module: async () => (await import('./shipments.module.js')).ShipmentsModule,
};
