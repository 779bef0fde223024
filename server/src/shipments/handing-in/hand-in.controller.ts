// Which request takes boxes over at a point?
import { Controller } from '@nestjs/common';
import { handInApi } from '@kehuoyou/shared';
import type { Shipment } from '@kehuoyou/shared';
import type { Command } from '../../database/transaction.js';
import { CurrentCaller } from '../../http/caller.js';
import type { Caller } from '../../http/caller.js';
import { Endpoint, Input } from '../../http/endpoint.decorator.js';
import { IdempotentCommand } from '../../http/idempotency.decorator.js';
import { HandInDto } from './hand-in.dto.js';
import { HandIns } from './hand-ins.service.js';

/** The counter. */
@Controller()
export class HandInController {
  constructor(private readonly handIns: HandIns) {}

  @Endpoint(handInApi.handIn)
  handIn(
    @Input() ask: HandInDto,
    @CurrentCaller() caller: Caller,
    @IdempotentCommand() command: Command,
  ): Promise<Shipment> {
    return this.handIns.handIn(caller, ask, command);
  }
}
