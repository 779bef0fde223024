// Which tables has the database of its own, whatever the features keep in it?
import { IdempotencyEntity } from './idempotency.entity.js';
import { Kernel1764000000001 } from './migrations/1764000000001-kernel.js';
import { OutboxEntity, OutboxReceiptEntity } from './outbox/outbox.entity.js';
import { RevisionEntity } from './revision.entity.js';
import type { Tables } from './schema/schema.js';

export const databaseTables: Tables = {
  entities: [IdempotencyEntity, OutboxEntity, OutboxReceiptEntity, RevisionEntity],
  migrations: [Kernel1764000000001],
};
