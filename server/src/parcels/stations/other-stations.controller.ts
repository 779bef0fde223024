// Which requests ask what waits at other stations, and tell of it?
import { Controller } from '@nestjs/common';
import { kuaidi100Api, otherStationsApi } from '@kehuoyou/shared';
import type { Kuaidi100Receipt, OtherStations } from '@kehuoyou/shared';
import { CurrentCaller } from '../../http/caller.js';
import type { Caller } from '../../http/caller.js';
import { Endpoint, Input, NoInput } from '../../http/endpoint.decorator.js';
import { Form } from '../../http/files/form-fields.js';
import type { FormFields } from '../../http/files/form-fields.js';
import { OtherStationsService } from './other-stations.service.js';
import { StationAsking } from './station-asking.service.js';
import { PickupPushDto } from './station-push.dto.js';

/** Pickup codes of other stations. */
@Controller()
export class OtherStationsController {
  constructor(
    private readonly stations: OtherStationsService,
    private readonly asking: StationAsking,
  ) {}

  @Endpoint(otherStationsApi.list)
  list(@NoInput() _nothing: undefined, @CurrentCaller() caller: Caller): Promise<OtherStations> {
    return this.stations.list(caller);
  }

  @Endpoint(kuaidi100Api.pickupPush)
  pushed(@Input() ask: PickupPushDto, @Form() form: FormFields): Promise<Kuaidi100Receipt> {
    return this.asking.pushed(ask, form);
  }
}
