// How does what somebody says come in, once, with or without an account?
import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { complaintCategory, DISPATCH_VERSION, Failure, hotlinePolicy, receiptOf } from '@kehuoyou/shared';
import type {
  Clock,
  ComplaintAbout,
  ComplaintCategory,
  FileComplaint,
  FiledComplaint,
  FileForCaller,
  SameVoices,
} from '@kehuoyou/shared';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { SecretAnswers } from '../../accounts/safekeeping/secret-answers.service.js';
import { Vault } from '../../accounts/safekeeping/vault.service.js';
import { CLOCK } from '../../clock.js';
import { insertOnce } from '../../database/insert-once.js';
import { lockedRow } from '../../database/row-lock.js';
import { Transactions } from '../../database/transaction.js';
import type { Command } from '../../database/transaction.js';
import { authorise } from '../../http/authorise.js';
import type { Caller } from '../../http/caller.js';
import { askForScreening } from '../keeping/screening-store.js';
import { bodyOf } from '../keeping/complaint-body.js';
import { ComplaintClocks } from '../keeping/complaint-clocks.service.js';
import { addStep } from '../keeping/complaint-store.js';
import { ComplaintEntity } from '../keeping/complaint.entity.js';
import type { ComplaintChannel, PlaceColumns } from '../keeping/complaint.entity.js';
import { ComplaintPlaces } from '../keeping/complaint-places.service.js';
import { ComplaintEvidences } from './complaint-evidence.service.js';
import { FilingLimit } from './filing-limit.js';
import { contactColumns } from '../keeping/contact-store.js';
import { newNumber } from './number-store.js';
import { isSameThing, joinable, sameVoices } from './same-store.js';
import { ThingsOfCaller } from './things-of-caller.service.js';

/** Who says it, and from where. */
export interface Speaker {
  readonly caller: Caller | undefined;
  readonly address: string;
}

/** What is known of a thing when it is spoken of. */
interface Known extends Pick<ComplaintEntity, 'aboutAccount' | 'evidence'> {
  readonly columns: PlaceColumns;
}

/** By which way it comes, with which receipt, and who wrote it down. */
interface Filed {
  readonly channel: ComplaintChannel;
  readonly receipt: string;
  readonly accountId: string | null;
  readonly by: string | null;
  readonly programId?: string;
}

/** What somebody else's program reports. */
export type ForeignFiling = Omit<FileComplaint, 'receipt' | 'joins' | 'occurredAt'>;

/** Everything that can be said. */
type Said = FileComplaint | FileForCaller | ForeignFiling;

/** Of what has only just come in. */
const NOTHING_YET = {
  ...{ askedAt: null, confirmBy: null, answeredAt: null, answerDue: null, endedAt: null },
  ...{ reopened: 0, outsideNumber: null },
} as const;

/** A phone's clock that says this much more than ours is not believed. */
const AHEAD_MS = 60_000;
/** A program that heard no answer sends its report again within so long. */
const AGAIN_MS = 600_000;

/** Takes complaints, suggestions and praise. */
@Injectable()
export class Filing {
  private readonly limit = new FilingLimit();

  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly secrets: SecretAnswers,
    private readonly places: ComplaintPlaces,
    private readonly evidences: ComplaintEvidences,
    private readonly things: ThingsOfCaller,
    private readonly clocks: ComplaintClocks,
    private readonly vault: Vault,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Takes what somebody says. Its receipt was made on their phone: whoever sends it again, from whatever address the
   * network has given them since, has said it once.
   */
  async file(speaker: Speaker, ask: FileComplaint, command: Command): Promise<FiledComplaint> {
    const category = categoryOf(ask);
    const hash = this.vault.hash('code', ask.receipt);
    const known = await this.dataSource.manager.findOneBy(ComplaintEntity, { receiptHash: hash });
    if (known) return this.again(known, ask);
    if (category.safety !== true) await this.limit.take(speaker);
    const opened = { ...ask, ...(await this.things.open(speaker.caller, ask)) };
    const found = await this.knownOf(opened);
    // Whose key it is says nothing of whoever spoke: the row stays for a month, and the account of an anonymous one nowhere.
    const own = { ...this.vault.blind(command), caller: hash };
    return this.transactions.once(own, async (tx) => {
      const accountId = ask.identity === 'anonymous' ? null : (speaker.caller?.accountId ?? null);
      const row = await this.insert(tx, opened, found, { channel: 'app', receipt: ask.receipt, accountId, by: null });
      return { number: row.number, receipt: ask.receipt };
    });
  }

