// Which requests say onto which other buses boxes may be moved, or at which other point they may be handed in?
import { Controller } from '@nestjs/common';
import { otherBusesApi, otherPointsApi } from '@kehuoyou/shared';
import type { ChangedPoint, OtherBuses, OtherPoint, Shipment } from '@kehuoyou/shared';
import type { Command } from '../../database/transaction.js';
import { CurrentCaller } from '../../http/caller.js';
import type { Caller } from '../../http/caller.js';
import { Endpoint, Input } from '../../http/endpoint.decorator.js';
import { IdDto } from '../../http/id.dto.js';
import { IdempotentCommand } from '../../http/idempotency.decorator.js';
import { ChangePointDto, MoveBoxesDto } from './moving-boxes.dto.js';
import { MovingBoxes } from './moving-boxes.service.js';
import { OtherPoints } from './other-points.service.js';

/** From bus to bus, and from point to point, by hand. */
@Controller()
export class MovingBoxesController {
  constructor(
    private readonly moving: MovingBoxes,
    private readonly points: OtherPoints,
  ) {}

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

  @Endpoint(otherPointsApi.of)
  others(@Input() ask: IdDto, @CurrentCaller() caller: Caller): Promise<{ points: OtherPoint[] }> {
    return this.points.of(caller, ask.id);
  }

  @Endpoint(otherPointsApi.change)
  change(
    @Input() ask: ChangePointDto,
    @CurrentCaller() caller: Caller,
    @IdempotentCommand() command: Command,
  ): Promise<ChangedPoint> {
    return this.points.change(caller, ask, command);
  }
}
