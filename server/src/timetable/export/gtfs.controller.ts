// Where do other people's programs get our timetable?
import { Controller } from '@nestjs/common';
import { gtfsApi } from '@kehuoyou/shared';
import { Endpoint } from '../../http/endpoint.decorator.js';
import type { Prepared } from '../../http/prepared/prepared.js';
import { GtfsFeeds } from './gtfs-feed.service.js';
import { alerts, tripUpdates, vehiclePositions } from './realtime-messages.js';

/** GTFS as the world's transit software reads it. */
@Controller()
export class GtfsController {
  constructor(private readonly feeds: GtfsFeeds) {}

  @Endpoint(gtfsApi.schedule)
  schedule(): Promise<Prepared<ArrayBuffer>> {
    return this.feeds.schedule();
  }

  @Endpoint(gtfsApi.tripUpdates)
  tripUpdates(): Prepared<ArrayBuffer> {
    return this.feeds.realtime(tripUpdates);
  }

  @Endpoint(gtfsApi.alerts)
  alerts(): Prepared<ArrayBuffer> {
    return this.feeds.realtime(alerts);
  }

  @Endpoint(gtfsApi.vehiclePositions)
  vehiclePositions(): Prepared<ArrayBuffer> {
    return this.feeds.realtime(vehiclePositions);
  }
}
