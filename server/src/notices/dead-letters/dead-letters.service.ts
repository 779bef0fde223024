// Which events could not be delivered, and who lets them be tried again?
import { Inject, Injectable } from '@nestjs/common';
import { addDays, dateAt, DEAD_LETTER_DAYS, deadLetterPolicy, Failure, instantOf } from '@kehuoyou/shared';
import type { Clock, DeadLetterList, DeadLettersOfDay, Rule } from '@kehuoyou/shared';
import { Jurisdictions } from '../../accounts/identity/jurisdictions.service.js';
import { AuditService } from '../../accounts/safekeeping/audit.service.js';
import { CLOCK } from '../../clock.js';
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
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async list(caller: Caller, ask: { limit?: number }): Promise<DeadLetterList> {
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
    return { deadLetters, total, daily: await this.daily() };
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

  /** Each day is counted by itself: the databases have no word in common for the day of an instant. */
  private async daily(): Promise<DeadLettersOfDay[]> {
    const today = dateAt(this.clock.now());
    const days: DeadLettersOfDay[] = [];
    for (let back = DEAD_LETTER_DAYS - 1; back >= 0; back -= 1) {
      const date = addDays(today, -back);
      const letters = await this.deadLetters.count(instantOf(date, 0), instantOf(addDays(date, 1), 0));
      days.push({ date, letters });
    }
    return days;
  }

  /** Events are the whole county's, whatever they are about. */
  private async authorise(caller: Caller, rule: Rule): Promise<void> {
    authorise(caller, rule, { areaCode: await this.jurisdictions.county() }, 'not_allowed');
  }
}
