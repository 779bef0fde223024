// Which table holds who was reminded of which clock of a complaint?
import { Entity, Index } from 'typeorm';
import { BelongsTo, Id, Instant, Reference, Words } from '../../database/table-columns.js';
import { ComplaintEntity } from '../keeping/complaint.entity.js';
import type { DueKind } from './due-kind.js';

/** A clock of a complaint was told of: each once for the moment at which it ends. Rows are only ever added. */
@Entity('complaint_due')
@Index('uq_complaint_due_once', ['complaintId', 'kind', 'dueAt'], { unique: true })
export class ComplaintDueEntity {
  @Id()
  id!: string;

  @Reference()
  complaintId!: string;

  @BelongsTo(() => ComplaintEntity, 'CASCADE')
  complaint?: ComplaintEntity;

  @Words(16)
  kind!: DueKind;

  /** When the clock ends or has ended. */
  @Instant()
  dueAt!: Date;

  @Instant()
  at!: Date;
}
