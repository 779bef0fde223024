// What do the notices consist of?
import { Global, Module } from '@nestjs/common';
import { AnnouncementChecks } from './announcements/announcement-checks.service.js';
import { AnnouncementNotices } from './announcements/announcement-notices.service.js';
import { AnnouncementsController } from './announcements/announcements.controller.js';
import { AnnouncementsService } from './announcements/announcements.service.js';
import { CallsController } from './inbox/calls.controller.js';
import { CallsService } from './inbox/calls.service.js';
import { DeadLettersController } from './dead-letters/dead-letters.controller.js';
import { DeadLettersService } from './dead-letters/dead-letters.service.js';
import { PictureChecks } from './checking/picture-checks.service.js';
import { FollowingsService } from './inbox/followings.service.js';
import { InboxService } from './inbox/inbox.service.js';
import { MessageSender } from './sending/message-sender.service.js';
import { MessagesService } from './sending/messages.service.js';
import { NoticesListener } from './notices.listener.js';
import { NoticesController } from './inbox/notices.controller.js';
import { NoticesData } from './notices-data.service.js';
import { NoticesService } from './notices.service.js';
import { AnnouncementPictures } from './announcements/announcement-pictures.service.js';
import { PublishedAnnouncements } from './announcements/published-announcements.service.js';
import { StandInTie } from './wechat-push/stand-in-tie.service.js';
import { WechatPushController } from './wechat-push/wechat-push.controller.js';

@Global()
@Module({
  controllers: [
    NoticesController,
    CallsController,
    AnnouncementsController,
    DeadLettersController,
    WechatPushController,
  ],
  providers: [
    NoticesService,
    InboxService,
    MessagesService,
    FollowingsService,
    CallsService,
    AnnouncementsService,
    PublishedAnnouncements,
    AnnouncementPictures,
    MessageSender,
    PictureChecks,
    AnnouncementChecks,
    AnnouncementNotices,
    DeadLettersService,
    NoticesListener,
    NoticesData,
    StandInTie,
  ],
  exports: [NoticesService, PictureChecks, PublishedAnnouncements],
})
export class NoticesModule {}
