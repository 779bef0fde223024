// Which tables hold what people have agreed to be told, and what they want to hear of?
import type { FollowKind, MessageTemplate } from '@kehuoyou/shared';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** The account said yes to a template in WeChat: one message. Rows are only ever added. */
@Entity('message_acceptance')
@Index('ix_message_acceptance_account', ['accountId'])
export class MessageAcceptanceEntity {
  @PrimaryColumn({ type: 'varchar', length: 36 })
  id!: string;

  @Column({ name: 'account_id', type: 'varchar', length: 36 })
  accountId!: string;

  @Column({ type: 'varchar', length: 32 })
  template!: MessageTemplate;

  @Column({ name: 'accepted_at', type: 'datetime', precision: 3 })
  acceptedAt!: Date;
}

/** How many messages may still be sent: changed by one conditional UPDATE only. */
@Entity('message_budget')
export class MessageBudgetEntity {
  @PrimaryColumn({ name: 'account_id', type: 'varchar', length: 36 })
  accountId!: string;

  @PrimaryColumn({ type: 'varchar', length: 32 })
  template!: MessageTemplate;

  @Column({ name: 'left_count', type: 'integer' })
  left!: number;
}

/** A place that an account wants to hear of. */
@Entity('place_following')
@Index('uq_place_following', ['accountId', 'kind', 'placeId'], { unique: true })
@Index('ix_place_following_place', ['kind', 'placeId'])
export class PlaceFollowingEntity {
  @PrimaryColumn({ type: 'varchar', length: 36 })
  id!: string;

  @Column({ name: 'account_id', type: 'varchar', length: 36 })
  accountId!: string;

  @Column({ type: 'varchar', length: 16 })
  kind!: FollowKind;

  @Column({ name: 'place_id', type: 'varchar', length: 64 })
  placeId!: string;

  @Column({ type: 'datetime', precision: 3 })
  since!: Date;
}
