// Which requests about the keeper's calls are answered?
import { Controller } from '@nestjs/common';
import { callsApi } from '@kehuoyou/shared';
import type { Call, CallContact } from '@kehuoyou/shared';
import type { Command } from '../../database/transaction.js';
import { CurrentCaller } from '../../http/caller.js';
import type { Caller } from '../../http/caller.js';
import { Endpoint, Input } from '../../http/endpoint.decorator.js';
import { IdempotentCommand } from '../../http/idempotency.decorator.js';
import { CallsService } from './calls.service.js';
import { IdDto } from '../../http/id.dto.js';
import { CallOutcomeDto, CallsDto } from './calls.dto.js';

/** The keeper's call list. */
@Controller()
export class CallsController {
  constructor(private readonly calls: CallsService) {}

  @Endpoint(callsApi.list)
  list(@Input() ask: CallsDto, @CurrentCaller() caller: Caller): Promise<{ calls: Call[] }> {
    return this.calls.list(caller, ask);
  }

  @Endpoint(callsApi.contact)
  contact(
    @Input() ask: IdDto,
    @CurrentCaller() caller: Caller,
    @IdempotentCommand() _command: Command,
  ): Promise<CallContact> {
    // Each look is written down, so doing it again is right; and the answer must not be kept with the key.
    return this.calls.contact(caller, ask.id);
  }

  @Endpoint(callsApi.record)
  record(
    @Input() ask: CallOutcomeDto,
    @CurrentCaller() caller: Caller,
    @IdempotentCommand() command: Command,
  ): Promise<{ open: boolean }> {
    return this.calls.record(caller, ask.id, ask.outcome, command);
  }
}
