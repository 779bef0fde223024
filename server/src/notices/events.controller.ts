// Which requests about events that could not be delivered are answered?
import { Controller } from '@nestjs/common';
import { eventsApi, Failure } from '@kehuoyou/shared';
import type { DeadLetter } from '@kehuoyou/shared';
import { DeadLetters } from '../database/dead-letters.js';
import { Transactions } from '../database/transaction.js';
import type { Command } from '../database/transaction.js';
import { Endpoint, Input } from '../http/endpoint.decorator.js';
import { IdempotentCommand } from '../http/idempotency.decorator.js';
import { DeadLettersDto, IdDto } from './notices.dto.js';

const USUAL_ROWS = 20;

/** Dead letters: their payloads are nobody's business, so only their kind is shown. */
@Controller()
export class EventsController {
  constructor(
    private readonly deadLetters: DeadLetters,
    private readonly transactions: Transactions,
  ) {}

  @Endpoint(eventsApi.deadLetters)
  async list(@Input() ask: DeadLettersDto): Promise<{ deadLetters: DeadLetter[]; total: number }> {
    const { letters, total } = await this.deadLetters.list(ask.limit ?? USUAL_ROWS);
    const views = letters.map(({ id, topic, createdAt, deadAt, attempts, lastError }) => ({
      id, topic, createdAt: createdAt.toISOString(), diedAt: (deadAt ?? createdAt).toISOString(), attempts, error: lastError ?? '',
    }));
    return { deadLetters: views, total };
  }

  @Endpoint(eventsApi.retry)
  async retry(@Input() ask: IdDto, @IdempotentCommand() command: Command): Promise<{ retried: true }> {
    return this.transactions.once(command, async (tx) => {
      if (!(await this.deadLetters.revive(tx, ask.id))) throw new Failure('event_not_found', 'id');
      return { retried: true as const };
    });
  }
}
