// How do two complaints about the same become one piece of work, and two again?
import { Inject, Injectable } from '@nestjs/common';
import { complaintPolicy, complaintsAnswered, Failure } from '@kehuoyou/shared';
import type { Clock, HandledComplaint } from '@kehuoyou/shared';
import type { EntityManager } from 'typeorm';
import { Vault } from '../../accounts/safekeeping/vault.service.js';
import { CLOCK } from '../../clock.js';
import { lockedRow } from '../../database/row-lock.js';
import { Transactions } from '../../database/transaction.js';
import type { Command } from '../../database/transaction.js';
import { authorisedRole } from '../../http/authorise.js';
import type { Caller } from '../../http/caller.js';
import { addStep, placeOf } from '../keeping/complaint-store.js';
import { joinTo, standAlone } from '../keeping/joined-store.js';
import { ComplaintEntity } from '../keeping/complaint.entity.js';
import { ComplaintDesk } from './desk.service.js';

/** Joins and parts. Each keeps its own story, its own clocks and its own word at the end. */
@Injectable()
export class ComplaintMerging {
  constructor(
    private readonly transactions: Transactions,
    private readonly desk: ComplaintDesk,
    private readonly vault: Vault,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Joins one to another; both must be open, and neither joined already to something else. */
  async merge(caller: Caller, { id, into }: { id: string; into: string }, command: Command): Promise<HandledComplaint> {
    await this.transactions.once(command, async (tx) => {
      // In one order, so that two who join them the other way round do not wait for one another for ever.
      const held = new Map<string, ComplaintEntity>();
      for (const each of [id, into].sort()) held.set(each, await this.row(tx, each));
      const [child, parent] = [held.get(id), held.get(into)];
      if (!child || !parent) throw new Failure('complaint_not_found', 'id');
      const role = authorisedRole(caller, complaintPolicy.merge, placeOf(child), 'complaint_not_found', 'id');
      authorisedRole(caller, complaintPolicy.merge, placeOf(parent), 'complaint_not_found', 'into');
      const open = [child, parent].every((row) => row.parentId === null && !complaintsAnswered.has(row.state));
      if (id === into || !open || child.kind !== parent.kind) throw new Failure('complaint_not_the_same', 'into');
      await joinTo(tx, id, into);
      const step = { step: 'joined', at: this.clock.now(), by: caller.accountId, role, text: parent.number } as const;
      await addStep(tx, this.vault, child, step);
      return {};
    });
    return this.desk.read(caller, id);
  }

  /** Lets one stand for itself again. */
  async part(caller: Caller, id: string, command: Command): Promise<HandledComplaint> {
    await this.transactions.once(command, async (tx) => {
      const row = await this.row(tx, id);
      const role = authorisedRole(caller, complaintPolicy.merge, placeOf(row), 'complaint_not_found', 'id');
      if (!(await standAlone(tx, id))) throw new Failure('complaint_not_the_same', 'id');
      await addStep(tx, this.vault, row, { step: 'parted', at: this.clock.now(), by: caller.accountId, role });
      return {};
    });
    return this.desk.read(caller, id);
  }

  private async row(tx: EntityManager, id: string): Promise<ComplaintEntity> {
    const row = await lockedRow(tx, ComplaintEntity, { id });
    if (!row) throw new Failure('complaint_not_found', 'id');
    return row;
  }
}
