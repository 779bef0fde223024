// Which tables belong to the notices? For the data source only.
import {
  AnnouncementEntity,
  AnnouncementStepEntity,
  PictureEntity,
  PicturePartEntity,
  PictureVerdictEntity,
} from './announcements/announcement.entity.js';
import { MessageAcceptanceEntity, MessageBudgetEntity, PlaceFollowingEntity } from './keeping/message.entity.js';
import {
  NoticeDeliveryEntity,
  NoticeEntity,
  NoticeOutcomeEntity,
  NoticeReadingEntity,
} from './keeping/notice.entity.js';

/** Every table of the notices. */
export const noticesTables = [
  NoticeEntity,
  NoticeReadingEntity,
  NoticeOutcomeEntity,
  NoticeDeliveryEntity,
  MessageAcceptanceEntity,
  MessageBudgetEntity,
  PlaceFollowingEntity,
  AnnouncementEntity,
  AnnouncementStepEntity,
  PictureEntity,
  PicturePartEntity,
  PictureVerdictEntity,
];
