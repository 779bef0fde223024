// Which events could not be delivered, and who lets them be tried again?
import { Injectable } from '@nestjs/common';
import { Failure } from '@kehuoyou/shared';
import type { DeadLetter } from '@kehuoyou/shared';
import { DeadLetters } from '../../database/dead-letters.js';
import { Transactions } from '../../database/transaction.js';
import type { Command } from '../../database/transaction.js';

const USUAL_ROWS = 20;

/** Dead letters: their payloads are nobody's business, so only their kind is shown. */
@Injectable()
export class DeadLettersService {
  constructor(
    private readonly deadLetters: DeadLetters,
    private readonly transactions: Transactions,
  ) {}

  async list(ask: { limit?: number }): Promise<{ deadLetters: DeadLetter[]; total: number }> {
    const { letters, total } = await this.deadLetters.list(ask.limit ?? USUAL_ROWS);
    const deadLetters = letters.map(({ id, topic, createdAt, deadAt, attempts, lastError }) => ({
      id,
      topic,
      createdAt: createdAt.toISOString(),
      diedAt: (deadAt ?? createdAt).toISOString(),
      attempts,
      error: lastError ?? '',
    }));
    return { deadLetters, total };
  }

  /** Lets one be tried again from the start. */
  async retry(id: string, command: Command): Promise<{ retried: true }> {
    return this.transactions.once(command, async (tx) => {
      if (!(await this.deadLetters.revive(tx, id))) throw new Failure('event_not_found', 'id');
      return { retried: true as const };
    });
  }
}
