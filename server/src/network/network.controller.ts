// Which requests about the network are answered?
import { Controller } from '@nestjs/common';
import { networkApi } from '@kehuoyou/shared';
import type { Area, NearPoint, Point, PointSummary } from '@kehuoyou/shared';
import { Endpoint, Input } from '../http/endpoint.decorator.js';
import { AnswerCache } from '../http/prepared/answer-cache.js';
import type { Prepared } from '../http/prepared/prepared.js';
import { CrsDto, NearestDto, PointDto, PointsDto } from './network.dto.js';
import { NetworkService } from './network.service.js';

/** Areas and service points; all of it is public. */
@Controller()
export class NetworkController {
  constructor(
    private readonly network: NetworkService,
    cache: AnswerCache,
  ) {
    cache.addShortcut('/api/points/nearest?', (url) => network.nearestByUrl(url));
  }

  @Endpoint(networkApi.areas)
  areas(@Input() ask: CrsDto): Prepared<Area> {
    return this.network.areas(ask);
  }

  @Endpoint(networkApi.nearest)
  nearest(@Input() ask: NearestDto): Prepared<{ points: NearPoint[] }> {
    return this.network.nearest(ask);
  }

  @Endpoint(networkApi.points)
  points(@Input() ask: PointsDto): Prepared<{ points: PointSummary[] }> {
    return this.network.points(ask);
  }

  @Endpoint(networkApi.point)
  point(@Input() ask: PointDto): Prepared<Point> {
    return this.network.point(ask);
  }
}
