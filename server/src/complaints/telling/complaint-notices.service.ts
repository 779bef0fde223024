// Who hears what becomes of a complaint while they do not look?
import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import type { Body, ComplaintStep, NoticeKind } from '@kehuoyou/shared';
import type { EntityManager } from 'typeorm';
import { Vault } from '../../accounts/safekeeping/vault.service.js';
import { OutboxListeners } from '../../database/outbox/outbox-listeners.js';
import type { DeliveredEvent } from '../../database/outbox/outbox-listeners.js';
import { complaintStepped } from '../complaints.events.js';
import type { OfComplaint } from '../complaints.events.js';
import { ComplaintPlaces } from '../keeping/complaint-places.service.js';
import { bodyOf } from '../keeping/complaint-body.js';
import { ComplaintEntity, ComplaintStepEntity } from '../keeping/complaint.entity.js';
import { ComplaintPost } from './complaint-post.service.js';
import { newsOf, workOf } from './telling-words.js';

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

/** Tells whoever said it, and those on whose desk it is now. */
@Injectable()
export class ComplaintNotices implements OnModuleInit {
  constructor(
    private readonly listeners: OutboxListeners,
    private readonly post: ComplaintPost,
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
    if (kind === undefined) return;
    const body = bodyOf(step);
    const text =
      step.textSealed === null ? undefined : this.vault.open(step.textSealed, `complaint_step.text:${step.id}`);
    const words = newsOf({ row, step: step.step, at: step.at, text, bodyName: body && this.places.named(body).name });
    await this.post.toSpeaker(tx, row, kind, { eventId: step.id, at: step.at, words });
  }

  private async tellOffices(tx: EntityManager, row: ComplaintEntity, step: ComplaintStepEntity): Promise<void> {
    const office: Body = this.places.supervisor();
    const body = bodyOf(row);
    const target = officeSteps.has(step.step) ? office : bodySteps.has(step.step) ? body : undefined;
    if (!target) return;
    const mail = { eventId: step.id, at: step.at, words: workOf(row, step.step, step.at) };
    await this.post.toBody(tx, row, { body: target, without: [step.byAccount] }, mail);
  }
}
