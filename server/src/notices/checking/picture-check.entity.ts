// Which pictures was WeChat asked to look at, and what did it find?
import { Entity, Index } from 'typeorm';
import { Instant, key, Reference, Words } from '../../database/table-columns.js';
import type { ContentVerdict } from '../../wechat/wechat-content-safety.js';

/** WeChat was asked to look at a picture. */
@Entity('picture_check')
@Index('ix_picture_check_trace', ['traceId'])
export class PictureCheckEntity {
  @Reference(key)
  pictureId!: string;

  /** Under which it looks. */
  @Words(64)
  traceId!: string;
}

/** What WeChat found in a picture; it may come before we have noted under which trace it looks. */
@Entity('picture_verdict')
export class PictureVerdictEntity {
  @Words(64, key)
  traceId!: string;

  /** `unchecked`: WeChat could not look. */
  @Words(16)
  verdict!: ContentVerdict | 'unchecked';

  @Instant()
  at!: Date;
}
