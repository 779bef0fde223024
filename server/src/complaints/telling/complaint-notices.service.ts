// Who hears what becomes of a complaint while they do not look?
import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { complaintBodyPolicy, complaintsPages, jurisdictionOfBody, pageAddress } from '@kehuoyou/shared';
import type { Body, ComplaintStep, NoticeKind, PageAddress } from '@kehuoyou/shared';
import type { EntityManager } from 'typeorm';
import { GrantsService } from '../../accounts/identity/grants.service.js';
import { Vault } from '../../accounts/safekeeping/vault.service.js';
import { OutboxListeners } from '../../database/outbox/outbox-listeners.js';
import type { DeliveredEvent } from '../../database/outbox/outbox-listeners.js';
import { NoticesService } from '../../notices/notices.service.js';
import { complaintStepped } from '../complaints.events.js';
import type { OfComplaint } from '../complaints.events.js';
import { ComplaintPlaces } from '../keeping/complaint-places.service.js';
import { bodyOf } from '../keeping/complaint-body.js';
import { ComplaintEntity, ComplaintStepEntity } from '../keeping/complaint.entity.js';
import { newsOf, workOf } from './telling-words.js';
import type { TellingWords } from './telling-words.js';

/** Of what is told to whoever said it, the kind. */
const newsKinds: Readonly<Partial<Record<ComplaintStep['step'], NoticeKind>>> = {
  decline: 'complaint_answered',
  assign: 'complaint_news',
  start: 'complaint_news',
  ask: 'complaint_asked',
  answer: 'complaint_answered',
};

/** What lands on the county office's desk, and what on that of whoever has it. */
const officeSteps: ReadonlySet<string> = new Set(['filed', 'object', 'not_solved', 'reopen']);
const bodySteps: ReadonlySet<string> = new Set(['assign', 'overrule', 'inform', 'urged']);

/** Tells whoever said it, and those on whose desk it is now. An anonymous one is told to nobody: nobody knows to whom. */
@Injectable()
export class ComplaintNotices implements OnModuleInit {
  constructor(
    private readonly listeners: OutboxListeners,
    private readonly notices: NoticesService,
    private readonly grants: GrantsService,
    private readonly places: ComplaintPlaces,
    private readonly vault: Vault,
  ) {}

  onModuleInit(): void {
    this.listeners.inside(complaintStepped, 'complaints.tell', (event, tx) => this.tell(event, tx));
  }

  private async tell({ payload }: DeliveredEvent<OfComplaint>, tx: EntityManager): Promise<void> {
    const row = await tx.findOneBy(ComplaintEntity, { id: payload.complaintId });
    const step = await tx.findOneBy(ComplaintStepEntity, { id: payload.stepId });
    if (!row || !step) return;
    await this.tellSpeaker(tx, row, step);
    await this.tellOffices(tx, row, step);
  }

  private async tellSpeaker(tx: EntityManager, row: ComplaintEntity, step: ComplaintStepEntity): Promise<void> {
    const kind = newsKinds[step.step];
    if (kind === undefined || row.accountId === null || row.receiptSealed === null) return;
    const body = bodyOf(step);
    const text =
      step.textSealed === null ? undefined : this.vault.open(step.textSealed, `complaint_step.text:${step.id}`);
    const words = newsOf({ row, step: step.step, at: step.at, text, bodyName: body && this.places.named(body).name });
    const code = this.vault.open(row.receiptSealed, `complaint.receipt:${row.id}`);
    const page = pageAddress(complaintsPages.receipt, { code });
    await this.write(tx, row, step, { kind, words, page, accountIds: [row.accountId] });
  }

  private async tellOffices(tx: EntityManager, row: ComplaintEntity, step: ComplaintStepEntity): Promise<void> {
    const office: Body = this.places.supervisor();
    const body = bodyOf(row);
    const target = officeSteps.has(step.step) ? office : bodySteps.has(step.step) ? body : undefined;
    if (!target) return;
    const at = jurisdictionOfBody(target);
    const { roles } = complaintBodyPolicy[target.kind];
    const holders = await Promise.all(roles.map((role) => this.grants.holders(role, at)));
    const barred = new Set([row.accountId, row.aboutAccount, step.byAccount]);
    const accountIds = [...new Set(holders.flat())].filter((id) => !barred.has(id));
    const page = pageAddress(complaintsPages.handle, { id: row.id });
    await this.write(tx, row, step, {
      kind: 'complaint_work',
      words: workOf(row, step.step, step.at),
      page,
      accountIds,
    });
  }

  private async write(
    tx: EntityManager,
    row: ComplaintEntity,
    step: ComplaintStepEntity,
    told: {
      readonly kind: NoticeKind;
      readonly words: TellingWords;
      readonly page: PageAddress;
      readonly accountIds: readonly string[];
    },
  ): Promise<void> {
    if (told.accountIds.length === 0) return;
    const { reason, ...words } = told.words;
    await this.notices.tell(tx, {
      ...words,
      ...{ eventId: step.id, kind: told.kind, page: told.page, happenedAt: step.at },
      subject: `complaint ${row.id}${told.kind === 'complaint_work' ? ' work' : ''}`,
      recipients: told.accountIds.map((accountId) => ({ accountId, reason })),
    });
  }
}
