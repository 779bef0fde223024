// Which requests announce pauses of points, and take them back?
import { Controller } from '@nestjs/common';
import { pausesApi } from '@kehuoyou/shared';
import type { Command } from '../../database/transaction.js';
import { CurrentCaller } from '../../http/caller.js';
import type { Caller } from '../../http/caller.js';
import { Endpoint, Input } from '../../http/endpoint.decorator.js';
import { IdempotentCommand } from '../../http/idempotency.decorator.js';
import { AnnouncePauseDto, PauseDto } from './pauses.dto.js';
import { PointPauses } from './point-pauses.service.js';

/** Pauses of points. */
@Controller()
export class PausesController {
  constructor(private readonly pauses: PointPauses) {}

  @Endpoint(pausesApi.announce)
  announce(
    @Input() ask: AnnouncePauseDto,
    @CurrentCaller() caller: Caller,
    @IdempotentCommand() command: Command,
  ): Promise<{ pauseId: string }> {
    return this.pauses.announceBy(caller, ask, command);
  }

  @Endpoint(pausesApi.withdraw)
  withdraw(
    @Input() ask: PauseDto,
    @CurrentCaller() caller: Caller,
    @IdempotentCommand() command: Command,
  ): Promise<{ withdrawn: boolean }> {
    return this.pauses.withdrawBy(caller, ask, command);
  }
}
