// Which requests ask what buses have left?
import { Controller } from '@nestjs/common';
import { busSpaceApi } from '@kehuoyou/shared';
import type { BusSpaces } from '@kehuoyou/shared';
import { Endpoint, Input } from '../../http/endpoint.decorator.js';
import { BusSpaceDto } from './bus-space.dto.js';
import { BusSpaceService } from './bus-space.service.js';

/** Room on buses. */
@Controller()
export class BusSpaceController {
  constructor(private readonly space: BusSpaceService) {}

  @Endpoint(busSpaceApi.ofPoint)
  ofPoint(@Input() ask: BusSpaceDto): Promise<BusSpaces> {
    return this.space.ofPoint(ask.pointId, ask.date);
  }
}
