// Which writes were already done, and what was answered?
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** One row for each write, made in the transaction that did it. */
@Entity('idempotency')
@Index('uq_idempotency_caller_key', ['caller', 'key'], { unique: true })
export class IdempotencyEntity {
  @PrimaryColumn({ type: 'varchar', length: 36 })
  id!: string;

  @Column({ type: 'varchar', length: 64 })
  caller!: string;

  @Column({ name: 'idempotency_key', type: 'varchar', length: 128 })
  key!: string;

  @Column({ type: 'varchar', length: 128 })
  operation!: string;

  /** SHA-256 of operation and body, in hex. */
  @Column({ name: 'body_hash', type: 'varchar', length: 64 })
  bodyHash!: string;

  /** The answer as JSON; null only inside the transaction that makes it. */
  @Column({ type: 'text', nullable: true })
  answer!: string | null;

  @Column({ name: 'created_at', type: 'datetime', precision: 3 })
  createdAt!: Date;
}
