// Which quotes were given, to whom, until when?
import { Entity, Index } from 'typeorm';
import { Id, Instant, Reference, SealedText, Words } from '../../database/table-columns.js';

/** A quote, kept whole: orders name it, and nothing of it comes back from the phone. */
@Entity('shipment_quote')
@Index('ix_shipment_quote_account', ['accountId'])
@Index('ix_shipment_quote_expires', ['expiresAt'])
export class ShipmentQuoteEntity {
  @Id()
  id!: string;

  @Reference()
  accountId!: string;

  @Words(64)
  pointId!: string;

  /** The answer as JSON; its note is somebody's own words. */
  @SealedText('shipment_quote.contents')
  contentsSealed!: string;

  @Instant()
  givenAt!: Date;

  @Instant()
  expiresAt!: Date;
}
