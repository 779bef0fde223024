// What do the notices consist of?
import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { AnnouncementChecks } from './announcement-checks.service.js';
import { AnnouncementNotices } from './announcement-notices.service.js';
import { AnnouncementsController } from './announcements.controller.js';
import { AnnouncementsService } from './announcements.service.js';
import { CallsController } from './calls.controller.js';
import { CallsService } from './calls.service.js';
import { EventsController } from './events.controller.js';
import { EventsService } from './events.service.js';
import { FollowingsService } from './followings.service.js';
import { InboxService } from './inbox.service.js';
import { MessageSender } from './message-sender.service.js';
import { MessagesService } from './messages.service.js';
import { NoticesListener } from './notices.listener.js';
import { NoticesController } from './notices.controller.js';
import { NoticesData } from './notices-data.service.js';
import { NoticesService } from './notices.service.js';
import { PicturesService } from './pictures.service.js';
import { PublicAddress } from './public-address.service.js';
import { StandInTie } from './stand-in-tie.service.js';
import { WechatPushController } from './wechat-push.controller.js';

@Module({})
export class NoticesModule {
  static with(config: { readonly publicUrl: string | undefined }): DynamicModule {
    const address = {
      provide: PublicAddress,
      inject: [HttpAdapterHost],
      useFactory: (host: HttpAdapterHost) => new PublicAddress(config.publicUrl, host),
    };
    return {
      module: NoticesModule,
      global: true,
      controllers: [NoticesController, CallsController, AnnouncementsController, EventsController, WechatPushController],
      providers: [
        NoticesService, InboxService, MessagesService, FollowingsService, CallsService, AnnouncementsService, PicturesService,
        MessageSender, AnnouncementChecks, AnnouncementNotices, EventsService, NoticesListener, NoticesData, address, StandInTie,
      ],
      exports: [NoticesService],
    };
  }
}
