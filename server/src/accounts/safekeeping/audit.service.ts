// How is a deed written down so that it cannot be denied later?
import { Inject, Injectable } from '@nestjs/common';
import type { AuditAction, AuditAsk, AuditEntry, Clock } from '@kehuoyou/shared';
import { DataSource, In, LessThan, MoreThan, MoreThanOrEqual } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { CLOCK } from '../../clock.js';
import { Transactions } from '../../database/transaction.js';
import { AuditChain, auditLine } from './audit-chain.js';
import type { AuditBreak, AuditHead } from './audit-chain.js';
import { AuditEntryEntity, AuditHeadEntity } from './ledger.entity.js';
import { lockedRow } from '../../database/row-lock.js';
import { Vault } from './vault.service.js';
import { insertOnce } from '../../database/insert-once.js';

const HEAD = 'main';
const MOST_ROWS = 50;
const BATCH = 1_000;

/** Something done that others may have to answer for. Never a name or a number in it. */
export interface AuditRecord {
  readonly action: AuditAction;
  /** Undefined for a command, and for the server itself. */
  readonly actorId?: string | undefined;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly detail?: Readonly<Record<string, string | number | boolean>>;
}

/** What is wrong with the log, if anything, and where it ends. */
export interface Verified {
  readonly broken: AuditBreak | undefined;
  readonly head: AuditHead;
}

