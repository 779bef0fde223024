// What do the accounts bring to the server?
import type { Feature } from '../feature.js';

export const accounts: Feature = {
  name: 'accounts',
  tables: async () => (await import('./accounts.tables.js')).accountsTables,
  module: async (config) => (await import('./accounts.module.js')).AccountsModule.with(config),
  commands: {
    'administrator-code': async () => (await import('./staff/administrator-code.command.js')).administratorCode,
    'verify-audit': async () => (await import('./safekeeping/verify-audit.command.js')).verifyAudit,
    'rotate-keys': async () => (await import('./privacy/rotate-keys.command.js')).rotateKeys,
    'apply-retention': async () => (await import('./privacy/apply-retention.command.js')).applyRetention,
  },
};
