// Which requests come from whoever holds a number in their hand?
import { Controller } from '@nestjs/common';
import { trackingApi } from '@kehuoyou/shared';
import type { Tracking } from '@kehuoyou/shared';
import { Endpoint, Input } from '../../http/endpoint.decorator.js';
import { TrackingDto } from './tracking.dto.js';
import { TrackingService } from './tracking.service.js';

/** Tracking. */
@Controller()
export class TrackingController {
  constructor(private readonly tracking: TrackingService) {}

  @Endpoint(trackingApi.track)
  track(@Input() ask: TrackingDto): Promise<Tracking> {
    return this.tracking.track(ask);
  }
}
