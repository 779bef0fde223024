// What is kept of what everybody may read of a complaint?
import { Column, Entity, Index } from 'typeorm';
import { BelongsTo, Instant, key, Words } from '../../database/table-columns.js';
import { ComplaintEntity } from '../keeping/complaint.entity.js';

/**
 * What the county made public: words that somebody in office has read and cleared of names and numbers. The row goes
 * when it is taken back; who published and took back, and when, is told by the steps.
 */
@Entity('complaint_publication')
@Index('ix_complaint_publication_at', ['publishedAt'])
export class ComplaintPublicationEntity {
  @Words(36, key)
  complaintId!: string;

  @BelongsTo(() => ComplaintEntity, 'CASCADE')
  complaint?: ComplaintEntity;

  /** What was said; null where only the place and the answer are told. */
  @Column({ type: 'text', nullable: true })
  text!: string | null;

  @Column({ type: 'text', nullable: true })
  answer!: string | null;

  @Instant()
  publishedAt!: Date;
}
