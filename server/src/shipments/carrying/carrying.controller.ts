// Which requests carry boxes on, and say which there are?
import { Controller } from '@nestjs/common';
import { carriedApi, carryingApi } from '@kehuoyou/shared';
import type { CarriedAt, CarriedOutcome } from '@kehuoyou/shared';
import type { Command } from '../../database/transaction.js';
import { CurrentCaller } from '../../http/caller.js';
import type { Caller } from '../../http/caller.js';
import { Endpoint, Input } from '../../http/endpoint.decorator.js';
import { IdempotentCommand } from '../../http/idempotency.decorator.js';
import { CarriedAtDto, CarriedDto } from './carried.dto.js';
import { CarriedReading } from './carried-reading.service.js';
import { Carrying } from './carrying.service.js';

/** Boxes on their way. */
@Controller()
export class CarryingController {
  constructor(
    private readonly carrying: Carrying,
    private readonly reading: CarriedReading,
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
}
