// What has happened that others must hear of, and who was told already?
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';

/** An event, written in the transaction of what caused it and delivered after it. */
@Entity('outbox')
@Index('ix_outbox_due', ['deliveredAt', 'dueAt'])
@Index('ix_outbox_subject', ['subject', 'deliveredAt'])
@Index('ix_outbox_dead', ['deadAt'])
export class OutboxEntity {
  /** UUIDv7, so that ids sort by time of writing. */
  @PrimaryColumn({ type: 'varchar', length: 36 })
  id!: string;

  /** Such as `timetable.trip_cancelled`. */
  @Column({ type: 'varchar', length: 64 })
  topic!: string;

  /** What the event is about; events of one subject are delivered one after the other. */
  @Column({ type: 'varchar', length: 128, nullable: true })
  subject!: string | null;

  @Column({ type: 'simple-json' })
  payload!: object;

  @Column({ name: 'created_at', type: 'datetime', precision: 3 })
  createdAt!: Date;

  /** Not delivered before this instant; moved on while somebody delivers it, and after a failed attempt. */
  @Column({ name: 'due_at', type: 'datetime', precision: 3 })
  dueAt!: Date;

  @Column({ type: 'integer', default: 0 })
  attempts!: number;

  @Column({ name: 'delivered_at', type: 'datetime', precision: 3, nullable: true })
  deliveredAt!: Date | null;

  /** Since when it is not tried any more by itself. */
  @Column({ name: 'dead_at', type: 'datetime', precision: 3, nullable: true })
  deadAt!: Date | null;

  /** Listener and kind of the last error; never what an error says, for it may quote a person. */
  @Column({ name: 'last_error', type: 'varchar', length: 160, nullable: true })
  lastError!: string | null;
}

/** A listener has done its work for an event; it will not be asked again. */
@Entity('outbox_receipt')
export class OutboxReceiptEntity {
  @PrimaryColumn({ name: 'event_id', type: 'varchar', length: 36 })
  eventId!: string;

  @PrimaryColumn({ type: 'varchar', length: 64 })
  listener!: string;

  @Column({ name: 'done_at', type: 'datetime', precision: 3 })
  doneAt!: Date;

  @ManyToOne(() => OutboxEntity, { onDelete: 'CASCADE', onUpdate: 'NO ACTION' })
  @JoinColumn({ name: 'event_id', foreignKeyConstraintName: 'fk_outbox_receipt_event' })
  event?: OutboxEntity;
}
