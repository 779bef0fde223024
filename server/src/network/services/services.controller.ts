// Which requests are about what points do for people, and which licences they hold?
import { Controller } from '@nestjs/common';
import { everydayApi, licencesApi } from '@kehuoyou/shared';
import type { DeskEveryday, EverydayFound, LicenceRow, PointLicence } from '@kehuoyou/shared';
import type { Command } from '../../database/transaction.js';
import { CurrentCaller } from '../../http/caller.js';
import type { Caller } from '../../http/caller.js';
import { Endpoint, Input } from '../../http/endpoint.decorator.js';
import { IdDto } from '../../http/id.dto.js';
import { IdempotentCommand } from '../../http/idempotency.decorator.js';
import { EverydayServices } from './everyday.service.js';
import { PointLicences } from './licences.service.js';
import {
  AllowEverydayDto,
  EditEverydayDto,
  FindEverydayDto,
  KeepLicenceDto,
  LicenceDto,
  LicencesDto,
} from './services.dto.js';

/** Everyday services and licences. */
@Controller()
export class ServicesController {
  constructor(
    private readonly everyday: EverydayServices,
    private readonly licences: PointLicences,
  ) {}

  @Endpoint(everydayApi.find)
  find(@Input() ask: FindEverydayDto): EverydayFound {
    return this.everyday.find(ask);
  }

  @Endpoint(everydayApi.desk)
  desk(@Input() { id }: IdDto, @CurrentCaller() caller: Caller): Promise<{ services: DeskEveryday[] }> {
    return this.everyday.desk(caller, id);
  }

  @Endpoint(everydayApi.edit)
  edit(
    @Input() ask: EditEverydayDto,
    @CurrentCaller() caller: Caller,
    @IdempotentCommand() command: Command,
  ): Promise<DeskEveryday> {
    return this.everyday.edit(caller, ask, command);
  }

  @Endpoint(everydayApi.allow)
  allow(
    @Input() ask: AllowEverydayDto,
    @CurrentCaller() caller: Caller,
    @IdempotentCommand() command: Command,
  ): Promise<DeskEveryday> {
    return this.everyday.allow(caller, ask, command);
  }

  @Endpoint(licencesApi.list)
  list(@Input() ask: LicencesDto, @CurrentCaller() caller: Caller): { licences: LicenceRow[] } {
    return this.licences.list(caller, ask);
  }

  @Endpoint(licencesApi.keep)
  keep(
    @Input() ask: KeepLicenceDto,
    @CurrentCaller() caller: Caller,
    @IdempotentCommand() command: Command,
  ): Promise<PointLicence> {
    return this.licences.keep(caller, ask, command);
  }

  @Endpoint(licencesApi.remove)
  remove(
    @Input() ask: LicenceDto,
    @CurrentCaller() caller: Caller,
    @IdempotentCommand() command: Command,
  ): Promise<{ removed: boolean }> {
    return this.licences.remove(caller, ask, command);
  }
}
