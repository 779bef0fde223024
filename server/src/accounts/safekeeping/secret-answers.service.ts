// How is a token or a code given again to whoever asks again, without being kept?
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Transactions } from '../../database/transaction.js';
import type { Command } from '../../database/transaction.js';
import { Vault } from './vault.service.js';

/** An answer, and the secret that goes with it. */
export interface SecretAnswer<Answer> {
  readonly answer: Answer;
  readonly secret: string;
}

/**
 * `Transactions.once` for answers with a secret in them. The phone that lost the answer must get the
 * same token again, or it would hold a session that it cannot use; but a token in the idempotency row
 * would make the database as good as everybody's phone. So the row holds the secret sealed, under a key
 * that is made from ours and from the request itself with the code in it (see `Vault.sealAnswer`). Of
 * the request the row has only a keyed digest. `answer` must not hold personal data either.
 */
@Injectable()
export class SecretAnswers {
  constructor(
    private readonly transactions: Transactions,
    private readonly vault: Vault,
  ) {}

  /** Runs `work` at most once for `command`; its repetitions get the same answer and the same secret. */
  async once<Answer>(
    command: Command,
    work: (tx: EntityManager) => Promise<SecretAnswer<Answer>>,
  ): Promise<SecretAnswer<Answer>> {
    const kept = await this.transactions.once(this.vault.blind(command), async (tx) => {
      const { answer, secret } = await work(tx);
      return { answer, sealed: this.vault.sealAnswer(command, secret) };
    });
    return { answer: kept.answer, secret: this.vault.openAnswer(command, kept.sealed) };
  }
}
