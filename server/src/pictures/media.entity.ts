// Which tables hold what is known of pictures and recordings?
import type { MediaKind } from './media.js';
import { Entity, Index } from 'typeorm';
import { BelongsTo, Id, Instant, key, optional, Reference, Whole, Words } from '../database/table-columns.js';

/** Bytes in the object store, by their hash. A row is there before its bytes are, and goes after them. */
@Entity('media_object')
@Index('ix_media_object_touched', ['touchedAt'])
export class MediaObjectEntity {
  /** Lower-case hex; also its key in the store. */
  @Words(64, key)
  sha256!: string;

  @Whole()
  bytes!: number;

  /** Last time that somebody began or ended to keep something with these bytes. */
  @Instant()
  touchedAt!: Date;

  /** Set while the bytes are removed, because nothing refers to them. */
  @Instant(optional)
  removingSince!: Date | null;
}

/** A picture or recording that somebody sent. */
@Entity('media')
@Index('uq_media_event', ['ownerId', 'purpose', 'eventId', 'sentSha256'], { unique: true })
@Index('ix_media_event', ['purpose', 'eventId'])
@Index('ix_media_subject', ['purpose', 'subjectId', 'position'])
@Index('ix_media_kept', ['keptSha256'])
@Index('ix_media_uploaded', ['uploadedAt'])
export class MediaEntity {
  @Id()
  id!: string;

  @Words(16)
  kind!: MediaKind;

  /** Name under which a feature takes it. */
  @Words(32)
  purpose!: string;

  @Reference()
  ownerId!: string;

  /** The event on the phone that it came with. */
  @Words(64, optional)
  eventId!: string | null;

  /** What the feature has tied it to. */
  @Words(64, optional)
  subjectId!: string | null;

  /** Its place among others of its subject. */
  @Whole()
  position!: number;

  @Instant()
  uploadedAt!: Date;

  @Words(32)
  mediaType!: string;

  /** Of what is kept. */
  @Whole()
  bytes!: number;

  /** Of the file as it was sent; null for those from before there was an object store. */
  @Words(64, optional)
  sentSha256!: string | null;

  /** Of what is kept, and the key of its object; null for those whose bytes lie in `picture_part`. */
  @Words(64, optional)
  keptSha256!: string | null;

  /** Pixels; null for a recording, and where nobody measured. */
  @Whole(optional)
  width!: number | null;

  @Whole(optional)
  height!: number | null;

  /** Milliseconds; null for a picture. */
  @Whole(optional)
  durationMs!: number | null;

  @BelongsTo(() => MediaObjectEntity, 'RESTRICT', 'kept_sha256')
  object?: MediaObjectEntity;
}

/** Somebody without an account may see one for a while. */
@Entity('media_ticket')
@Index('ix_media_ticket_media', ['mediaId'])
@Index('ix_media_ticket_expires', ['expiresAt'])
export class MediaTicketEntity {
  /** SHA-256 of the ticket: who reads this table can see nothing with it. */
  @Words(64, key)
  hash!: string;

  @Reference()
  mediaId!: string;

  @Instant()
  expiresAt!: Date;

  @BelongsTo(() => MediaEntity, 'CASCADE')
  media?: MediaEntity;
}
