// May a parcel go to the other point, who says so, and what follows from it?
import { Inject, Injectable } from '@nestjs/common';
import { pageAddress, parcelsPages } from '@kehuoyou/shared';
import type { Clock, ParcelEventType, RedirectAnswer } from '@kehuoyou/shared';
import { In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { v5 as uuidOf, v7 as uuid } from 'uuid';
import { RecipientsService } from '../../accounts/household/recipients.service.js';
import { CLOCK } from '../../clock.js';
import { insertRows } from '../../database/insert-rows.js';
import type { NewFact } from '../../device-facts/device-fact-row.js';
import { NetworkService } from '../../network/network.service.js';
import { NoticesService } from '../../notices/notices.service.js';
import { holdParcels } from '../custody/custody-store.js';
import { ParcelBook } from '../custody/parcel-book.service.js';
import { ParcelNews } from '../custody/parcel-news.service.js';
import { SAYS_NOTHING_MORE } from '../custody/parcel-row-store.js';
import { ParcelEventEntity } from '../custody/parcel.entity.js';
import type { ParcelEntity } from '../custody/parcel.entity.js';
import { TripLoads } from '../loading/trip-loads.service.js';
import { PointRedirectEntity, RedirectQuestionEntity } from './redirect.entity.js';
import {
  FOLLOWED_REASON,
  REDIRECT_REASON,
  redirectAskedWords,
  redirectedWords,
  sentBackWords,
} from './redirect-words.js';
import type { Redirected } from './redirect-words.js';

/** Names the facts that follow from an answer. */
const NAMESPACE = '5f7a2a0e-0c5d-5b7e-9a11-3c1f6a7be0d2';
/** Who says so: the server, for whoever redirected the point. */
const REDIRECTING = 'redirecting';

/** An answer, and who gave it. */
export interface Answered {
  readonly answer: RedirectAnswer;
  readonly by: string;
  /** True where the household itself pressed it. */
  readonly own: boolean;
}

/** What decides whether a parcel can be sent elsewhere. */
type Lying = Pick<ParcelEntity, 'state' | 'holderKind' | 'holderId'>;

/**
 * True while a parcel can still be sent elsewhere than to this point: it is announced, lies at a hub, in a bag too as
 * long as that is on no bus, or has come to the very point that is closed.
 */
export function mayBeRedirected(row: Lying, fromPointId: string): boolean {
  return row.state === 'expected' || row.state === 'at_hub' || row.state === 'sorted' || isAt(row, fromPointId);
}

/** True for what stands at this point. */
export function isAt({ state, holderKind, holderId }: Lying, pointId: string): boolean {
  return (state === 'ready' || state === 'at_point') && holderKind === 'point' && holderId === pointId;
}

/** What notices of it are about. */
function subjectOf({ id }: Pick<ParcelEntity, 'id'>): string {
  return `redirect of parcel ${id}`;
}

/** Asks, takes answers, and writes what follows into the log. */
@Injectable()
export class RedirectQuestions {
  constructor(
    private readonly recipients: RecipientsService,
    private readonly notices: NoticesService,
    private readonly network: NetworkService,
    private readonly book: ParcelBook,
    private readonly news: ParcelNews,
    private readonly loads: TripLoads,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** How it stands with each of these at another point: agreed, to be asked, or to be rung up. */
  async howOf(
    rows: readonly ParcelEntity[],
    pointId: string,
    db?: EntityManager,
  ): Promise<Map<string, RedirectQuestionEntity['how']>> {
    const named = rows.flatMap(({ id, phoneHash }) =>
      phoneHash === null ? [] : [{ parcelId: id, phoneHash, pointId }],
    );
    const may = await this.recipients.whichMayLeave(named, db);
    return new Map(
      rows.map(({ id }) => {
        const agreed = may.get(id);
        return [id, agreed === undefined ? 'call' : agreed ? 'agreed' : 'asked'];
      }),
    );
  }

  /** Takes parcels into a redirection, in the caller's transaction; one that is in it already stays as it is. */
  async include(tx: EntityManager, redirect: PointRedirectEntity, ids: readonly string[]): Promise<void> {
    const held = (await holdParcels(tx, ids)).filter(
      (row) => mayBeRedirected(row, redirect.fromPointId) && row.pointId === redirect.fromPointId,
    );
    if (held.length === 0) return;
    const known = await tx.findBy(RedirectQuestionEntity, { redirectId: redirect.id, parcelId: In([...ids]) });
    const rows = held.filter(({ id }) => !known.some(({ parcelId }) => parcelId === id));
    const how = await this.howOf(rows, redirect.toPointId, tx);
    const questions = rows.map((row): RedirectQuestionEntity => ({
      id: uuid(),
      redirectId: redirect.id,
      parcelId: row.id,
      how: how.get(row.id) ?? 'call',
      askedAt: this.clock.now(),
      answer: null,
      answeredBy: null,
      answeredAt: null,
    }));
    await insertRows(tx, RedirectQuestionEntity, questions);
    for (const [index, question] of questions.entries()) {
      const row = rows[index];
      if (row === undefined) continue;
      if (question.how === 'agreed')
        await this.take(tx, { redirect, question, row }, { answer: 'yes', by: redirect.saidBy, own: false });
      else if (question.how === 'asked') await this.ask(tx, { redirect, question, row });
    }
  }

  /** Writes down an answer and does what it says, in the caller's transaction, which holds the parcel. */
  async take(tx: EntityManager, asked: Asked, { answer, by, own }: Answered): Promise<void> {
    const { question, row, redirect } = asked;
    const now = this.clock.now();
    await tx.update(RedirectQuestionEntity, { id: question.id }, { answer, answeredBy: by, answeredAt: now });
    if (answer === 'wait') return;
    const said = own ? { actor: by, source: 'recipient' as const } : { actor: REDIRECTING, source: 'office' as const };
    const facts =
      answer === 'return'
        ? [this.fact(asked, 'refused', { type: 'CONSENT_REFUSED', ...said })]
        : [
            this.fact(asked, 'rerouted', {
              ...{ type: 'REROUTED', actor: REDIRECTING, source: 'office' },
              ...{ toPointId: redirect.toPointId, reason: redirect.reason },
            }),
            // What had been agreed to before needs no word of this parcel.
            ...(question.how === 'agreed' ? [] : [this.fact(asked, 'consent', { type: 'CONSENT_GIVEN', ...said })]),
          ];
    if (own) await this.recipients.sayOfParcel(tx, by, { parcelId: row.id, mayLeave: answer === 'yes' });
    await this.write(tx, row, facts);
    if (answer === 'yes') await this.tell(tx, asked, 'parcel_redirected', redirectedWords);
  }

  /** False for what was put into a bag for the other point since, or has left: that is not undone by a word. */
  async mayBeTakenBack(tx: EntityManager, { redirect, row }: Asked): Promise<boolean> {
    if (!mayBeRedirected(row, redirect.fromPointId)) return false;
    const { toPointId } = redirect;
    return !(
      row.state === 'sorted' && (await tx.existsBy(ParcelEventEntity, { parcelId: row.id, type: 'SORTED', toPointId }))
    );
  }

  /** It was a mistake: what has not left goes to its own point again, and whoever heard otherwise hears that. */
  async takeBack(tx: EntityManager, asked: Asked): Promise<void> {
    const { question, row } = asked;
    const names = ['rerouted', 'consent'].map((name) => nameOf(question, name));
    const made = await tx.findBy(ParcelEventEntity, { eventId: In(names), parcelId: row.id });
    if (made.length === 0) return this.notices.takeBack(tx, subjectOf(row));
    const slips = made.map(({ eventId, actor, source }) =>
      this.fact(asked, `not ${eventId}`, { type: 'RETRACTED', actor, source, retracts: eventId }),
    );
    await this.write(tx, row, slips);
    const { answeredBy } = question;
    if (made.some(({ source }) => source === 'recipient') && answeredBy !== null)
      await this.recipients.sayOfParcel(tx, answeredBy, { parcelId: row.id, mayLeave: false });
    await this.tell(tx, asked, 'parcel_redirected', sentBackWords, 'not ');
  }

  /** What rides in no bag gets off its bus elsewhere now. */
  private async write(tx: EntityManager, row: ParcelEntity, facts: readonly NewFact<ParcelEventEntity>[]) {
    await this.news.tell(tx, await this.book.add(tx, facts), this.clock.now());
    if (row.state === 'sorted' && row.seal === null) await this.loads.settle(tx, [{ parcelId: row.id }]);
  }

  private async ask(tx: EntityManager, asked: Asked): Promise<void> {
    await this.tell(tx, asked, 'parcel_redirect_asked', redirectAskedWords);
  }

  /** Whoever holds the number, and of what is decided also those who follow its people. */
  private async tell(
    tx: EntityManager,
    { redirect, question, row }: Asked,
    kind: 'parcel_redirect_asked' | 'parcel_redirected',
    words: (said: Redirected) => ReturnType<typeof redirectedWords>,
    more = '',
  ): Promise<void> {
    const audience = row.phoneHash === null ? undefined : await this.recipients.audienceOf(row.phoneHash);
    if (!audience) return;
    const at = this.clock.now();
    const [from, to] = [redirect.fromPointId, redirect.toPointId].map((id) => this.network.findPoint(id)?.name ?? '');
    await this.notices.tell(tx, {
      ...words({
        ...{ waybill: row.waybill, from: from ?? '', to: to ?? '', reason: redirect.reason, at },
        onShelf: isAt(row, redirect.fromPointId),
      }),
      eventId: uuidOf(`${more}${kind} ${question.id}`, NAMESPACE),
      kind,
      subject: subjectOf(row),
      page: pageAddress(parcelsPages.wallet),
      happenedAt: at,
      recipients: [
        { accountId: audience.holder, reason: REDIRECT_REASON, callFrom: redirect.toPointId },
        ...(kind === 'parcel_redirected' ? audience.followers : []).map((accountId) => ({
          accountId,
          reason: FOLLOWED_REASON,
        })),
      ],
    });
  }

  private fact(
    { question, row }: Asked,
    name: string,
    said: {
      readonly type: ParcelEventType;
      readonly actor: string;
      readonly source: ParcelEventEntity['source'];
    } & Partial<Pick<ParcelEventEntity, 'toPointId' | 'reason' | 'retracts'>>,
  ) {
    const at = this.clock.now();
    return {
      ...SAYS_NOTHING_MORE,
      ...{ eventId: nameOf(question, name), parcelId: row.id, deviceId: said.actor, deviceSeq: 0 },
      ...{ occurredAt: at, happenedAt: at, receivedAt: at, timeQuality: 'measured' as const },
      ...said,
    };
  }
}

/** A question with its redirection and its parcel, which the caller's transaction holds. */
export interface Asked {
  readonly redirect: PointRedirectEntity;
  readonly question: RedirectQuestionEntity;
  readonly row: ParcelEntity;
}

function nameOf({ id }: RedirectQuestionEntity, name: string): string {
  return uuidOf(`${id} ${name}`, NAMESPACE);
}
