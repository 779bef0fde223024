// What may be said about announcements and their pictures, field by field?
import {
  ANNOUNCEMENT_PICTURES,
  ANNOUNCEMENT_TEXT,
  ANNOUNCEMENT_TITLE,
  announcementStatuses,
  announcementTopics,
} from '@kehuoyou/shared';
import type { AnnouncementStatus, AnnouncementTopic, ReviewAnnouncement, SubmitAnnouncement } from '@kehuoyou/shared';
import { ArrayMaxSize, ArrayUnique, IsArray, IsBoolean, IsOptional, IsUUID, Matches } from 'class-validator';
import { Id, Limit, Moment, NeededOneOf, OneOf, Words } from '../../http/fields.js';
import { IdDto } from '../../http/id.dto.js';

const REASON_LENGTH = 100;

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

  @Moment({ optional: true })
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
