// What may be said about notices and followings, field by field?
import { followKinds, messageTemplates } from '@kehuoyou/shared';
import type { FollowKind, InboxAsk, MessageTemplate } from '@kehuoyou/shared';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsIn } from 'class-validator';
import { Id, Limit, NeededOneOf } from '../../http/fields.js';

/** A page of the inbox. */
export class InboxDto implements InboxAsk {
  @Id({ optional: true })
  before?: string;

  @Limit()
  limit?: number;
}

/** All notices up to one. */
export class UpToDto {
  @Id()
  upTo!: string;
}

/** Templates that were accepted. */
export class AcceptanceDto {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(messageTemplates.length)
  @ArrayUnique()
  @IsIn(messageTemplates, { each: true })
  templates!: MessageTemplate[];
}

/** A place to follow. */
export class FollowDto {
  @NeededOneOf(followKinds)
  kind!: FollowKind;

  @Id()
  id!: string;
}
