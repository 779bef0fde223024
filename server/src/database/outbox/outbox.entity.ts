// What has happened that others must hear of, and who was told already?
import { Column, Entity, Index } from 'typeorm';
import { BelongsTo, Id, Instant, key, optional, Reference, Whole, Words } from '../table-columns.js';

/** An event, written in the transaction of what caused it and delivered after it. */
@Entity('outbox')
@Index('ix_outbox_due', ['deliveredAt', 'dueAt'])
@Index('ix_outbox_subject', ['subject', 'deliveredAt'])
@Index('ix_outbox_dead', ['deadAt'])
export class OutboxEntity {
  /** UUIDv7, so that ids sort by time of writing. */
  @Id()
  id!: string;

  /** Such as `timetable.trip_cancelled`. */
  @Words(64)
  topic!: string;

  /** What the event is about; events of one subject are delivered one after the other. */
  @Words(128, optional)
  subject!: string | null;

  @Column({ type: 'simple-json' })
  payload!: object;

  @Instant()
  createdAt!: Date;

  /** Not delivered before this instant; moved on while somebody delivers it, and after a failed attempt. */
  @Instant()
  dueAt!: Date;

  @Whole({ default: 0 })
  attempts!: number;

  @Instant(optional)
  deliveredAt!: Date | null;

  /** Since when it is not tried any more by itself. */
  @Instant(optional)
  deadAt!: Date | null;

  /** Listener and kind of the last error; never what an error says, for it may quote a person. */
  @Words(160, optional)
  lastError!: string | null;
}

/** A listener has done its work for an event; it will not be asked again. */
@Entity('outbox_receipt')
export class OutboxReceiptEntity {
  @Reference(key)
  eventId!: string;

  @Words(64, key)
  listener!: string;

  @Instant()
  doneAt!: Date;

  @BelongsTo(() => OutboxEntity, 'CASCADE')
  event?: OutboxEntity;
}
