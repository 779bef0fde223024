// Which requests about announcements and their pictures are answered?
import { Controller, Res } from '@nestjs/common';
import { announcementsApi, picturesApi } from '@kehuoyou/shared';
import type { Announcement, OfficeAnnouncement } from '@kehuoyou/shared';
import type { FastifyReply } from 'fastify';
import type { Command } from '../../database/transaction.js';
import { CurrentCaller } from '../../http/caller.js';
import type { Caller } from '../../http/caller.js';
import { Endpoint, Input } from '../../http/endpoint.decorator.js';
import { IdempotentCommand } from '../../http/idempotency.decorator.js';
import type { Prepared } from '../../http/prepared/prepared.js';
import { AnnouncementsService } from './announcements.service.js';
import { IdDto } from '../../http/id.dto.js';
import {
  OfficeAnnouncementsDto,
  PictureDto,
  ReviewDto,
  SubmitAnnouncementDto,
  VillageDto,
  WithdrawDto,
} from './announcements.dto.js';
import { PicturesService } from './pictures.service.js';
import { PublishedAnnouncements } from './published-announcements.service.js';

/** Read by everybody, written by the offices. */
@Controller()
export class AnnouncementsController {
  constructor(
    private readonly published: PublishedAnnouncements,
    private readonly announcements: AnnouncementsService,
    private readonly pictures: PicturesService,
  ) {}

  @Endpoint(announcementsApi.ofVillage)
  ofVillage(@Input() ask: VillageDto): Prepared<{ announcements: Announcement[] }> {
    return this.published.ofVillage(ask);
  }

  @Endpoint(announcementsApi.one)
  one(@Input() ask: IdDto): Prepared<Announcement> {
    return this.published.one(ask);
  }

  @Endpoint(announcementsApi.submit)
  submit(
    @Input() ask: SubmitAnnouncementDto,
    @CurrentCaller() caller: Caller,
    @IdempotentCommand() command: Command,
  ): Promise<OfficeAnnouncement> {
    return this.announcements.submit(caller, ask, command);
  }

  @Endpoint(announcementsApi.forOffice)
  forOffice(
    @Input() ask: OfficeAnnouncementsDto,
    @CurrentCaller() caller: Caller,
  ): Promise<{ announcements: OfficeAnnouncement[] }> {
    return this.announcements.forOffice(caller, ask);
  }

  @Endpoint(announcementsApi.review)
  review(
    @Input() ask: ReviewDto,
    @CurrentCaller() caller: Caller,
    @IdempotentCommand() command: Command,
  ): Promise<OfficeAnnouncement> {
    return this.announcements.review(caller, ask, command);
  }

  @Endpoint(announcementsApi.withdraw)
  withdraw(
    @Input() ask: WithdrawDto,
    @CurrentCaller() caller: Caller,
    @IdempotentCommand() command: Command,
  ): Promise<OfficeAnnouncement> {
    return this.announcements.withdraw(caller, ask, command);
  }

  @Endpoint(picturesApi.upload)
  upload(
    @Input() ask: PictureDto,
    @CurrentCaller() caller: Caller,
    @IdempotentCommand() command: Command,
  ): Promise<{ id: string }> {
    return this.pictures.upload(caller, ask.data, command);
  }

  @Endpoint(picturesApi.picture)
  async picture(@Input() ask: IdDto, @Res({ passthrough: true }) reply: FastifyReply): Promise<Buffer> {
    const bytes = await this.pictures.bytes(ask.id);
    // A picture never changes under its id.
    void reply.headers({
      'content-type': 'image/jpeg',
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
    });
    return bytes;
  }
}
