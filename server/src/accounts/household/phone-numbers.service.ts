// At whose phone does a number ring?
import { Inject, Injectable } from '@nestjs/common';
import { Failure } from '@kehuoyou/shared';
import type { Clock, ConfirmationMethod } from '@kehuoyou/shared';
import { DataSource, LessThanOrEqual } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { CLOCK } from '../../clock.js';
import { insertOnce } from '../../database/insert-once.js';
import { AuditService } from '../safekeeping/audit.service.js';
import { ConsentsService } from '../identity/consents.service.js';
import { NumberClaimEntity } from './household.entity.js';

/** A confirmed number. */
export interface NumberClaim {
  readonly phoneHash: string;
  readonly accountId: string;
  readonly method: ConfirmationMethod;
  /** For `keeper`: who saw the person, and where. */
  readonly confirmedBy?: string;
  readonly pointId?: string;
  /** The number has changed hands: the old link is dropped. */
  readonly takeOver: boolean;
}

/** Which account has confirmed which number. Parcels are matched on the numbers that somebody holds here. */
@Injectable()
export class PhoneNumbersService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditService,
    consents: ConsentsService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    // Without consent to keep the number there is nothing to match on.
    consents.onWithdrawal('privacy_notice', (tx, accountId) => this.releaseAll(tx, accountId));
  }

  /** Claims that hold now, by hash; a number that nobody has confirmed is not among them. */
  async current(
    phoneHashes: readonly string[],
    db: EntityManager = this.dataSource.manager,
  ): Promise<Map<string, NumberClaimEntity>> {
    if (phoneHashes.length === 0) return new Map();
    const rows = await this.latest(db)
      .andWhere('claim.phoneHash IN (:...phoneHashes)', { phoneHashes: [...new Set(phoneHashes)] })
      .getMany();
    return new Map(rows.filter(({ accountId }) => accountId !== null).map((row) => [row.phoneHash, row]));
  }

  /** Claims that an account holds now. */
  async heldBy(accountId: string, db: EntityManager = this.dataSource.manager): Promise<NumberClaimEntity[]> {
    return this.latest(db).andWhere('claim.accountId = :accountId', { accountId }).getMany();
  }

  /** Claims that hold now and were confirmed at this point, by somebody of its staff who saw the person. */
  async confirmedAt(pointId: string, db: EntityManager = this.dataSource.manager): Promise<NumberClaimEntity[]> {
    return this.latest(db).andWhere('claim.pointId = :pointId AND claim.accountId IS NOT NULL', { pointId }).getMany();
  }

  /**
   * Claims a number in the caller's transaction. When another phone has confirmed it, that fails with
   * `number_taken` unless it is taken over; then the old link is dropped, and the audit log says so.
   */
  async claim(tx: EntityManager, claim: NumberClaim): Promise<void> {
    const last = await this.lastOf(tx, claim.phoneHash);
    if (last?.accountId === claim.accountId) return;
    const former = last?.accountId ?? undefined;
    if (former !== undefined && !claim.takeOver) throw new Failure('number_taken');
    await this.append(tx, claim.phoneHash, last, {
      accountId: claim.accountId,
      method: claim.method,
      confirmedBy: claim.confirmedBy ?? null,
      pointId: claim.pointId ?? null,
    });
    if (former === undefined) return;
    const actorId = claim.confirmedBy ?? claim.accountId;
    await this.audit.append(tx, {
      action: 'number.moved',
      actorId,
      subjectKind: 'account',
      subjectId: former,
      detail: { to: claim.accountId, method: claim.method },
    });
  }

  /** Gives a number up, if the account holds it. */
  async release(tx: EntityManager, accountId: string, phoneHash: string): Promise<void> {
    const last = await this.lastOf(tx, phoneHash);
    if (last?.accountId === accountId)
      await this.append(tx, phoneHash, last, { accountId: null, method: 'released', confirmedBy: null, pointId: null });
  }

  /** Gives up every number of an account. */
  async releaseAll(tx: EntityManager, accountId: string): Promise<void> {
    for (const { phoneHash } of await this.heldBy(accountId, tx)) await this.release(tx, accountId, phoneHash);
  }

  /** Forgets that an account ever held a number, and a number that nobody holds then: its hash is somebody's too. */
  async forget(tx: EntityManager, accountId: string): Promise<void> {
    for (const phoneHash of new Set((await tx.findBy(NumberClaimEntity, { accountId })).map((row) => row.phoneHash))) {
      const last = await this.lastOf(tx, phoneHash);
      const isFree = last === undefined || last.accountId === accountId || last.accountId === null;
      if (isFree) await forgetUntil(tx, phoneHash, last?.sequence ?? 0);
    }
    await tx.delete(NumberClaimEntity, { accountId });
  }

  /** Forgets who held a number before those who hold it now, and numbers given up, after `limit`. Gives how many rows. */
  async sweep(tx: EntityManager, limit: Date): Promise<number> {
    let count = 0;
    for (const last of await this.latest(tx).andWhere('claim.claimedAt < :limit', { limit }).getMany()) {
      const past = last.accountId === null ? last.sequence : last.sequence - 1;
      if (past > 0) count += await forgetUntil(tx, last.phoneHash, past);
    }
    return count;
  }

  private async append(
    tx: EntityManager,
    phoneHash: string,
    last: NumberClaimEntity | undefined,
    what: Pick<NumberClaimEntity, 'accountId' | 'method' | 'confirmedBy' | 'pointId'>,
  ): Promise<void> {
    const row = { id: uuid(), phoneHash, sequence: (last?.sequence ?? 0) + 1, ...what, claimedAt: this.clock.now() };
    // Another phone claimed it at the same moment and was first.
    if (!(await insertOnce(tx, NumberClaimEntity, row))) throw new Failure('number_taken');
  }

  private async lastOf(db: EntityManager, phoneHash: string): Promise<NumberClaimEntity | undefined> {
    const [row] = await db.find(NumberClaimEntity, { where: { phoneHash }, order: { sequence: 'DESC' }, take: 1 });
    return row;
  }

  private latest(db: EntityManager) {
    return db
      .createQueryBuilder(NumberClaimEntity, 'claim')
      .leftJoin(NumberClaimEntity, 'later', 'later.phoneHash = claim.phoneHash AND later.sequence > claim.sequence')
      .where('later.id IS NULL');
  }
}

/** A claim that comes meanwhile has a higher number, and stays. */
async function forgetUntil(tx: EntityManager, phoneHash: string, sequence: number): Promise<number> {
  return (await tx.delete(NumberClaimEntity, { phoneHash, sequence: LessThanOrEqual(sequence) })).affected ?? 0;
}
