// Which points are closed while something is for them, where could it go, and how far is what was redirected?
import { Inject, Injectable } from '@nestjs/common';
import { distanceMetres, groupBy, MOST_REDIRECT_CALLS, pauseAt, pointOpeningAt } from '@kehuoyou/shared';
import type {
  Clock,
  ClosedPoint,
  PointOpeningReason,
  PointRecord,
  Redirect,
  RedirectChoice,
  Redirects,
} from '@kehuoyou/shared';
import { DataSource, In, IsNull, MoreThanOrEqual, Not } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { CLOCK } from '../../clock.js';
import { NetworkService } from '../../network/network.service.js';
import { ParcelEntity } from '../custody/parcel.entity.js';
import { straysAmong } from '../custody/stray-store.js';
import { PointRedirectEntity, RedirectQuestionEntity } from './redirect.entity.js';
import { isAt, RedirectQuestions } from './redirect-questions.service.js';
import { onShelfOf } from './shelf-news.service.js';

/** Announced longer ago, and never seen: the carrier's affair. */
const AWAITED_FOR_MS = 14 * 86_400_000;
const MOST_CHOICES = 3;
/** Parcels that one redirection takes at once. */
const MOST_AFFECTED = 500;

/** Whoever keeps no hours takes nothing over. */
const NEVER: ReadonlySet<PointOpeningReason> = new Set(['hours_unknown', 'not_open_yet', 'closed_down']);

/** What a hub's clerk sees of it. */
@Injectable()
export class RedirectDesk {
  constructor(
    private readonly dataSource: DataSource,
    private readonly network: NetworkService,
    private readonly questions: RedirectQuestions,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async of(hubId: string): Promise<Redirects> {
    const rows = await this.dataSource.manager.find(PointRedirectEntity, {
      where: { endedAt: IsNull() },
      order: { saidAt: 'DESC', id: 'DESC' },
    });
    const redirected = new Set(rows.map(({ fromPointId }) => fromPointId));
    const now = this.clock.now();
    const closed: ClosedPoint[] = [];
    for (const point of this.network.allPoints())
      if (!redirected.has(point.id) && pauseAt(point.pauses, now) !== undefined)
        closed.push(...(await this.closedView(hubId, point)));
    const running: Redirect[] = [];
    for (const row of rows) running.push(await this.view(row));
    return { closed, running };
  }

  /** What can still go elsewhere: announced, at this hub, in a bag too, or on the closed point's own shelf. */
  async affected(hubId: string, pointId: string, db: EntityManager = this.dataSource.manager): Promise<ParcelEntity[]> {
    const since = MoreThanOrEqual(new Date(this.clock.now().getTime() - AWAITED_FOR_MS));
    return db.find(ParcelEntity, {
      where: [
        { pointId, state: 'expected', since },
        { pointId, state: In(['at_hub', 'sorted']), holderId: hubId },
        { pointId, state: In(['ready', 'at_point']), holderKind: 'point', holderId: pointId },
      ],
      order: { id: 'ASC' },
      take: MOST_AFFECTED,
    });
  }

  /** Nothing where nothing is for it. */
  private async closedView(hubId: string, point: PointRecord): Promise<ClosedPoint[]> {
    const pause = pauseAt(point.pauses, this.clock.now());
    const rows = await this.affected(hubId, point.id);
    if (!pause || rows.length === 0) return [];
    const choices: RedirectChoice[] = [];
    for (const other of this.near(point, pause.substitutePointId)) {
      const how = [...(await this.questions.howOf(rows, other.id)).values()];
      const count = (which: (typeof how)[number]) => how.filter((each) => each === which).length;
      choices.push({
        ...{ pointId: other.id, name: other.name, named: other.id === pause.substitutePointId },
        metres: Math.round(distanceMetres(point.position, other.position)),
        ...{ agreed: count('agreed'), ask: count('asked'), call: count('call') },
      });
    }
    const { reason, until } = pause;
    const { id: pointId, name } = point;
    const lying = {
      pieces: rows.length,
      inBags: rows.filter(({ state, seal }) => state === 'sorted' && seal !== null).length,
      onShelf: rows.filter((row) => isAt(row, pointId)).length,
    };
    return [{ pointId, name, reason, ...(until === undefined ? {} : { until }), ...lying, choices }];
  }

  /** Open ones, the one that was named first, then the nearest. */
  private near(point: PointRecord, named: string | undefined): PointRecord[] {
    const now = this.clock.now();
    const rank = (each: PointRecord) => (each.id === named ? -1 : distanceMetres(point.position, each.position));
    return this.network
      .allPoints()
      .filter((each) => each.id !== point.id && each.tier !== 'county_hub' && each.stopId !== undefined)
      .filter((each) => pauseAt(each.pauses, now) === undefined && !NEVER.has(pointOpeningAt(each, now).reason))
      .sort((a, b) => rank(a) - rank(b))
      .slice(0, MOST_CHOICES);
  }

  private async view(row: PointRedirectEntity): Promise<Redirect> {
    const { manager } = this.dataSource;
    const questions = await manager.find(RedirectQuestionEntity, {
      where: { redirectId: row.id },
      order: { askedAt: 'ASC', id: 'ASC' },
    });
    const calls = questions.filter(({ how, answer }) => how === 'call' && (answer === null || answer === 'wait'));
    const parcels = await manager.findBy(ParcelEntity, {
      id: In(calls.slice(0, MOST_REDIRECT_CALLS).map(({ parcelId }) => parcelId)),
    });
    const waybills = new Map(parcels.map(({ id, waybill }) => [id, waybill]));
    const count = (which: RedirectQuestionEntity['answer']) =>
      questions.filter(({ answer }) => answer === which).length;
    const place = (pointId: string) => ({ pointId, name: this.network.findPoint(pointId)?.name ?? pointId });
    return {
      id: row.id,
      ...{ from: place(row.fromPointId), to: place(row.toPointId), reason: row.reason },
      since: row.saidAt.toISOString(),
      counts: { moved: count('yes'), open: count(null), waiting: count('wait'), returning: count('return') },
      calls: calls.flatMap(({ id: questionId, parcelId, answer }) => {
        const waybill = waybills.get(parcelId);
        return waybill === undefined ? [] : [{ questionId, waybill, ...(answer === null ? {} : { answer }) }];
      }),
      inBags: await this.inBags(questions),
      onShelf: await manager.countBy(ParcelEntity, onShelfOf(row)),
    };
  }

  /** What was sent elsewhere and lies in the bag in which it lay before. */
  private async inBags(questions: readonly RedirectQuestionEntity[]): Promise<NonNullable<Redirect['inBags']>> {
    const { manager } = this.dataSource;
    const rows = await manager.find(ParcelEntity, {
      where: {
        id: In(questions.filter(({ answer }) => answer === 'yes').map(({ parcelId }) => parcelId)),
        ...{ state: 'sorted', seal: Not(IsNull()) },
      },
      order: { seal: 'ASC', id: 'ASC' },
    });
    const strays = await straysAmong(manager, rows);
    return [...groupBy(strays, ({ seal }) => seal ?? '')].map(([seal, some]) => ({
      seal,
      waybills: some.map(({ waybill }) => waybill),
    }));
  }
}
