// How is something done to an errand, once, by whoever may, however it stands by then?
import { Inject, Injectable } from '@nestjs/common';
import type { Clock, Errand, ErrandAt, Role } from '@kehuoyou/shared';
import type { EntityManager, QueryDeepPartialEntity } from 'typeorm';
import { Vault } from '../../accounts/safekeeping/vault.service.js';
import { CLOCK } from '../../clock.js';
import { Transactions } from '../../database/transaction.js';
import type { Command } from '../../database/transaction.js';
import type { Caller } from '../../http/caller.js';
import { ErrandReading } from './errand-reading.service.js';
import { addToErrand } from './errand-store.js';
import type { NewErrandFact } from './errand-store.js';
import type { WholeErrand, ErrandEntity } from './errand.entity.js';

/** What somebody does. */
export interface PersonsDeed {
  /** In which role; fails where somebody to whom it stands so may not do it: to them there is no such errand. */
  readonly judge: (at: ErrandAt) => Role;
  /** What is said, by how it stands when it is written; throws where it cannot be. */
  readonly fact: (whole: WholeErrand) => NewErrandFact;
  /** Columns that change along with the state. */
  readonly set?: (whole: WholeErrand) => QueryDeepPartialEntity<ErrandEntity>;
  /** What else is written with it. */
  readonly also?: (tx: EntityManager, whole: WholeErrand) => Promise<void>;
}

/** Does deeds of people. */
@Injectable()
export class ErrandDeeds {
  constructor(
    private readonly transactions: Transactions,
    private readonly reading: ErrandReading,
    private readonly vault: Vault,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Does it and gives the errand as it stands then. Who may is asked where it is written, by how it stands there: what was
   * done is not refused to whoever sends it again.
   */
  async done(caller: Caller, id: string, deed: PersonsDeed, command: Command): Promise<Errand> {
    await this.transactions.once(command, async (tx) => {
      const whole = await addToErrand(tx, this.vault, id, {
        ...{ at: this.clock.now(), actor: caller.accountId, set: deed.set },
        fact: async (stands) => {
          const as = deed.judge(await this.reading.at(caller, stands, tx));
          return { ...deed.fact(stands), as };
        },
      });
      await deed.also?.(tx, whole);
      return {};
    });
    return this.reading.read(caller, id);
  }
}
