// What do offices and companies do about a complaint?
import { Inject, Injectable } from '@nestjs/common';
import { COMPLAINT_PROOF, complaintPolicy, Failure, standardAnswer } from '@kehuoyou/shared';
import type {
  AnswerComplaint,
  Body,
  Clock,
  ComplaintContact,
  ComplaintMove,
  HandledComplaint,
  Role,
} from '@kehuoyou/shared';
import { DataSource } from 'typeorm';
import type { EntityManager, QueryDeepPartialEntity } from 'typeorm';
import { AuditService } from '../../accounts/safekeeping/audit.service.js';
import { Vault } from '../../accounts/safekeeping/vault.service.js';
import { RecipientsService } from '../../accounts/household/recipients.service.js';
import { CLOCK } from '../../clock.js';
import { makeMove, tryMove } from '../../database/moves/moves.js';
import { Transactions } from '../../database/transaction.js';
import type { Command } from '../../database/transaction.js';
import { authorisedRole } from '../../http/authorise.js';
import type { Caller } from '../../http/caller.js';
import { attachMedia } from '../../pictures/media-rows.js';
import { ComplaintClocks } from '../keeping/complaint-clocks.service.js';
import { ComplaintPlaces } from '../keeping/complaint-places.service.js';
import { addStep, complaintLifecycle, placeOf } from '../keeping/complaint-store.js';
import type { StepDetail } from '../keeping/complaint-store.js';
import { contactOf } from '../keeping/contact-store.js';
import { ComplaintEntity } from '../keeping/complaint.entity.js';
import { ComplaintDesk } from './desk.service.js';

/** Deeds of those who handle a complaint that move it. */
export type HandlingMove = Extract<ComplaintMove, keyof typeof complaintPolicy>;

/** What is said with a deed. */
export interface Deed {
  readonly text?: string | undefined;
  readonly body?: Body | undefined;
}

/** What is done to one is done to those that are joined to it. */
const SHARED_MOVES: ReadonlySet<ComplaintMove> = new Set(['accept', 'decline', 'assign', 'start', 'answer']);
/** Why somebody's number was read, for the audit log. */
const TO_CALL_BACK = '回复投诉';
/** An answer of one's own says at least this much. */
const OWN_CHARACTERS = 10;

/** Moves complaints. What moves is decided by the table, who may by the policy. */
@Injectable()
export class ComplaintHandling {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly desk: ComplaintDesk,
    private readonly places: ComplaintPlaces,
    private readonly clocks: ComplaintClocks,
    private readonly recipients: RecipientsService,
    private readonly audit: AuditService,
    private readonly vault: Vault,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Moves it, and those joined to it; gives it as it stands then. */
  async move(caller: Caller, id: string, move: HandlingMove, deed: Deed, command: Command): Promise<HandledComplaint> {
    await this.once(command, async (tx) => {
      const row = await this.row(tx, id);
      const role = authorisedRole(caller, complaintPolicy[move], placeOf(row), 'complaint_not_found', 'id');
      if (move === 'ask' && row.askedAt !== null) throw new Failure('complaint_asked_before', 'id');
      const columns = await this.columnsOf(row, move, deed.body);
      await this.moveAll(tx, caller, row, { move, set: () => columns, detail: { role, ...textIn(deed) } });
    });
    return this.desk.read(caller, id);
  }

  /** Says what was found and done. A standard answer needs a sentence of one's own beside it. */
  async answer(caller: Caller, ask: AnswerComplaint, command: Command): Promise<HandledComplaint> {
    const { id, outcome, pictures = [] } = ask;
    const own = ask.text.trim();
    if ([...own].length < OWN_CHARACTERS) throw new Failure('own_sentence_needed', 'text');
    const standard = ask.standard === undefined ? undefined : standardAnswer(ask.standard);
    const text = standard === undefined ? own : `${standard.text}\n${own}`;
    await this.once(command, async (tx) => {
      const row = await this.row(tx, id);
      const role = authorisedRole(caller, complaintPolicy.answer, placeOf(row), 'complaint_not_found', 'id');
      const set = (each: ComplaintEntity) => this.clocks.answered(each, this.clock.now());
      await this.moveAll(tx, caller, row, { move: 'answer', set, detail: { role, text, outcome } });
      await attachMedia(tx, { purpose: COMPLAINT_PROOF, subjectId: id, ids: pictures, ownerId: caller.accountId });
    });
    return this.desk.read(caller, id);
  }

  /** Notes a call to whoever said it, and what they said of the answer. */
  async called(
    caller: Caller,
    { id, ...said }: { id: string; text: string; verdict?: 'solved' | 'partly' | 'not_solved' },
    command: Command,
  ): Promise<HandledComplaint> {
    return this.note(caller, id, { step: 'called', ...said }, command);
  }