  /** The same for somebody who rings or stands at the counter; the receipt is read to them. */
  async fileForCaller(caller: Caller, ask: FileForCaller, command: Command): Promise<FiledComplaint> {
    const found = await this.knownOf(ask);
    const { areaCode, pointId } = found.columns;
    const at = { ...(areaCode === null ? {} : { areaCode }), ...(pointId === null ? {} : { pointId }) };
    authorise(caller, hotlinePolicy.file, at, 'not_allowed', 'pointId');
    const { answer, secret } = await this.secrets.once(command, async (tx) => {
      const receipt = receiptOf(randomBytes);
      const of = { channel: 'caller', receipt, accountId: null, by: caller.accountId } as const;
      const row = await this.insert(tx, ask, found, of);
      return { answer: { number: row.number }, secret: receipt };
    });
    return { number: answer.number, receipt: secret };
  }

  /**
   * The same for a report of somebody else's program, which has no receipt of its own and no key: `mark` names the
   * report, and what comes with the same mark within some minutes is the same. Its receipt follows from the mark by
   * our key, so nobody else can tell it.
   */
  async fileForeign(
    ask: ForeignFiling,
    { programId, mark }: { readonly programId: string; readonly mark: string },
  ): Promise<FiledComplaint> {
    const window = Math.floor(this.clock.now().getTime() / AGAIN_MS);
    const [receipt, before] = [this.receiptOfMark(mark, window), this.receiptOfMark(mark, window - 1)];
    for (const each of [receipt, before]) {
      const known = await this.dataSource.manager.findOneBy(ComplaintEntity, {
        receiptHash: this.vault.hash('code', each),
      });
      if (known) return { number: known.number, receipt: each };
    }
    if (categoryOf(ask).safety !== true) await this.limit.takeForProgram(programId);
    const found = await this.knownOf(ask);
    const of = { channel: 'open311', receipt, accountId: null, by: null, programId } as const;
    const row = await this.transactions.run((tx) => this.insert(tx, ask, found, of));
    return { number: row.number, receipt };
  }

  private receiptOfMark(mark: string, window: number): string {
    let round = 0;
    return receiptOf(() => Buffer.from(this.vault.hash('code', `${mark} ${window} ${(round += 1)}`), 'hex'));
  }

  /** How many have said the same of the same thing of late. */
  async same(ask: ComplaintAbout & { readonly category: string }): Promise<SameVoices> {
    const columns = this.places.columnsOf(ask);
    const { rows, first } = await sameVoices(
      this.dataSource.manager,
      { ...columns, category: ask.category },
      this.clock.now(),
    );
    if (!first) return { count: 0 };
    const body = bodyOf(first);
    return {
      count: rows,
      since: first.receivedAt.toISOString(),
      ...(joinable(first) ? { number: first.number } : {}),
      ...(body === undefined ? {} : { stands: this.places.named(body).name }),
    };
  }

  /** What must be found out before anything is written. */
  private async knownOf(ask: ComplaintAbout & { readonly category: string }): Promise<Known> {
    const columns = this.places.columnsOf(ask);
    return {
      columns,
      aboutAccount: await this.things.driverOf(ask),
      evidence: await this.evidences.of({ ...columns, category: ask.category }),
    };
  }

  /** What was said with this receipt before: the same, or somebody else's. */
  private again(known: ComplaintEntity, { receipt, kind, category }: FileComplaint): FiledComplaint {
    if (known.kind !== kind || known.category !== category) throw new Failure('receipt_taken', 'receipt');
    return { number: known.number, receipt };
  }

