// How do reports of buses come in, each counted once and none moving anything that it should not?
import { Inject, Injectable } from '@nestjs/common';
import { addDays, dateAt } from '@kehuoyou/shared';
import type { Clock, ReportOutcome, ServiceDate, TripReport } from '@kehuoyou/shared';
import { DataSource, In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { CLOCK } from '../../clock.js';
import { appendToOutbox } from '../../database/outbox.js';
import type { Topic } from '../../database/topic.js';
import { raiseRevision } from '../../database/revision.js';
import { Transactions } from '../../database/transaction.js';
import type { Command } from '../../database/transaction.js';
import type { Caller } from '../../http/caller.js';
import { NetworkService } from '../../network/network.service.js';
import { CurrentTimetable } from '../running/current-timetable.service.js';
import { DriverEntity, SignOnEntity } from './fleet.entity.js';
import { judge } from './live-judgement.js';
import type { Judged } from './live-judgement.js';
import { TripReportEntity } from '../running/trip-report.entity.js';
import { tripCancelled, tripRestored } from '../timetable.events.js';
import type { TripOnDay } from '../timetable.events.js';

/** A phone's clock that is further off than this is not taken as it is. */
const TRUSTED_OFFSET_MS = 120_000;

/** Reports that followers must hear of: the bus does not run, or not the whole way. */
const STOPPING: readonly TripReportEntity['kind'][] = ['cancel', 'short_turn'];

/** A keeper's scan of what came off a bus says that the bus was there. */
export interface BusSeen {
  /** The scan's own id. */
  readonly eventId: string;
  readonly tripId: string;
  readonly serviceDate: ServiceDate;
  readonly stopId: string;
  readonly at: Date;
  readonly actor: string;
}

/** Reports of drivers, keepers and dispatchers. */
@Injectable()
export class TripReports {
  constructor(
    private readonly current: CurrentTimetable,
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly network: NetworkService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Takes a batch from one phone. Every report gets an outcome; what was there already changes nothing. */
  async submit(
    caller: Caller,
    ask: { sentAt: string; reports: readonly TripReport[] },
    command: Command,
  ): Promise<{ outcomes: ReportOutcome[] }> {
    const judged = await this.judged(caller, ask.reports);
    return this.transactions.once(command, async (tx) => {
      const received = this.clock.now();
      const offset = received.getTime() - Date.parse(ask.sentAt);
      const batchId = uuid();
      const rows = judged.flatMap((each) =>
        'source' in each ? [this.rowOf(each, caller, { received, offset, batchId })] : [],
      );
      const added = await this.add(tx, rows);
      return {
        outcomes: judged.map((each): ReportOutcome => {
          const { eventId } = each.report;
          if ('refusal' in each) return { eventId, outcome: 'refused', reason: each.refusal };
          // A batch may hold a report twice: the first of the two is the one that was recorded.
          return { eventId, outcome: added.delete(eventId) ? 'recorded' : 'repeated' };
        }),
      };
    });
  }

  /** Notes in the caller's transaction that a bus was seen where a keeper scanned what it brought. */
  async busSeen(tx: EntityManager, seen: BusSeen): Promise<void> {
    const received = this.clock.now();
    await this.add(tx, [
      {
        eventId: seen.eventId,
        batchId: uuid(),
        kind: 'stop',
        tripId: seen.tripId,
        serviceDate: seen.serviceDate,
        stopId: seen.stopId,
        stopSequence: null,
        minutes: null,
        reason: null,
        vehicleId: null,
        retracts: null,
        source: 'keeper',
        actor: seen.actor,
        occurredAt: seen.at,
        happenedAt: seen.at,
        deviceSeq: 0,
        timeEstimated: false,
        receivedAt: received,
      },
    ]);
  }

  /** Adds those rows that are not there yet, in the caller's transaction; gives the ids of those added. */
  async add(tx: EntityManager, rows: readonly TripReportEntity[]): Promise<Set<string>> {
    if (rows.length === 0) return new Set();
    // A report may come twice at once, by two sendings: the key decides, and the batch tells which was first.
    await tx
      .createQueryBuilder()
      .insert()
      .into(TripReportEntity)
      .values([...rows])
      .orIgnore()
      .updateEntity(false)
      .execute();
    const added = await tx.findBy(TripReportEntity, { batchId: In([...new Set(rows.map(({ batchId }) => batchId))]) });
    for (const row of added) await this.tell(tx, row);
    if (added.length > 0) await raiseRevision(tx, 'live');
    return new Set(added.map(({ eventId }) => eventId));
  }

  private async tell(tx: EntityManager, row: TripReportEntity): Promise<void> {
    const { tripId, serviceDate } = row;
    const news = await this.newsOf(tx, row);
    if (news) await appendToOutbox(tx, news, { tripId, serviceDate }, row.receivedAt);
  }

  /** What a report means to those who wait for the bus; a cancellation taken back is a bus that runs. */
  private async newsOf(
    tx: EntityManager,
    { kind, retracts, tripId, serviceDate }: TripReportEntity,
  ): Promise<Topic<TripOnDay> | undefined> {
    // "It runs after all" is news only to those who were told that it does not.
    if (kind === 'restore')
      return (await tx.existsBy(TripReportEntity, { tripId, serviceDate, kind: In(STOPPING) }))
        ? tripRestored
        : undefined;
    if (kind !== 'retract') return STOPPING.includes(kind) ? tripCancelled : undefined;
    const retracted = await tx.findOneBy(TripReportEntity, { eventId: retracts ?? '' });
    return retracted && STOPPING.includes(retracted.kind) ? tripRestored : undefined;
  }

  private async judged(caller: Caller, reports: readonly TripReport[]): Promise<Judged[]> {
    const { timetable } = this.current.snapshot();
    const refusedDays = await this.refusedDays(caller, reports);
    const context = {
      timetable,
      caller,
      county: this.network.county().code,
      oldest: addDays(dateAt(this.clock.now()), -7),
      stopOfPoint: (pointId: string) => this.network.findPoint(pointId)?.stopId,
      refusedDays,
    };
    return reports.map((report) => judge(report, context));
  }

  /** The days on which this driver's last check of papers was not passed. */
  private async refusedDays(caller: Caller, reports: readonly TripReport[]): Promise<ReadonlySet<ServiceDate>> {
    const driver = await this.dataSource.manager.findOneBy(DriverEntity, { accountId: caller.accountId });
    if (!driver) return new Set();
    const dates = [...new Set(reports.map(({ serviceDate }) => serviceDate))];
    const signOns = await this.dataSource.manager.find(SignOnEntity, {
      where: { driverId: driver.id, serviceDate: In(dates) },
      order: { at: 'ASC', id: 'ASC' },
    });
    const last = new Map(signOns.map(({ serviceDate, outcome }) => [serviceDate, outcome]));
    return new Set([...last].filter(([, outcome]) => outcome === 'refused').map(([date]) => date));
  }

  private rowOf(
    { report, source }: Extract<Judged, { source: unknown }>,
    caller: Caller,
    at: { readonly received: Date; readonly offset: number; readonly batchId: string },
  ): TripReportEntity {
    const occurred = Date.parse(report.occurredAt);
    const trusted = Math.abs(at.offset) <= TRUSTED_OFFSET_MS;
    const happened = Math.min(trusted ? occurred : occurred + at.offset, at.received.getTime());
    return {
      eventId: report.eventId,
      batchId: at.batchId,
      kind: report.kind,
      tripId: report.tripId,
      serviceDate: report.serviceDate,
      stopId: report.stopId ?? null,
      stopSequence: report.stopSequence ?? null,
      minutes: report.minutes ?? null,
      reason: report.reason ?? null,
      vehicleId: report.vehicleId ?? null,
      retracts: report.retracts ?? null,
      source,
      actor: caller.accountId,
      occurredAt: new Date(occurred),
      happenedAt: new Date(happened),
      deviceSeq: report.deviceSeq,
      timeEstimated: happened !== occurred,
      receivedAt: at.received,
    };
  }
}
