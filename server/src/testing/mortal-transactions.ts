// How does a spec kill a process at a chosen moment, as far as the database can tell?
import type { Clock } from '@kehuoyou/shared';
import type { DataSource, EntityManager } from 'typeorm';
import { Transactions } from '../database/transaction.js';

/** Thrown by everything that a killed process still tries. */
export class Killed extends Error {}

/** When a process dies: before a transaction, or right after it was committed and before anybody learns of it. */
export type Death = 'before' | 'after';

/**
 * Transactions of a process that may die at every boundary of one. What is committed stays, what is not
 * is gone, and nothing is written any more: the database cannot tell this from `kill -9`.
 */
export class MortalTransactions extends Transactions {
  private dead = false;

  constructor(
    dataSource: DataSource,
    clock: Clock,
    /** Asked at every transaction. */
    private readonly fate: () => Death | undefined,
  ) {
    super(dataSource, clock);
  }

  override async run<Result>(work: (tx: EntityManager) => Promise<Result>): Promise<Result> {
    if (this.dead) throw new Killed();
    const death = this.fate();
    if (death === 'before') this.die();
    const result = await super.run(work);
    if (death === 'after') this.die();
    return result;
  }

  private die(): never {
    this.dead = true;
    throw new Killed();
  }
}
