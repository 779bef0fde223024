// Which requests come from whoever holds a number in their hand?
import { Controller } from '@nestjs/common';
import { keptNumbersApi, trackingApi } from '@kehuoyou/shared';
import type { KeptNumbers, Tracking } from '@kehuoyou/shared';
import type { Command } from '../../database/transaction.js';
import { CallerAddress, CurrentCaller, OptionalCaller } from '../../http/caller.js';
import type { Caller } from '../../http/caller.js';
import { Endpoint, Input, NoInput } from '../../http/endpoint.decorator.js';
import { IdempotentCommand } from '../../http/idempotency.decorator.js';
import { KeptNumbersService } from './kept-numbers.service.js';
import { DropNumberDto, KeepNumberDto, TrackingDto } from './tracking.dto.js';
import { TrackingService } from './tracking.service.js';

/** Tracking. */
@Controller()
export class TrackingController {
  constructor(
    private readonly tracking: TrackingService,
    private readonly numbers: KeptNumbersService,
  ) {}

  @Endpoint(trackingApi.track)
  track(
    @Input() ask: TrackingDto,
    @OptionalCaller() caller: Caller | undefined,
    @CallerAddress() address: string,
  ): Promise<Tracking> {
    return this.tracking.track(ask, { caller, address });
  }

  @Endpoint(keptNumbersApi.list)
  list(@NoInput() _nothing: undefined, @CurrentCaller() caller: Caller): Promise<KeptNumbers> {
    return this.numbers.list(caller);
  }

  @Endpoint(keptNumbersApi.keep)
  keep(
    @Input() ask: KeepNumberDto,
    @CurrentCaller() caller: Caller,
    @IdempotentCommand() command: Command,
  ): Promise<KeptNumbers> {
    return this.numbers.keep(caller, ask, command);
  }

  @Endpoint(keptNumbersApi.drop)
  drop(
    @Input() ask: DropNumberDto,
    @CurrentCaller() caller: Caller,
    @IdempotentCommand() command: Command,
  ): Promise<KeptNumbers> {
    return this.numbers.drop(caller, ask.id, command);
  }
}
