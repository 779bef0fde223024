// Which tables belong to the notices?
import { Notices1764000000020 } from '../database/migrations/1764000000020-notices.js';
import type { Tables } from '../database/schema/schema.js';
import { AnnouncementEntity, AnnouncementStepEntity } from './announcements/announcement.entity.js';
import { PictureCheckEntity, PictureVerdictEntity } from './checking/picture-check.entity.js';
import { MessageAcceptanceEntity, MessageBudgetEntity, PlaceFollowingEntity } from './keeping/message.entity.js';
import {
  NoticeDeliveryEntity,
  NoticeEntity,
  NoticeOutcomeEntity,
  NoticeReadingEntity,
} from './keeping/notice.entity.js';
import { noticesPersonal } from './notices.personal.js';

export const noticesTables: Tables = {
  entities: [
    NoticeEntity,
    NoticeReadingEntity,
    NoticeOutcomeEntity,
    NoticeDeliveryEntity,
    MessageAcceptanceEntity,
    MessageBudgetEntity,
    PlaceFollowingEntity,
    AnnouncementEntity,
    AnnouncementStepEntity,
    PictureCheckEntity,
    PictureVerdictEntity,
  ],
  migrations: [Notices1764000000020],
  personal: noticesPersonal,
};
