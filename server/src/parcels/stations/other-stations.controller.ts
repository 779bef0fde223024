// Which requests ask what waits at other stations?
import { Controller } from '@nestjs/common';
import { otherStationsApi } from '@kehuoyou/shared';
import type { OtherStations } from '@kehuoyou/shared';
import { CurrentCaller } from '../../http/caller.js';
import type { Caller } from '../../http/caller.js';
import { Endpoint, NoInput } from '../../http/endpoint.decorator.js';
import { OtherStationsService } from './other-stations.service.js';

/** Pickup codes of other stations. */
@Controller()
export class OtherStationsController {
  constructor(private readonly stations: OtherStationsService) {}

  @Endpoint(otherStationsApi.list)
  list(@NoInput() _nothing: undefined, @CurrentCaller() caller: Caller): Promise<OtherStations> {
    return this.stations.list(caller);
  }
}
