// What goes to another point because its own is closed, who decides it, and how is it taken back?
import { Inject, Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { Failure, hasEnded, hubPolicy, pauseAt } from '@kehuoyou/shared';
import type { Clock, RedirectAnswer, RedirectAsk, RedirectQuestion, Redirects } from '@kehuoyou/shared';
import { DataSource, In, IsNull } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { RecipientsService } from '../../accounts/household/recipients.service.js';
import { CLOCK } from '../../clock.js';
import { insertRow } from '../../database/insert-rows.js';
import { OutboxListeners } from '../../database/outbox/outbox-listeners.js';
import { Transactions } from '../../database/transaction.js';
import type { Command } from '../../database/transaction.js';
import { authorise } from '../../http/authorise.js';
import type { Caller } from '../../http/caller.js';
import { NetworkService } from '../../network/network.service.js';
import { holdParcels, holdSubjects } from '../custody/custody-store.js';
import { ParcelEntity } from '../custody/parcel.entity.js';
import { parcelIdsOf, parcelMoved, parcelsAnnounced } from '../parcels.events.js';
import { RedirectDesk } from './redirect-desk.service.js';
import { PointRedirectEntity, RedirectQuestionEntity } from './redirect.entity.js';
import { isAt, mayBeRedirected, RedirectQuestions } from './redirect-questions.service.js';
import type { Answered, Asked } from './redirect-questions.service.js';
import { ShelfNews } from './shelf-news.service.js';

/** Redirections of a hub, and the answers of households. */
@Injectable()
export class RedirectsService implements OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly listeners: OutboxListeners,
    private readonly network: NetworkService,
    private readonly recipients: RecipientsService,
    private readonly questions: RedirectQuestions,
    private readonly desk: RedirectDesk,
    private readonly shelfNews: ShelfNews,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.listeners.inside(parcelsAnnounced, 'parcels.redirect_announced', ({ payload }, tx) =>
      this.comesIn(tx, parcelIdsOf(payload)),
    );
    this.listeners.inside(parcelMoved, 'parcels.redirect_received', ({ payload }, tx) =>
      this.comesIn(tx, [payload.parcelId]),
    );
  }

  async list(caller: Caller, pointId: string): Promise<Redirects> {
    this.authorise(caller, pointId);
    return this.desk.of(pointId);
  }

  /** Sends everything for a closed point elsewhere; of each point once. */
  async begin(caller: Caller, { pointId, fromPointId, toPointId }: RedirectAsk, command: Command): Promise<Redirects> {
    this.authorise(caller, pointId);
    const from = this.network.findPoint(fromPointId);
    const pause = from && pauseAt(from.pauses, this.clock.now());
    if (!from || !pause) throw new Failure('point_not_found', 'fromPointId');
    if (!this.network.findPoint(toPointId) || toPointId === fromPointId)
      throw new Failure('point_not_found', 'toPointId');
    await this.transactions.once(command, async (tx) => {
      await holdSubjects(tx, [`redirect ${fromPointId}`]);
      if (await tx.existsBy(PointRedirectEntity, { fromPointId, endedAt: IsNull() }))
        throw new Failure('already_redirected');
      const redirect: PointRedirectEntity = {
        ...{ id: uuid(), fromPointId, toPointId, reason: pause.reason.slice(0, 200) },
        until: pause.until === undefined ? null : new Date(pause.until),
        ...{ saidBy: caller.accountId, saidAt: this.clock.now(), endedBy: null, endedAt: null },
      };
      await insertRow(tx, PointRedirectEntity, redirect);
      const rows = await this.desk.affected(pointId, fromPointId, tx);
      await this.questions.include(
        tx,
        redirect,
        rows.map(({ id }) => id),
      );
      await this.shelfNews.tell(tx, redirect, redirect.id);
      return {};
    });
    return this.desk.of(pointId);
  }

  /** No more go there; with `undo` also what has not left yet comes back. */
  async end(
    caller: Caller,
    { pointId, id, undo }: { readonly pointId: string; readonly id: string; readonly undo: boolean },
    command: Command,
  ): Promise<Redirects> {
    this.authorise(caller, pointId);
    await this.transactions.once(command, async (tx) => {
      const redirect = await this.held(tx, id);
      await tx.update(PointRedirectEntity, { id }, { endedAt: this.clock.now(), endedBy: caller.accountId });
      const asked = await this.askedOf(tx, redirect, await tx.findBy(RedirectQuestionEntity, { redirectId: id }));
      for (const each of asked)
        if ((undo || each.question.answer === null) && (await this.questions.mayBeTakenBack(tx, each)))
          await this.questions.takeBack(tx, each);
      if (undo) await this.shelfNews.tell(tx, redirect, `${id} undone`);
      return {};
    });
    return this.desk.of(pointId);
  }

  /** What somebody said on the telephone. */
  async called(
    caller: Caller,
    said: {
      readonly pointId: string;
      readonly id: string;
      readonly questionId: string;
      readonly answer: RedirectAnswer;
    },
    command: Command,
  ): Promise<Redirects> {
    this.authorise(caller, said.pointId);
    await this.transactions.once(command, async (tx) => {
      const redirect = await this.held(tx, said.id);
      const question = await tx.findOneBy(RedirectQuestionEntity, { id: said.questionId, redirectId: said.id });
      if (question?.how !== 'call') throw new Failure('question_not_found', 'questionId');
      await this.answer(tx, redirect, question, { answer: said.answer, by: caller.accountId, own: false });
      return {};
    });
    return this.desk.of(said.pointId);
  }

  /** What a household says of one of its parcels; the last word counts until it is sent anywhere. */
  async say(
    caller: Caller,
    { id, answer }: { readonly id: string; readonly answer: RedirectAnswer },
    command: Command,
  ): Promise<void> {
    await this.transactions.once(command, async (tx) => {
      const parcel = await tx.findOneBy(ParcelEntity, { id });
      const hashes = await this.recipients.hashesHeldBy(caller.accountId, tx);
      // A foreign parcel and a missing one answer alike.
      if (!parcel || parcel.phoneHash === null || !hashes.includes(parcel.phoneHash))
        throw new Failure('parcel_not_found', 'id');
      const [question] = await tx.find(RedirectQuestionEntity, {
        where: { parcelId: id },
        order: { askedAt: 'DESC' },
        take: 1,
      });
      if (!question) throw new Failure('question_not_found', 'id');
      const redirect = await this.held(tx, question.redirectId);
      await this.answer(tx, redirect, question, { answer, by: caller.accountId, own: true });
      return {};
    });
  }

  /** The open question of each of these parcels, by id, as its household reads it. */
  async openOf(rows: readonly ParcelEntity[]): Promise<Map<string, RedirectQuestion>> {
    const { manager } = this.dataSource;
    const places = new Map(rows.map((row) => [row.id, row]));
    const ids = rows.filter(({ state }) => !hasEnded(state)).map(({ id }) => id);
    const questions = ids.length === 0 ? [] : await manager.findBy(RedirectQuestionEntity, { parcelId: In(ids) });
    const open = questions.filter(({ answer }) => answer === null || answer === 'wait');
    if (open.length === 0) return new Map();
    const redirects = await manager.findBy(PointRedirectEntity, {
      id: In(open.map(({ redirectId }) => redirectId)),
      endedAt: IsNull(),
    });
    return new Map(
      open.flatMap(({ parcelId, redirectId, answer }) => {
        const redirect = redirects.find((each) => each.id === redirectId);
        const to = this.network.findPoint(redirect?.toPointId ?? '');
        const row = places.get(parcelId);
        if (!redirect || !to || !row || !mayBeRedirected(row, redirect.fromPointId)) return [];
        const { id, name, phone } = to;
        return [
          [
            parcelId,
            {
              from: this.network.findPoint(redirect.fromPointId)?.name ?? '',
              to: { id, name, ...(phone === undefined ? {} : { phone }) },
              reason: redirect.reason,
              ...(redirect.until === null ? {} : { until: redirect.until.toISOString() }),
              ...(answer === 'wait' ? { answer } : {}),
            },
          ] as const,
        ];
      }),
    );
  }

  /** What is announced or comes in while its point is redirected goes the same way. */
  private async comesIn(tx: EntityManager, ids: readonly string[]): Promise<void> {
    const found = await tx.findBy(ParcelEntity, { id: In([...ids]) });
    // Whoever puts something on a closed point's shelf knows why.
    const rows = found.filter((row) => mayBeRedirected(row, row.pointId ?? '') && !isAt(row, row.pointId ?? ''));
    const points = [...new Set(rows.flatMap(({ pointId }) => pointId ?? []))];
    if (points.length === 0) return;
    for (const redirect of await tx.findBy(PointRedirectEntity, { fromPointId: In(points), endedAt: IsNull() }))
      await this.questions.include(
        tx,
        redirect,
        rows.filter(({ pointId }) => pointId === redirect.fromPointId).map(({ id }) => id),
      );
  }

  private async answer(
    tx: EntityManager,
    redirect: PointRedirectEntity,
    question: RedirectQuestionEntity,
    answered: Answered,
  ): Promise<void> {
    const [asked] = await this.askedOf(tx, redirect, [question]);
    if (!asked || !mayBeRedirected(asked.row, redirect.fromPointId)) throw new Failure('question_not_found', 'id');
    const now = await tx.findOneByOrFail(RedirectQuestionEntity, { id: question.id });
    // Of two phones of one household the first has decided.
    if (now.answer !== null && now.answer !== 'wait') throw new Failure('question_not_found', 'id');
    await this.questions.take(tx, asked, answered);
    // Whoever waits or wants it sent back changes nothing for the keeper.
    if (answered.answer === 'yes' && isAt(asked.row, redirect.fromPointId))
      await this.shelfNews.tell(tx, redirect, question.id);
  }

  /** Held, so that nobody ends it meanwhile. */
  private async held(tx: EntityManager, id: string): Promise<PointRedirectEntity> {
    const found = await tx.findOneBy(PointRedirectEntity, { id });
    if (found) await holdSubjects(tx, [`redirect ${found.fromPointId}`]);
    const redirect = found && (await tx.findOneBy(PointRedirectEntity, { id, endedAt: IsNull() }));
    if (!redirect) throw new Failure('question_not_found', 'id');
    return redirect;
  }

  private async askedOf(
    tx: EntityManager,
    redirect: PointRedirectEntity,
    questions: readonly RedirectQuestionEntity[],
  ): Promise<Asked[]> {
    const rows = await holdParcels(
      tx,
      questions.map(({ parcelId }) => parcelId),
    );
    return questions.flatMap((question) => {
      const row = rows.find(({ id }) => id === question.parcelId);
      return row ? [{ redirect, question, row }] : [];
    });
  }

  private authorise(caller: Caller, pointId: string): void {
    authorise(caller, hubPolicy.read, this.network.jurisdictionOf(pointId), 'point_not_found', 'pointId');
  }
}
