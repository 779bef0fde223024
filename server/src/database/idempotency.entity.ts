// Which writes were already done, and what was answered?
import { Column, Entity, Index } from 'typeorm';
import { Id, Instant, Words } from './table-columns.js';

/** One row for each write, made in the transaction that did it. */
@Entity('idempotency')
@Index('uq_idempotency_caller_key', ['caller', 'key'], { unique: true })
export class IdempotencyEntity {
  @Id()
  id!: string;

  @Words(64)
  caller!: string;

  @Words(128, { name: 'idempotency_key' })
  key!: string;

  @Words(128)
  operation!: string;

  /** SHA-256 of operation and body, in hex. */
  @Words(64)
  bodyHash!: string;

  /** The answer as JSON; null only inside the transaction that makes it. */
  @Column({ type: 'text', nullable: true })
  answer!: string | null;

  @Instant()
  createdAt!: Date;
}
