// Which requests of partners are answered?
import { Controller } from '@nestjs/common';
import { partnerApi } from '@kehuoyou/shared';
import type { AnnouncementOutcome, PartnerEvents as Answer } from '@kehuoyou/shared';
import { Endpoint, Input } from '../../http/endpoint.decorator.js';
import { CurrentSigner } from '../../http/signed/signer.js';
import type { Signer } from '../../http/signed/signer.js';
import { PartnerAnnouncements } from './partner-announcements.service.js';
import { PartnerEvents } from './partner-events.service.js';
import { AnnouncementsDto, PartnerEventsDto } from './partner.dto.js';

/** Partners. */
@Controller()
export class PartnerController {
  constructor(
    private readonly announcements: PartnerAnnouncements,
    private readonly events: PartnerEvents,
  ) {}

  @Endpoint(partnerApi.announce)
  announce(
    @Input() ask: AnnouncementsDto,
    @CurrentSigner() partner: Signer,
  ): Promise<{ outcomes: AnnouncementOutcome[] }> {
    return this.announcements.announce(partner, ask);
  }

  @Endpoint(partnerApi.events)
  list(@Input() ask: PartnerEventsDto, @CurrentSigner() partner: Signer): Promise<Answer> {
    return this.events.list(partner, ask);
  }
}
