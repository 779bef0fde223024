// Which tables hold what people have agreed to be told, and what they want to hear of?
import type { FollowKind, MessageTemplate } from '@kehuoyou/shared';
import { Entity, Index } from 'typeorm';
import { Id, Instant, key, Reference, Whole, Words } from '../../database/table-columns.js';

/** The account said yes to a template in WeChat: one message. Rows are only ever added. */
@Entity('message_acceptance')
@Index('ix_message_acceptance_account', ['accountId'])
export class MessageAcceptanceEntity {
  @Id()
  id!: string;

  @Reference()
  accountId!: string;

  @Words(32)
  template!: MessageTemplate;

  @Instant()
  acceptedAt!: Date;
}

/** How many messages may still be sent: changed by one conditional UPDATE only. */
@Entity('message_budget')
export class MessageBudgetEntity {
  @Reference(key)
  accountId!: string;

  @Words(32, key)
  template!: MessageTemplate;

  @Whole({ name: 'left_count' })
  left!: number;
}

/** A place that an account wants to hear of. */
@Entity('place_following')
@Index('uq_place_following', ['accountId', 'kind', 'placeId'], { unique: true })
@Index('ix_place_following_place', ['kind', 'placeId'])
export class PlaceFollowingEntity {
  @Id()
  id!: string;

  @Reference()
  accountId!: string;

  @Words(16)
  kind!: FollowKind;

  @Words(64)
  placeId!: string;

  @Instant()
  since!: Date;
}
