// Which requests for the history of a parcel are answered?
import { Controller } from '@nestjs/common';
import { epcisApi } from '@kehuoyou/shared';
import type { EpcisDocument } from '@kehuoyou/shared';
import { CurrentCaller } from '../../http/caller.js';
import type { Caller } from '../../http/caller.js';
import { Endpoint, Input } from '../../http/endpoint.decorator.js';
import { IdDto } from '../../http/id.dto.js';
import { EpcisService } from './epcis.service.js';

/** Histories in EPCIS 2.0. */
@Controller()
export class EpcisController {
  constructor(private readonly epcis: EpcisService) {}

  @Endpoint(epcisApi.document)
  document(@Input() ask: IdDto, @CurrentCaller() caller: Caller): Promise<EpcisDocument> {
    return this.epcis.document(caller, ask.id);
  }
}
