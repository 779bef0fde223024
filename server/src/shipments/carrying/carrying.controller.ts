// Which requests carry boxes on, and say which there are?
import { Controller } from '@nestjs/common';
import { carriedApi, carryingApi } from '@kehuoyou/shared';
import type { CarriedAt, CarriedOutcome, Party } from '@kehuoyou/shared';
import type { Command } from '../../database/transaction.js';
import { CurrentCaller } from '../../http/caller.js';
import type { Caller } from '../../http/caller.js';
import { Endpoint, Input } from '../../http/endpoint.decorator.js';
import { IdempotentCommand } from '../../http/idempotency.decorator.js';
import { CarriedAtDto, CarriedDto, LabelAddressDto } from './carried.dto.js';
import { CarriedReading } from './carried-reading.service.js';
import { Carrying } from './carrying.service.js';
import { LabelAddresses } from './label-address.service.js';

/** Boxes on their way. */
@Controller()
export class CarryingController {
  constructor(
    private readonly carrying: Carrying,
    private readonly reading: CarriedReading,
    private readonly addresses: LabelAddresses,
  ) {}

  @Endpoint(carryingApi.submit)
  submit(
    @Input() ask: CarriedDto,
    @CurrentCaller() caller: Caller,
    @IdempotentCommand() command: Command,
  ): Promise<{ outcomes: CarriedOutcome[] }> {
    return this.carrying.submit(caller, ask, command);
  }

  @Endpoint(carriedApi.at)
  at(@Input() ask: CarriedAtDto, @CurrentCaller() caller: Caller): Promise<CarriedAt> {
    return this.reading.at(caller, ask.pointId);
  }

  @Endpoint(carriedApi.address)
  address(
    @Input() ask: LabelAddressDto,
    @CurrentCaller() caller: Caller,
    @IdempotentCommand() _command: Command,
  ): Promise<Party> {
    // Each look is written down, so doing it again is right; and the answer must not be kept with the key.
    return this.addresses.read(caller, ask);
  }
}
