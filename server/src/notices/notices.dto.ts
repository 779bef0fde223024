// What may be said about notices, followings, calls and announcements, field by field?
import {
  ANNOUNCEMENT_PICTURES,
  ANNOUNCEMENT_TEXT,
  ANNOUNCEMENT_TITLE,
  announcementStatuses,
  announcementTopics,
  callOutcomes,
  followKinds,
  messageTemplates,
  PICTURE_CHARACTERS,
} from '@kehuoyou/shared';
import type {
  AnnouncementStatus,
  AnnouncementTopic,
  CallOutcome,
  FollowKind,
  InboxAsk,
  MessageTemplate,
  ReviewAnnouncement,
  SubmitAnnouncement,
} from '@kehuoyou/shared';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBase64,
  IsBoolean,
  IsIn,
  IsISO8601,
  IsOptional,
  IsUUID,
  Matches,
  MaxLength,
} from 'class-validator';
import { Id, Limit, NeededOneOf, OneOf, Words } from '../http/fields.js';

const REASON_LENGTH = 100;

/** Something by its id. */
export class IdDto {
  @Id()
  id!: string;
}

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

/** The call list of a point. */
export class CallsDto {
  @Id()
  pointId!: string;

  @Limit()
  limit?: number;
}

/** What came of a call. */
export class CallOutcomeDto extends IdDto {
  @NeededOneOf(callOutcomes)
  outcome!: CallOutcome;
}

/** A village. */
export class VillageDto {
  @Id()
  code!: string;
}

/** An announcement. */
export class SubmitAnnouncementDto implements SubmitAnnouncement {
  @Matches(/^\d{6}(\d{3}(\d{3})?)?$/)
  areaCode!: string;

  @NeededOneOf(announcementTopics)
  topic!: AnnouncementTopic;

  @Words(ANNOUNCEMENT_TITLE)
  title!: string;

  @Words(ANNOUNCEMENT_TEXT, { lines: true })
  text!: string;

  @IsOptional()
  @IsBoolean()
  important?: boolean;

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(ANNOUNCEMENT_PICTURES)
  @ArrayUnique()
  @IsUUID('4', { each: true })
  pictures?: string[];

  @IsOptional()
  @MaxLength(32)
  @IsISO8601({ strict: true, strictSeparator: true })
  until?: string;
}

/** Which announcements an office sees. */
export class OfficeAnnouncementsDto {
  @OneOf(announcementStatuses)
  status?: AnnouncementStatus;

  @Id({ optional: true })
  before?: string;

  @Limit()
  limit?: number;
}

/** A reviewer's decision. */
export class ReviewDto extends IdDto implements ReviewAnnouncement {
  @NeededOneOf(['publish', 'refuse'])
  decision!: 'publish' | 'refuse';

  @Words(REASON_LENGTH)
  reason!: string;
}

/** Why an announcement is taken down. */
export class WithdrawDto extends IdDto {
  @Words(REASON_LENGTH)
  reason!: string;
}

/** A picture in base64. */
export class PictureDto {
  @MaxLength(PICTURE_CHARACTERS)
  @IsBase64()
  data!: string;
}

/** How many dead letters to show. */
export class DeadLettersDto {
  @Limit()
  limit?: number;
}