/** The audit log: a chain of lines, each marked with a key over itself and the one before. */
@Injectable()
export class AuditService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly vault: Vault,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Writes a line in the caller's transaction. Whoever writes the next one waits until this is
   * committed, so write it last.
   */
  async append(tx: EntityManager, record: AuditRecord): Promise<void> {
    const head = await lockedRow(tx, AuditHeadEntity, { name: HEAD });
    if (!head) throw new Error('the audit log has no head');
    const line = {
      sequence: head.sequence + 1,
      occurredAt: this.clock.now(),
      action: record.action,
      actorId: record.actorId ?? null,
      subjectKind: record.subjectKind,
      subjectId: record.subjectId,
      detail: JSON.stringify(record.detail ?? {}),
      previousMark: head.mark,
    };
    const mark = this.vault.auditMark(auditLine(line));
    if (!(await insertOnce(tx, AuditEntryEntity, { ...line, mark })))
      throw new Error('somebody put a line behind the end of the audit log: verify-audit says which');
    const moved = await tx.update(
      AuditHeadEntity,
      { name: HEAD, sequence: head.sequence },
      { sequence: line.sequence, mark },
    );
    if (moved.affected !== 1) throw new Error('two lines of the audit log were written at once');
  }

  /** Lines, newest first. */
  async list(ask: AuditAsk): Promise<{ entries: AuditEntry[] }> {
    const rows = await this.dataSource.manager.find(AuditEntryEntity, {
      where: {
        ...(ask.action === undefined ? {} : { action: ask.action }),
        ...(ask.actorId === undefined ? {} : { actorId: ask.actorId }),
        ...(ask.subjectId === undefined ? {} : { subjectId: ask.subjectId }),
        ...(ask.before === undefined ? {} : { sequence: LessThan(ask.before) }),
      },
      order: { sequence: 'DESC' },
      take: ask.limit ?? MOST_ROWS,
    });
    return { entries: rows.map(entryView) };
  }

  /** What was done to any of these things, newest first. */
  async about(
    action: AuditAction,
    subjectKind: string,
    subjectIds: readonly string[],
    most: number,
  ): Promise<AuditEntry[]> {
    if (subjectIds.length === 0) return [];
    const where = { action, subjectKind, subjectId: In([...subjectIds]) };
    return (
      await this.dataSource.manager.find(AuditEntryEntity, { where, order: { sequence: 'DESC' }, take: most })
    ).map(entryView);
  }

  /** When something of the kind, or anything at all, was last written down. */
  async lastAt(action?: AuditAction): Promise<Date | undefined> {
    const [row] = await this.dataSource.manager.find(AuditEntryEntity, {
      where: action === undefined ? {} : { action },
      order: { sequence: 'DESC' },
      take: 1,
    });
    return row?.occurredAt;
  }

  /** Follows the whole chain; `expected` are ends noted earlier. Gives what is wrong, if anything, and the present end. */
  async verify(...expected: readonly AuditHead[]): Promise<Verified> {
    return this.follow(new AuditChain((line) => this.vault.auditMark(line), expected), 0);
  }

  /** The same of what came after an end noted earlier; of the whole chain when there is none, or it does not go on from there. */
  async verifySince(noted: AuditHead | undefined): Promise<Verified> {
    if (noted === undefined) return this.verify();
    const since = new AuditChain((line) => this.vault.auditMark(line), [], noted);
    const found = await this.follow(since, noted.sequence);
    return found.broken ? this.verify(noted) : found;
  }

  /** Writes down that whoever runs the server lets the log go on although it is broken. Gives the end from which on. */
  async accept({ sequence, problem }: AuditBreak): Promise<AuditHead> {
    const detail = { sequence, problem };
    return this.transactions.run(async (tx) => {
      await this.append(tx, { action: 'audit.accepted', subjectKind: 'audit', subjectId: HEAD, detail });
      const head = await tx.findOneByOrFail(AuditHeadEntity, { name: HEAD });
      return { sequence: head.sequence, mark: head.mark };
    });
  }

  private async follow(chain: AuditChain, from: number): Promise<Verified> {
    // The end is read after the last line: both are committed together, so what stands behind an end that was read
    // later than it was put there by somebody else.
    for (let after = from; ;) {
      const rows = await this.linesAfter(after);
      for (const row of rows) chain.add(row);
      after = rows.at(-1)?.sequence ?? after;
      if (rows.length > 0) continue;
      const head = await this.transactions.run((tx) => tx.findOneByOrFail(AuditHeadEntity, { name: HEAD }));
      const { sequence, mark } = head;
      const goesOn = sequence > after && (await this.linesAfter(after)).length > 0;
      if (!goesOn) return { broken: chain.verdict(head), head: { sequence, mark } };
    }
  }

  /** In a transaction, for on SQLite one would see otherwise what another has not committed yet. */
  private async linesAfter(sequence: number): Promise<AuditEntryEntity[]> {
    const where = { sequence: MoreThan(sequence) };
    return this.transactions.run((tx) => tx.find(AuditEntryEntity, { where, order: { sequence: 'ASC' }, take: BATCH }));
  }

  /** Removes the lines from before `limit` and writes down that it did. Gives how many they were. */
  async trim(limit: Date): Promise<number> {
    return this.transactions.run(async (tx) => {
      const [kept] = await tx.find(AuditEntryEntity, {
        where: { occurredAt: MoreThanOrEqual(limit) },
        order: { sequence: 'ASC' },
        take: 1,
      });
      const [last] = await tx.find(AuditEntryEntity, {
        where: kept ? { sequence: LessThan(kept.sequence) } : {},
        order: { sequence: 'DESC' },
        take: 1,
      });
      if (!last) return 0;
      const removed = await tx.delete(AuditEntryEntity, { sequence: LessThan(last.sequence + 1) });
      const detail = { sequence: last.sequence, mark: last.mark };
      await this.append(tx, { action: 'audit.trimmed', subjectKind: 'audit', subjectId: HEAD, detail });
      return removed.affected ?? 0;
    });
  }
}

function entryView(row: AuditEntryEntity): AuditEntry {
  return {
    sequence: row.sequence,
    at: row.occurredAt.toISOString(),
    action: row.action,
    ...(row.actorId === null ? {} : { actorId: row.actorId }),
    subjectKind: row.subjectKind,
    subjectId: row.subjectId,
    detail: JSON.parse(row.detail) as AuditEntry['detail'],
  };
}
