// Which requests about events that could not be delivered are answered?
import { Controller } from '@nestjs/common';
import { deadLettersApi } from '@kehuoyou/shared';
import type { DeadLetterList } from '@kehuoyou/shared';
import type { Command } from '../../database/transaction.js';
import { CurrentCaller } from '../../http/caller.js';
import type { Caller } from '../../http/caller.js';
import { Endpoint, Input } from '../../http/endpoint.decorator.js';
import { IdempotentCommand } from '../../http/idempotency.decorator.js';
import { DeadLettersService } from './dead-letters.service.js';
import { IdDto } from '../../http/id.dto.js';
import { DeadLettersDto } from './dead-letters.dto.js';

/** Dead letters. */
@Controller()
export class DeadLettersController {
  constructor(private readonly deadLetters: DeadLettersService) {}

  @Endpoint(deadLettersApi.deadLetters)
  list(@Input() ask: DeadLettersDto, @CurrentCaller() caller: Caller): Promise<DeadLetterList> {
    return this.deadLetters.list(caller, ask);
  }

  @Endpoint(deadLettersApi.retry)
  retry(
    @Input() ask: IdDto,
    @CurrentCaller() caller: Caller,
    @IdempotentCommand() command: Command,
  ): Promise<{ retried: true }> {
    return this.deadLetters.retry(caller, ask.id, command);
  }
}
