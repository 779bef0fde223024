// Who hears that a complaint's clock is about to end, or has?
import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { complaintsAnswered } from '@kehuoyou/shared';
import type { Body } from '@kehuoyou/shared';
import type { EntityManager } from 'typeorm';
import { OutboxListeners } from '../../database/outbox/outbox-listeners.js';
import type { DeliveredEvent } from '../../database/outbox/outbox-listeners.js';
import { complaintDue } from '../complaints.events.js';
import type { DueOfComplaint } from '../complaints.events.js';
import { bodyOf } from '../keeping/complaint-body.js';
import { ComplaintPlaces } from '../keeping/complaint-places.service.js';
import { ComplaintEntity } from '../keeping/complaint.entity.js';
import { ComplaintPost } from '../telling/complaint-post.service.js';
import { dueWork, outsideNews } from './due-words.js';
import { ComplaintDueEntity } from './due.entity.js';

/** Tells whoever has it before and after, the office when it is over, and whoever said it that they may go outside. */
@Injectable()
export class DueNotices implements OnModuleInit {
  constructor(
    private readonly listeners: OutboxListeners,
    private readonly post: ComplaintPost,
    private readonly places: ComplaintPlaces,
  ) {}

  onModuleInit(): void {
    this.listeners.inside(complaintDue, 'complaints.remind', (event, tx) => this.remind(event, tx));
  }

  private async remind({ payload }: DeliveredEvent<DueOfComplaint>, tx: EntityManager): Promise<void> {
    const row = await tx.findOneBy(ComplaintEntity, { id: payload.complaintId });
    const due = await tx.findOneBy(ComplaintDueEntity, { id: payload.dueId });
    // What was answered meanwhile needs no reminder.
    if (!row || !due || complaintsAnswered.has(row.state)) return;
    if (due.kind === 'outside') {
      const words = outsideNews(row, due.dueAt);
      return this.post.toSpeaker(tx, row, 'complaint_news', { eventId: due.id, at: due.at, words });
    }
    const office = this.places.supervisor();
    const body = bodyOf(row) ?? office;
    await this.tellBody(tx, row, { due, body, toOffice: false });
    const isOffice = body.kind === office.kind && body.id === office.id;
    if (due.kind === 'over' && !isOffice) await this.tellBody(tx, row, { due, body: office, toOffice: true });
  }

  private async tellBody(
    tx: EntityManager,
    row: ComplaintEntity,
    { due, body, toOffice }: { readonly due: ComplaintDueEntity; readonly body: Body; readonly toOffice: boolean },
  ): Promise<void> {
    if (due.kind === 'outside') return;
    const words = dueWork(row, { kind: due.kind, dueAt: due.dueAt, toOffice });
    await this.post.toBody(tx, row, { body }, { eventId: due.id, at: due.at, words });
  }
}