  private async insert(
    tx: EntityManager,
    ask: Said,
    { columns, evidence, aboutAccount }: Known,
    of: Filed,
  ): Promise<ComplaintEntity> {
    const id = uuid();
    const now = this.clock.now();
    const category = categoryOf(ask);
    const parent =
      'joins' in ask && ask.joins !== undefined
        ? await this.parentOf(tx, ask.joins, { ...columns, category: ask.category })
        : undefined;
    const row: ComplaintEntity = {
      ...{ id, number: await newNumber(tx), ...columns, ...this.clocks.filed(ask.kind, category, now) },
      ...{ kind: ask.kind, category: ask.category, catalogue: DISPATCH_VERSION, identity: ask.identity },
      ...{ channel: of.channel, accountId: of.accountId, ...contactColumns(this.vault, id, ask) },
      receiptHash: this.vault.hash('code', of.receipt),
      receiptSealed: of.accountId === null ? null : this.vault.seal(of.receipt, `complaint.receipt:${id}`),
      textSealed: ask.text === undefined ? null : this.vault.seal(ask.text, `complaint.text:${id}`),
      ...{ parcelId: ask.parcelId ?? null, shipmentId: ask.shipmentId ?? null },
      about: category.about ?? null,
      aboutAccount,
      ...standsWith(parent),
      ...{ stateAt: now, receivedAt: now, occurredAt: saidAt(ask, now) },
      ...{ ...NOTHING_YET, parentId: parent?.id ?? null, programId: of.programId ?? null },
      // An anonymous one is sent nowhere.
      screening: of.accountId === null || ask.text === undefined ? 'manual' : 'pending',
      evidence,
    };
    if (!(await insertOnce(tx, ComplaintEntity, row))) return this.other(tx, ask, row);
    await addStep(tx, this.vault, row, { step: 'filed', at: now, by: of.by, own: true });
    if (row.screening === 'pending') await askForScreening(tx, id, now);
    return row;
  }

  /** What was said with the same receipt at the same moment, and was quicker. */
  private async other(tx: EntityManager, ask: Said, { receiptHash }: ComplaintEntity): Promise<ComplaintEntity> {
    const row = await lockedRow(tx, ComplaintEntity, { receiptHash });
    // Or somebody took the number.
    if (!row) throw new Failure('unavailable');
    if ('receipt' in ask) this.again(row, ask);
    return row;
  }

  private async parentOf(
    tx: EntityManager,
    number: string,
    at: PlaceColumns & { readonly category: string },
  ): Promise<ComplaintEntity> {
    const named = await tx.findOneBy(ComplaintEntity, { number });
    const root =
      named === null || named.parentId === null ? named : await tx.findOneBy(ComplaintEntity, { id: named.parentId });
    if (!root || root.category !== at.category || !isSameThing(root, at) || !joinable(root))
      throw new Failure('complaint_not_found', 'joins');
    return root;
  }
}

function categoryOf({ category }: Pick<FileComplaint, 'category'>): ComplaintCategory {
  const found = complaintCategory(category);
  if (!found) throw new Failure('invalid_field', 'category');
  return found;
}

/** When it was said on the phone; null for what came at once, and for a clock that cannot be right. */
function saidAt(ask: Said, now: Date): Date | null {
  const at = 'occurredAt' in ask && ask.occurredAt !== undefined ? new Date(ask.occurredAt) : null;
  const age = at === null ? 0 : now.getTime() - at.getTime();
  return at !== null && age > AHEAD_MS ? at : null;
}

/** Whoever joins others stands where they stand. */
function standsWith(parent: ComplaintEntity | undefined): Pick<ComplaintEntity, 'state' | 'bodyKind' | 'bodyId'> {
  if (!parent) return { state: 'submitted', bodyKind: null, bodyId: null };
  const { bodyKind, bodyId, state } = parent;
  return { state: state === 'needs_info' ? 'working' : state, bodyKind, bodyId };
}
