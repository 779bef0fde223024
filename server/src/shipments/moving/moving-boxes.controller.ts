// Which requests say onto which other buses boxes may be moved, and move them?
import { Controller } from '@nestjs/common';
import { otherBusesApi } from '@kehuoyou/shared';
import type { OtherBuses, Shipment } from '@kehuoyou/shared';
import type { Command } from '../../database/transaction.js';
import { CurrentCaller } from '../../http/caller.js';
import type { Caller } from '../../http/caller.js';
import { Endpoint, Input } from '../../http/endpoint.decorator.js';
import { IdDto } from '../../http/id.dto.js';
import { IdempotentCommand } from '../../http/idempotency.decorator.js';
import { MoveBoxesDto } from './moving-boxes.dto.js';
import { MovingBoxes } from './moving-boxes.service.js';

/** From bus to bus by hand. */
@Controller()
export class MovingBoxesController {
  constructor(private readonly moving: MovingBoxes) {}

  @Endpoint(otherBusesApi.of)
  of(@Input() ask: IdDto, @CurrentCaller() caller: Caller): Promise<OtherBuses> {
    return this.moving.of(caller, ask.id);
  }

  @Endpoint(otherBusesApi.move)
  move(
    @Input() ask: MoveBoxesDto,
    @CurrentCaller() caller: Caller,
    @IdempotentCommand() command: Command,
  ): Promise<Shipment> {
    return this.moving.move(caller, ask, command);
  }
}
