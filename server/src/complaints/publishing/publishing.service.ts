// How does something become public, and how is it taken back?
import { Inject, Injectable } from '@nestjs/common';
import { clearedText, COMPLAINT_MEDIA, COMPLAINT_PUBLIC, complaintPolicy, Failure, isCleared } from '@kehuoyou/shared';
import type { Clock, PublicationDesk, PublishComplaint, Role } from '@kehuoyou/shared';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { Vault } from '../../accounts/safekeeping/vault.service.js';
import { CLOCK } from '../../clock.js';
import { insertRow } from '../../database/insert-rows.js';
import { appendToOutbox } from '../../database/outbox/outbox.js';
import { lockedRow } from '../../database/row-lock.js';
import { Transactions } from '../../database/transaction.js';
import type { Command } from '../../database/transaction.js';
import { authorise, authorisedRole } from '../../http/authorise.js';
import type { Caller } from '../../http/caller.js';
import { CoveredPictures } from '../../pictures/covered-pictures.service.js';
import type { Covered } from '../../pictures/covered-pictures.service.js';
import { mediaOf, removeMediaOf } from '../../pictures/media-rows.js';
import { complaintPublished } from '../complaints.events.js';
import { addStep, placeOf, textOf } from '../keeping/complaint-store.js';
import { ComplaintEntity, ComplaintStepEntity } from '../keeping/complaint.entity.js';
import { ComplaintPublicationEntity } from './publication.entity.js';
import { publicationView } from './publication.view.js';
import { publicationOf } from './publication-store.js';
import { PublishedPictures } from './published-pictures.service.js';

/** Publishes complaints. What its reporter took back is public no more. */
@Injectable()
export class Publishing {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly pictures: CoveredPictures,
    private readonly published: PublishedPictures,
    private readonly vault: Vault,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** What is public, and what could be. */
  async read(caller: Caller, id: string): Promise<PublicationDesk> {
    const row = await this.dataSource.manager.findOneBy(ComplaintEntity, { id });
    authorise(caller, complaintPolicy.publish, row && placeOf(row), 'complaint_not_found', 'id');
    if (!row) throw new Failure('complaint_not_found', 'id');
    return this.view(row);
  }

  /** Lets everybody read it. The pictures are made before anything is written. */
  async publish(caller: Caller, ask: PublishComplaint, command: Command): Promise<PublicationDesk> {
    const { id, text, answer, pictures = [] } = ask;
    for (const [field, words] of Object.entries({ text, answer }))
      if (words !== undefined && !isCleared(words)) throw new Failure('words_not_cleared', field);
    const role = await this.roleOf(caller, id);
    const covered: Covered[] = [];
    for (const picture of pictures)
      covered.push(
        await this.pictures.cover({ purpose: COMPLAINT_MEDIA, subjectId: id, id: picture.id }, picture.bars),
      );
    await this.transactions.once(command, async (tx) => {
      const row = await this.taken(tx, id);
      const at = this.clock.now();
      // Nobody's own: who made them public may leave, and they stay.
      const to = { purpose: COMPLAINT_PUBLIC, subjectId: id, ownerId: id };
      await insertRow(tx, ComplaintPublicationEntity, {
        ...{ complaintId: id, text: text ?? null, answer: answer ?? null },
        publishedAt: at,
      });
      for (const [position, each] of covered.entries()) await this.pictures.tie(tx, each, { ...to, position });
      await addStep(tx, this.vault, row, { step: 'published', at, by: caller.accountId, role });
      if (covered.length > 0)
        await appendToOutbox(tx, complaintPublished, { complaintId: id, by: caller.accountId }, at);
      return {};
    });
    return this.read(caller, id);
  }

  /** Takes it back. */
  async withdraw(
    caller: Caller,
    { id, text }: { readonly id: string; readonly text: string },
    command: Command,
  ): Promise<PublicationDesk> {
    const role = await this.roleOf(caller, id);
    await this.transactions.once(command, async (tx) => {
      const row = await this.taken(tx, id);
      const step = { step: 'unpublished', at: this.clock.now(), by: caller.accountId, role, text } as const;
      await addStep(tx, this.vault, row, step);
      return {};
    });
    return this.read(caller, id);
  }

  /** The row, with nothing of it public any more. */
  private async taken(tx: EntityManager, id: string): Promise<ComplaintEntity> {
    const row = await lockedRow(tx, ComplaintEntity, { id });
    if (!row) throw new Failure('complaint_not_found', 'id');
    await tx.delete(ComplaintPublicationEntity, { complaintId: id });
    await removeMediaOf(tx, COMPLAINT_PUBLIC, id);
    return row;
  }

  private async roleOf(caller: Caller, id: string): Promise<Role> {
    const row = await this.dataSource.manager.findOneBy(ComplaintEntity, { id });
    return authorisedRole(caller, complaintPolicy.publish, row && placeOf(row), 'complaint_not_found', 'id');
  }

  private async view(row: ComplaintEntity): Promise<PublicationDesk> {
    const { manager } = this.dataSource;
    const [text, answer] = [textOf(row, this.vault), await this.answerOf(row)];
    const media = await mediaOf(manager, COMPLAINT_MEDIA, 'subjectId', [row.id]);
    return {
      ...(await this.publicationOf(row.id)),
      ...(text === undefined ? {} : { text: clearedText(text) }),
      ...(answer === undefined ? {} : { answer: clearedText(answer) }),
      pictures: media.filter(({ kind }) => kind === 'picture').map(({ id }) => id),
      screening: row.screening,
    };
  }

  private async publicationOf(id: string): Promise<Pick<PublicationDesk, 'published' | 'objected'>> {
    const { manager } = this.dataSource;
    const found = await publicationOf(manager, id);
    if (!found) return {};
    const { shown, objected } = await this.published.of(manager, [id]);
    const published = publicationView(
      found,
      shown.map((each) => each.id),
    );
    return { published, ...(objected.length === 0 ? {} : { objected: objected.length }) };
  }

  /** The last answer, as it was given. */
  private async answerOf({ id }: ComplaintEntity): Promise<string | undefined> {
    const step = await this.dataSource.manager.findOne(ComplaintStepEntity, {
      where: { complaintId: id, step: 'answer' },
      order: { id: 'DESC' },
    });
    return step === null || step.textSealed === null
      ? undefined
      : this.vault.open(step.textSealed, `complaint_step.text:${step.id}`);
  }
}
