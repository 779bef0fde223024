// What can whoever has a receipt see and do?
import { Inject, Injectable } from '@nestjs/common';
import { COMPLAINT_MEDIA, COMPLAINT_PROOF, complaintRules, Failure } from '@kehuoyou/shared';
import type { Clock, Complaint, ComplaintSummary, IdentityMode, OwnMove } from '@kehuoyou/shared';
import { DataSource } from 'typeorm';
import type { EntityManager, QueryDeepPartialEntity } from 'typeorm';
import { Vault } from '../../accounts/safekeeping/vault.service.js';
import { CLOCK } from '../../clock.js';
import { makeMove } from '../../database/moves/moves.js';
import { Transactions } from '../../database/transaction.js';
import type { Command } from '../../database/transaction.js';
import type { Caller } from '../../http/caller.js';
import type { Streamed } from '../../http/files/streamed.js';
import type { MediaKind } from '../../pictures/media.js';
import { MediaService } from '../../pictures/media.service.js';
import { ComplaintClocks } from '../keeping/complaint-clocks.service.js';
import { ComplaintReading } from '../keeping/complaint-reading.service.js';
import { addStep, complaintLifecycle } from '../keeping/complaint-store.js';
import { passOn, standAlone } from '../keeping/joined-store.js';
import { complaintView, summaryView } from '../keeping/complaint.view.js';
import { ComplaintEntity } from '../keeping/complaint.entity.js';
import { ReceiptFinder } from '../keeping/receipt-finder.service.js';

const DAY_MS = 86_400_000;
const MOST_ROWS = 50;

/** Somebody with a receipt. */
export interface Holder {
  readonly receipt: string;
  readonly address: string;
}

/** Follows a complaint by its receipt: reads, adds, says whether it is solved, takes it back. No account is asked for. */
@Injectable()
export class Receipts {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly reading: ComplaintReading,
    private readonly clocks: ComplaintClocks,
    private readonly finder: ReceiptFinder,
    private readonly files: MediaService,
    private readonly vault: Vault,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async read(holder: Holder): Promise<Complaint> {
    return this.view(await this.finder.find(holder.receipt, holder.address), holder.receipt);
  }

  /** Adds what was asked for, or says what they think of the answer. */
  async move(holder: Holder, move: OwnMove, text: string | undefined, command: Command): Promise<Complaint> {
    const found = await this.finder.find(holder.receipt, holder.address);
    await this.once(found, command, async (tx) => {
      const row = await tx.findOneByOrFail(ComplaintEntity, { id: found.id });
      const now = this.clock.now();
      if (
        move === 'reopen' &&
        row.endedAt !== null &&
        now.getTime() > row.endedAt.getTime() + complaintRules.reopenDays * DAY_MS
      )
        throw new Failure('complaint_too_late', 'receipt', row.state);
      await makeMove(tx, complaintLifecycle(this.vault, 'receipt_not_found'), {
        ...{ id: row.id, move, at: now, by: null, set: this.columnsOf(row, move, now) },
        detail: { own: true, ...(text === undefined ? {} : { text }) },
      });
      // Whoever says that it is not solved, or takes back what others have joined, goes a way of their own.
      if (move === 'not_solved' || move === 'reopen') await standAlone(tx, row.id);
      if (move === 'withdraw') await passOn(tx, row.id);
    });
    return this.again(found.id, holder.receipt);
  }

  /** Lets fewer people see who said it; at once. Nobody can take a name out of what was read already. */
  async hide(holder: Holder, identity: IdentityMode, command: Command): Promise<Complaint> {
    const found = await this.finder.find(holder.receipt, holder.address);
    // What was never kept cannot be shown again.
    if (identity !== 'anonymous' && found.accountId === null && found.contactSealed === null)
      throw new Failure('contact_missing', 'identity');
    await this.once(found, command, async (tx) => {
      const gone = { accountId: null, contactSealed: null, phoneTail: null, receiptSealed: null };
      const { affected } = await tx.update(
        ComplaintEntity,
        { id: found.id },
        { identity, ...(identity === 'anonymous' ? gone : {}) },
      );
      if (affected !== 1) throw new Failure('receipt_not_found', 'receipt');
      const step = identity === 'named' ? 'named' : 'hidden';
      await addStep(tx, this.vault, found, { step, at: this.clock.now(), by: null, own: true });
    });
    return this.again(found.id, holder.receipt);
  }

  /** Notes under which number somebody outside has it. */
  async escalated(holder: Holder, outsideNumber: string, command: Command): Promise<Complaint> {
    const found = await this.finder.find(holder.receipt, holder.address);
    await this.once(found, command, async (tx) => {
      await tx.update(ComplaintEntity, { id: found.id }, { outsideNumber });
      const at = this.clock.now();
      await addStep(tx, this.vault, found, { step: 'escalated', at, by: null, own: true, text: outsideNumber });
    });
    return this.again(found.id, holder.receipt);
  }

  /** One of its pictures or recordings, or one that proves its answer. */
  async media(holder: Holder, kind: MediaKind, id: string): Promise<Streamed<Uint8Array>> {
    const { id: subjectId } = await this.finder.find(holder.receipt, holder.address);
    return this.files.openTied(kind, id, { subjectId, purposes: [COMPLAINT_MEDIA, COMPLAINT_PROOF] });
  }

  /** What one said from this account. */
  async mine({ accountId }: Caller, limit = MOST_ROWS): Promise<{ complaints: ComplaintSummary[] }> {
    const rows = await this.dataSource.manager.find(ComplaintEntity, {
      where: { accountId },
      order: { id: 'DESC' },
      take: limit,
    });
    const complaints = rows.flatMap((row) =>
      row.receiptSealed === null
        ? []
        : [summaryView(row, this.vault.open(row.receiptSealed, `complaint.receipt:${row.id}`), this.reading.context)],
    );
    return { complaints };
  }

  /** Once for a command, whose key is the receipt's, from wherever it is sent. */
  private async once(
    { receiptHash }: ComplaintEntity,
    command: Command,
    work: (tx: EntityManager) => Promise<void>,
  ): Promise<void> {
    await this.transactions.once({ ...this.vault.blind(command), caller: receiptHash }, async (tx) => {
      await work(tx);
      return {};
    });
  }

  private columnsOf(row: ComplaintEntity, move: OwnMove, now: Date): QueryDeepPartialEntity<ComplaintEntity> {
    switch (move) {
      case 'inform':
        return this.clocks.resumed(row, now);
      case 'solved':
      case 'partly':
      case 'withdraw':
        return { endedAt: now, officeBy: null };
      case 'not_solved':
      case 'reopen':
        return this.clocks.reopened(row, now);
    }
  }

  private async again(id: string, receipt: string): Promise<Complaint> {
    return this.view(await this.dataSource.manager.findOneByOrFail(ComplaintEntity, { id }), receipt);
  }

  private async view(row: ComplaintEntity, receipt: string): Promise<Complaint> {
    return complaintView(await this.reading.whole(row), receipt, this.reading.context);
  }
}