  /** Urges whoever has it. */
  async urge(caller: Caller, { id, text }: { id: string; text: string }, command: Command): Promise<HandledComplaint> {
    return this.note(caller, id, { step: 'urged', text }, command);
  }

  private async note(
    caller: Caller,
    id: string,
    note: {
      readonly step: 'urged' | 'called';
      readonly text: string;
      readonly verdict?: 'solved' | 'partly' | 'not_solved' | undefined;
    },
    command: Command,
  ): Promise<HandledComplaint> {
    await this.once(command, async (tx) => {
      const row = await this.row(tx, id);
      const role = authorisedRole(caller, complaintPolicy.assign, placeOf(row), 'complaint_not_found', 'id');
      const at = this.clock.now();
      await addStep(tx, this.vault, row, { step: note.step, at, by: caller.accountId, role, text: note.text });
      if (note.verdict === undefined) return;
      const set = note.verdict === 'not_solved' ? this.clocks.reopened(row, at) : { endedAt: at };
      const order = {
        id,
        move: note.verdict,
        at,
        by: caller.accountId,
        set,
        detail: { own: true as const, text: note.text },
      };
      await makeMove(tx, complaintLifecycle(this.vault), order);
    });
    return this.desk.read(caller, id);
  }

  /** Name and number in full; the look is written down, and whoever said it can read that. */
  async contact(caller: Caller, id: string): Promise<ComplaintContact> {
    const row = await this.dataSource.manager.findOneBy(ComplaintEntity, { id });
    const at = row && placeOf(row);
    const role = authorisedRole(caller, complaintPolicy.readContact, at, 'complaint_not_found', 'id');
    if (!row || !this.desk.hasContact(caller, row)) throw new Failure('complaint_not_found', 'id');
    await this.transactions.run((tx) =>
      this.audit.append(tx, {
        ...{ action: 'complaint.read', actorId: caller.accountId, subjectKind: 'complaint', subjectId: id },
      }),
    );
    return contactOf(row, this.vault) ?? (await this.ownerOf(caller, role, row.accountId));
  }

  /** Of somebody who left neither: whose phone it is, as their household has it. */
  private async ownerOf(caller: Caller, role: Role, accountId: string | null): Promise<ComplaintContact> {
    const personId = accountId === null ? undefined : await this.recipients.ownerOf(accountId);
    if (personId === undefined) return {};
    const shown = await this.recipients.reveal(caller, [personId], { role, reason: TO_CALL_BACK });
    return shown.get(personId) ?? {};
  }

  private async moveAll(
    tx: EntityManager,
    caller: Caller,
    row: ComplaintEntity,
    deed: {
      readonly move: HandlingMove;
      /** Columns of each: they stand together, and have clocks of their own. */
      readonly set: (row: ComplaintEntity) => QueryDeepPartialEntity<ComplaintEntity>;
      readonly detail: StepDetail;
    },
  ): Promise<void> {
    const order = { ...deed, at: this.clock.now(), by: caller.accountId };
    await makeMove(tx, complaintLifecycle(this.vault), { ...order, id: row.id, set: deed.set(row) });
    if (!SHARED_MOVES.has(deed.move)) return;
    for (const each of await tx.findBy(ComplaintEntity, { parentId: row.id }))
      await tryMove(tx, complaintLifecycle(this.vault), { ...order, id: each.id, set: deed.set(each) });
  }

  private async columnsOf(
    row: ComplaintEntity,
    move: HandlingMove,
    body: Body | undefined,
  ): Promise<QueryDeepPartialEntity<ComplaintEntity>> {
    const now = this.clock.now();
    switch (move) {
      case 'assign': {
        const known = (await this.places.bodiesFor(row)).some(({ kind, id }) => kind === body?.kind && id === body.id);
        if (!body || !known) throw new Failure('complaint_body_not_found', 'body');
        return { bodyKind: body.kind, bodyId: body.id, officeBy: null };
      }
      case 'decline':
        return { endedAt: now, officeBy: null };
      case 'object':
        return { officeBy: this.clocks.officeBy(now) };
      case 'uphold':
        return { bodyKind: null, bodyId: null, officeBy: this.clocks.officeBy(now) };
      case 'ask':
        return { askedAt: now };
      default:
        return { officeBy: null };
    }
  }

  private async once(command: Command, work: (tx: EntityManager) => Promise<void>): Promise<void> {
    await this.transactions.once(this.vault.blind(command), async (tx) => {
      await work(tx);
      return {};
    });
  }

  private async row(tx: EntityManager, id: string): Promise<ComplaintEntity> {
    const row = await tx.findOneBy(ComplaintEntity, { id });
    if (!row) throw new Failure('complaint_not_found', 'id');
    return row;
  }
}

function textIn({ text }: Deed): { readonly text?: string } {
  return text === undefined ? {} : { text };
}
