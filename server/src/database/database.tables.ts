// Which tables has the database of its own, whatever the features keep in it?
import { IdempotencyEntity } from './idempotency.entity.js';
import { Kernel1764000000001 } from './migrations/1764000000001-kernel.js';
import { CompareBytes1764000000070 } from './migrations/1764000000070-compare-bytes.js';
import { OutboxEntity, OutboxReceiptEntity } from './outbox/outbox.entity.js';
import { RevisionEntity } from './revision.entity.js';
import type { Tables } from './schema/schema.js';
import { OF_A_THING } from './schema/personal.js';

export const databaseTables: Tables = {
  entities: [IdempotencyEntity, OutboxEntity, OutboxReceiptEntity, RevisionEntity],
  migrations: [Kernel1764000000001, CompareBytes1764000000070],
  personal: [
    {
      table: 'idempotency',
      columns: ['caller', 'answer', 'key', 'operation', 'bodyHash'],
      told: 'accounts',
      erased: 'gone',
      until: 'idempotency',
    },
    { table: 'revision', columns: ['name'], because: OF_A_THING },
    { table: 'outbox', columns: ['payload', 'subject', 'lastError'], because: 'ids on their way, gone in a month' },
  ],
};
