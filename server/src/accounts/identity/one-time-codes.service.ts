// How does a code work exactly once?
import { randomInt } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CODE_ALPHABET, codeLengths, Failure, scannedPath } from '@kehuoyou/shared';
import type { Clock, CodePurpose, OneTimeCode } from '@kehuoyou/shared';
import { DataSource, IsNull, MoreThan } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { CLOCK } from '../../clock.js';
import { OneTimeCodeEntity } from '../account.entity.js';
import { Vault } from '../safekeeping/vault.service.js';
import { PublicAddress } from '../../http/public-address.js';
import { insertRow } from '../../database/insert-rows.js';
import { AccountsService } from './accounts.service.js';

const MINUTE = 60_000;

/** Milliseconds that a code is good for. */
const lives: Readonly<Record<CodePurpose, number>> = {
  browser: 5 * MINUTE,
  confirm: 10 * MINUTE,
  follow: 24 * 60 * MINUTE,
  join: 7 * 24 * 60 * MINUTE,
};

/** Whose code it is, what for, and about what. */
export interface CodeOrder {
  readonly purpose: CodePurpose;
  readonly accountId: string;
  readonly subjectId?: string;
}

/**
 * One-time codes. A wrong, used, expired and foreign code are answered alike, with `code_not_valid`, and so is one
 * that somebody has given out who has been shut out since; the look-up goes by a keyed hash through an index, so
 * its time says nothing about the code.
 */
@Injectable()
export class OneTimeCodesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly vault: Vault,
    private readonly accounts: AccountsService,
    private readonly address: PublicAddress,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Makes a code in the caller's transaction; an earlier one for the same is good no longer. Give it out by `view`. */
  async issue(tx: EntityManager, order: CodeOrder): Promise<{ code: string; expiresAt: string }> {
    const now = this.clock.now();
    const expiresAt = new Date(now.getTime() + lives[order.purpose]);
    const code = Array.from(
      { length: codeLengths[order.purpose] },
      () => CODE_ALPHABET[randomInt(CODE_ALPHABET.length)],
    ).join('');
    const same = { purpose: order.purpose, accountId: order.accountId, subjectId: order.subjectId ?? IsNull() };
    await tx.update(OneTimeCodeEntity, { ...same, usedAt: IsNull(), expiresAt: MoreThan(now) }, { expiresAt: now });
    await insertRow(tx, OneTimeCodeEntity, {
      id: uuid(),
      purpose: order.purpose,
      codeHash: this.hash(order.purpose, code),
      accountId: order.accountId,
      subjectId: order.subjectId ?? null,
      issuedAt: now,
      expiresAt,
      usedAt: null,
      usedBy: null,
    });
    return { code, expiresAt: expiresAt.toISOString() };
  }

  /** The code as the phone shows it. */
  view(purpose: CodePurpose, code: string, expiresAt: string): OneTimeCode {
    if (purpose === 'browser') return { code, expiresAt };
    return { code, link: `${this.address.base}${scannedPath({ kind: purpose, id: code })}`, expiresAt };
  }

  /** Uses the code, in the caller's transaction; one conditional update decides between two who come at once. */
  async use(tx: EntityManager, purpose: CodePurpose, code: string, usedBy: string | null): Promise<OneTimeCodeEntity> {
    const now = this.clock.now();
    const codeHash = this.hash(purpose, code);
    const used = await tx.update(
      OneTimeCodeEntity,
      { purpose, codeHash, usedAt: IsNull(), expiresAt: MoreThan(now) },
      { usedAt: now, usedBy },
    );
    if (used.affected !== 1) throw new Failure('code_not_valid', 'code');
    const row = await tx.findOneByOrFail(OneTimeCodeEntity, { codeHash });
    await this.demandGood(row, tx);
    return row;
  }

  /** The code's row without using it. */
  async look(
    purpose: CodePurpose,
    code: string,
    db: EntityManager = this.dataSource.manager,
  ): Promise<OneTimeCodeEntity> {
    const where = {
      purpose,
      codeHash: this.hash(purpose, code),
      usedAt: IsNull(),
      expiresAt: MoreThan(this.clock.now()),
    };
    const row = await db.findOneBy(OneTimeCodeEntity, where);
    if (!row) throw new Failure('code_not_valid', 'code');
    await this.demandGood(row, db);
    return row;
  }

  /** Whoever is shut out offers nothing any more. A code for their own browser is told apart when they sign in by it. */
  private async demandGood({ purpose, accountId }: OneTimeCodeEntity, db: EntityManager): Promise<void> {
    if (purpose !== 'browser' && (await this.accounts.isShutOut(accountId, db)))
      throw new Failure('code_not_valid', 'code');
  }

  private hash(purpose: CodePurpose, code: string): string {
    return this.vault.hash('code', `${purpose}:${code}`);
  }
}
