// What has happened that others must hear of, and who was told already?
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** An event, written in the transaction of what caused it and delivered after it. */
@Entity('outbox')
@Index('ix_outbox_due', ['deliveredAt', 'dueAt'])
export class OutboxEntity {
  /** UUIDv7, so that ids sort by time of writing. */
  @PrimaryColumn({ type: 'varchar', length: 36 })
  id!: string;

  /** Such as `timetable.trip_cancelled`. */
  @Column({ type: 'varchar', length: 64 })
  topic!: string;

  @Column({ type: 'simple-json' })
  payload!: object;

  @Column({ name: 'created_at', type: 'datetime', precision: 3 })
  createdAt!: Date;

  /** Not delivered before this instant; moved on after a failed attempt. */
  @Column({ name: 'due_at', type: 'datetime', precision: 3 })
  dueAt!: Date;

  @Column({ type: 'integer', default: 0 })
  attempts!: number;

  @Column({ name: 'delivered_at', type: 'datetime', precision: 3, nullable: true })
  deliveredAt!: Date | null;
}
