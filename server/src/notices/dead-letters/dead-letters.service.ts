// Which events could not be delivered, and who lets them be tried again?
import { Injectable } from '@nestjs/common';
import { deadLetterPolicy, Failure } from '@kehuoyou/shared';
import type { DeadLetter, Rule } from '@kehuoyou/shared';
import { Jurisdictions } from '../../accounts/identity/jurisdictions.service.js';
import { AuditService } from '../../accounts/safekeeping/audit.service.js';
import { DeadLetters } from '../../database/outbox/dead-letters.js';
import { Transactions } from '../../database/transaction.js';
import type { Command } from '../../database/transaction.js';
import { authorise } from '../../http/authorise.js';
import type { Caller } from '../../http/caller.js';

const USUAL_ROWS = 20;

/** Dead letters: their payloads are nobody's business, so only their kind is shown. */
@Injectable()
export class DeadLettersService {
  constructor(
    private readonly deadLetters: DeadLetters,
    private readonly transactions: Transactions,
    private readonly jurisdictions: Jurisdictions,
    private readonly audit: AuditService,
  ) {}

  async list(caller: Caller, ask: { limit?: number }): Promise<{ deadLetters: DeadLetter[]; total: number }> {
    await this.authorise(caller, deadLetterPolicy.list);
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

  /** Lets one be tried again from the start; who did is written to the audit log. */
  async retry(caller: Caller, id: string, command: Command): Promise<{ retried: true }> {
    await this.authorise(caller, deadLetterPolicy.retry);
    return this.transactions.once(command, async (tx) => {
      if (!(await this.deadLetters.revive(tx, id))) throw new Failure('event_not_found', 'id');
      await this.audit.append(tx, {
        action: 'event.retried',
        actorId: caller.accountId,
        subjectKind: 'event',
        subjectId: id,
      });
      return { retried: true as const };
    });
  }

  /** Events are the whole county's, whatever they are about. */
  private async authorise(caller: Caller, rule: Rule): Promise<void> {
    authorise(caller, rule, { areaCode: await this.jurisdictions.county() }, 'not_allowed');
  }
}
