// How do reports of buses come in, each counted once and none moving anything that it should not?
import { Inject, Injectable } from '@nestjs/common';
import { addDays, dateAt, vehicleRefusals } from '@kehuoyou/shared';
import type {
  Clock,
  ReportOutcome,
  ReportRefusal,
  ServiceDate,
  TripFact,
  TripReport,
  TripReportSending,
} from '@kehuoyou/shared';
import { DataSource, In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { CLOCK } from '../../clock.js';
import { appendToOutbox } from '../../database/outbox/outbox.js';
import type { Topic } from '../../database/outbox/topic.js';
import { raiseRevision } from '../../database/revision.js';
import { Transactions } from '../../database/transaction.js';
import type { Command } from '../../database/transaction.js';
import { addFacts, factMadeHere, recordFacts } from '../../device-facts/record-facts.js';
import type { JudgedEvent } from '../../device-facts/record-facts.js';
import type { DeviceFactRow, NewFact, OwnColumns } from '../../device-facts/device-fact-row.js';
import type { Caller } from '../../http/caller.js';
import { NetworkService } from '../../network/network.service.js';
import { TripCancellationEntity } from '../changes/trip-cancellation.entity.js';
import { CurrentTimetable } from '../running/current-timetable.service.js';
import { DriverEntity, SignOnEntity, VehicleEntity } from './fleet.entity.js';
import { FleetService } from './fleet.service.js';
import { judge } from './live-judgement.js';
import { TripReportEntity } from '../running/trip-report.entity.js';
import {
  tripCancelled,
  tripDeparted,
  tripMistaken,
  tripRestored,
  tripTimed,
  tripVehicle,
} from '../timetable.events.js';
import type { TripOnDay } from '../timetable.events.js';

/** Reports that followers must hear of: the bus does not run, or not the whole way. */
const STOPPING: readonly TripReportEntity['kind'][] = ['cancel', 'short_turn'];
/** Reports after which a bus may come at another time. */
const TIMING: ReadonlySet<TripReportEntity['kind']> = new Set(['depart', 'stop', 'delay', 'retract']);
/** By then every process knows what follows from a report; whoever slipped has corrected it, too. */
const HEARD_WITHIN_MS = 60_000;

/** What a report says of a bus, in the columns of its row. */
type OfReport = OwnColumns<TripReportEntity>;

/** A keeper's scan of what came off a bus says that the bus was there. */
export interface BusSeen {
  /** The scan as it was recorded: the report has its id, its phone and its time. */
  readonly scan: Omit<DeviceFactRow, 'batchId'>;
  readonly tripId: string;
  readonly serviceDate: ServiceDate;
  readonly stopId: string;
}

/** A scan of whoever loads a bus says that it left, or that this was a slip. */
export interface BusLeft {
  readonly scan: BusSeen['scan'];
  readonly tripId: string;
  readonly serviceDate: ServiceDate;
  /** Where it left; its first stop unless given. */
  readonly stopId: string | null;
  /** The scan that was a slip. */
  readonly retracts: string | null;
}

/** Trips for which somebody's papers were checked. */
interface ReadyTrips {
  readonly tripIds: readonly string[];
  /** Account of the driver. */
  readonly actor: string;
  readonly at: Date;
}

/** Reports of drivers, keepers and dispatchers. */
@Injectable()
export class TripReports {
  constructor(
    private readonly current: CurrentTimetable,
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly network: NetworkService,
    private readonly fleet: FleetService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Takes a batch from one phone. Every report gets an outcome; what was there already changes nothing. */
  async submit(caller: Caller, ask: TripReportSending, command: Command): Promise<{ outcomes: ReportOutcome[] }> {
    const sending = { ...ask, actor: caller.accountId, receivedAt: this.clock.now() };
    const judged = await this.judged(caller, ask.reports);
    return this.transactions.once(command, async (tx) => {
      const { added, outcomes } = await recordFacts(tx, TripReportEntity, sending, judged);
      await this.tellAll(tx, added);
      return { outcomes };
    });
  }

  /** Notes in the caller's transaction that a bus was seen where a keeper scanned what it brought. */
  async busSeen(tx: EntityManager, { scan, ...seen }: BusSeen): Promise<void> {
    await this.add(tx, [{ ...scan, ...NOTHING_MORE, ...seen, kind: 'stop', source: 'keeper' }]);
  }

  /** Notes in the caller's transaction that a bus left where somebody loaded it, or takes that back. */
  async busLeft(tx: EntityManager, { scan, ...said }: BusLeft): Promise<void> {
    const kind = said.retracts === null ? 'depart' : 'retract';
    await this.add(tx, [{ ...scan, ...NOTHING_MORE, ...said, kind, source: 'keeper' }]);
  }

  /** The first report that says that a bus left and was not taken back; undefined when there is none. */
  async leftBy(tx: EntityManager, { tripId, serviceDate }: TripOnDay): Promise<TripReportEntity | undefined> {
    const said = await tx.find(TripReportEntity, {
      where: { tripId, serviceDate, kind: In(['depart', 'retract']) },
      order: { happenedAt: 'ASC', eventId: 'ASC' },
    });
    const slips = new Set(said.flatMap(({ retracts }) => retracts ?? []));
    return said.find(({ kind, eventId }) => kind === 'depart' && !slips.has(eventId));
  }

  /** Notes in the caller's transaction that the papers for some trips of a day were in order. */
  async ready(
    tx: EntityManager,
    { actor, at, tripIds, ...said }: Pick<OfReport, 'serviceDate' | 'vehicleId'> & ReadyTrips,
  ): Promise<void> {
    const rows = tripIds.map((tripId): NewFact<TripReportEntity> => ({
      ...factMadeHere(actor, at),
      ...NOTHING_MORE,
      ...said,
      tripId,
      kind: 'ready',
      source: 'driver',
    }));
    await this.add(tx, rows);
  }

  /** Adds those reports that are not there yet, in the caller's transaction. */
  async add(tx: EntityManager, rows: readonly NewFact<TripReportEntity>[]): Promise<void> {
    await this.tellAll(tx, (await addFacts(tx, TripReportEntity, rows)).added);
  }

  private async tellAll(tx: EntityManager, added: readonly TripReportEntity[]): Promise<void> {
    for (const row of added) await this.tell(tx, row);
    await tellTimes(tx, added);
    if (added.length > 0) await raiseRevision(tx, 'live');
  }

  private async tell(tx: EntityManager, row: TripReportEntity): Promise<void> {
    const { tripId, serviceDate } = row;
    if (row.kind === 'depart') await appendToOutbox(tx, tripDeparted, { tripId, serviceDate }, row.receivedAt);
    if (row.vehicleId !== null) await tellVehicle(tx, row, row.receivedAt);
    if (row.kind === 'retract') await this.tellMistake(tx, row);
    const news = await this.newsOf(tx, row);
    const mistaken = row.kind === 'retract' ? { mistaken: true as const } : {};
    if (news) await appendToOutbox(tx, news, { tripId, serviceDate, ...mistaken }, row.receivedAt);
  }

  /** Who was reminded, or told how late the bus is, because of a report that is taken back was told wrongly. */
  private async tellMistake(tx: EntityManager, { retracts, tripId, serviceDate, receivedAt }: TripReportEntity) {
    const mistake = await tx.findOneBy(TripReportEntity, { eventId: retracts ?? '', tripId, serviceDate });
    if (mistake?.kind === 'depart') await appendToOutbox(tx, tripDeparted, { tripId, serviceDate }, receivedAt);
    if (mistake && mistake.vehicleId !== null) await tellVehicle(tx, mistake, receivedAt);
    // Of a bus that runs after all its followers hear by that.
    if (!mistake || STOPPING.includes(mistake.kind)) return;
    await appendToOutbox(
      tx,
      tripMistaken,
      { tripId, serviceDate, since: mistake.receivedAt.toISOString() },
      receivedAt,
    );
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
    // Of this very bus: what was said of another is not taken back by it, so nothing is news.
    const id = retracts ?? '';
    const stopped =
      (await tx.existsBy(TripReportEntity, { eventId: id, tripId, serviceDate, kind: In(STOPPING) })) ||
      // It may have been announced before announcements were reports.
      (await tx.existsBy(TripCancellationEntity, { id, tripId, serviceDate }));
    return stopped ? tripRestored : undefined;
  }

  private async judged(
    caller: Caller,
    reports: readonly TripReport[],
  ): Promise<JudgedEvent<TripReportEntity, ReportRefusal>[]> {
    const { timetable } = this.current.snapshot();
    const refusedDays = await this.refusedDays(caller, reports);
    const context = {
      timetable,
      caller,
      county: this.network.county().code,
      oldest: addDays(dateAt(this.clock.now()), -7),
      pointsAt: (stopId: string) => this.network.pointsAtStop(timetable.places.idsAt(stopId)).map(({ id }) => id),
      refusedDays,
      vehicleCompanies: await this.vehicleCompanies(reports),
      unfitReplacements: await this.unfitReplacements(reports),
    };
    return reports.map((said) => {
      // A keeper knows the bay before the door; the trip is followed from place to place.
      const report = said.stopId === undefined ? said : { ...said, stopId: timetable.places.placeId(said.stopId) };
      const judgement = judge(report, context);
      return 'refusal' in judgement ? judgement : { event: report, keep: columnsOf(report, judgement.source) };
    });
  }

  /** Whose the vehicles are that are named. */
  private async vehicleCompanies(reports: readonly TripReport[]): Promise<ReadonlyMap<string, string>> {
    const ids = [...new Set(reports.flatMap(({ vehicleId }) => vehicleId ?? []))];
    const rows = ids.length === 0 ? [] : await this.dataSource.manager.findBy(VehicleEntity, { id: In(ids) });
    return new Map(rows.map(({ id, companyId }) => [id, companyId]));
  }

  /** Reports in which a vehicle takes over that may not carry passengers on that day. */
  private async unfitReplacements(reports: readonly TripReport[]): Promise<ReadonlySet<string>> {
    const { timetable } = this.current.snapshot();
    const unfit = new Set<string>();
    for (const { kind, eventId, tripId, vehicleId, serviceDate } of reports) {
      if (kind !== 'replace' || vehicleId === undefined) continue;
      const companyId = timetable.routeOf(timetable.tripNumber.get(tripId) ?? -1)?.agencyId ?? '';
      const vehicle = await this.fleet.findVehicle(companyId, vehicleId);
      if (!vehicle || vehicleRefusals(vehicle, serviceDate).length > 0) unfit.add(eventId);
    }
    return unfit;
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
}

/** Which vehicle it is by its reports every process knows only later: whoever looked at once would see the one before. */
async function tellVehicle(tx: EntityManager, { tripId, serviceDate }: TripOnDay, at: Date): Promise<void> {
  await appendToOutbox(tx, tripVehicle, { tripId, serviceDate }, at, new Date(at.getTime() + HEARD_WITHIN_MS));
}

/** Once of each bus of a sending. */
async function tellTimes(tx: EntityManager, added: readonly TripReportEntity[]): Promise<void> {
  const timing = added.filter(({ kind }) => TIMING.has(kind));
  const buses = new Map(timing.map((row) => [`${row.tripId} ${row.serviceDate}`, row]));
  for (const { tripId, serviceDate, receivedAt } of buses.values()) {
    const due = new Date(receivedAt.getTime() + HEARD_WITHIN_MS);
    await appendToOutbox(tx, tripTimed, { tripId, serviceDate }, receivedAt, due);
  }
}

/** What most reports do not say. */
const NOTHING_MORE = {
  stopId: null,
  stopSequence: null,
  minutes: null,
  reason: null,
  vehicleId: null,
  retracts: null,
} as const;

function columnsOf(report: TripReport, source: TripFact['source']): OfReport {
  return {
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
  };
}
