// Which requests about ways from place to place are answered?
import { Controller } from '@nestjs/common';
import { journeyApi } from '@kehuoyou/shared';
import type { JourneyAnswer, OutingAnswer, ParcelJourney } from '@kehuoyou/shared';
import { Endpoint, Input } from '../../http/endpoint.decorator.js';
import type { Prepared } from '../../http/prepared/prepared.js';
import { JourneyDto, OutingDto, ParcelJourneyDto } from './journey.dto.js';
import { JourneyService } from './journey.service.js';

/** Journeys of people and of parcels; all of it is public. */
@Controller()
export class JourneyController {
  constructor(private readonly journey: JourneyService) {}

  @Endpoint(journeyApi.journeys)
  journeys(@Input() ask: JourneyDto): Prepared<JourneyAnswer> {
    return this.journey.journeys(ask);
  }

  @Endpoint(journeyApi.outings)
  outings(@Input() ask: OutingDto): Prepared<OutingAnswer> {
    return this.journey.outings(ask);
  }

  @Endpoint(journeyApi.parcelJourneys)
  parcelJourneys(@Input() ask: ParcelJourneyDto): Prepared<{ journeys: readonly ParcelJourney[] }> {
    return this.journey.parcelJourneys(ask);
  }
}
