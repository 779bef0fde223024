// Which requests about announcements are answered?
import { Controller } from '@nestjs/common';
import { announcementsApi } from '@kehuoyou/shared';
import type { Announcement, OfficeAnnouncement } from '@kehuoyou/shared';
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
  ReviewDto,
  SubmitAnnouncementDto,
  VillageDto,
  WithdrawDto,
} from './announcements.dto.js';
import { PublishedAnnouncements } from './published-announcements.service.js';

/** Read by everybody, written by the offices. */
@Controller()
export class AnnouncementsController {
  constructor(
    private readonly published: PublishedAnnouncements,
    private readonly announcements: AnnouncementsService,
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
}
