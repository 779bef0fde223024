// Who drives what, may they set out, and what does the day look like?
import { Inject, Injectable } from '@nestjs/common';
import { addDays, dateAt, Failure, fleetPolicy, paperRefusals, vehicleRefusals } from '@kehuoyou/shared';
import type { Clock, Driver, PaperRefusal, RunSheet, ServiceDate, SignOn, Vehicle } from '@kehuoyou/shared';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { CLOCK } from '../../clock.js';
import { Transactions } from '../../database/transaction.js';
import type { Command } from '../../database/transaction.js';
import { appendToOutbox } from '../../database/outbox/outbox.js';
import { raiseRevision } from '../../database/revision.js';
import { authorise } from '../../http/authorise.js';
import type { Caller } from '../../http/caller.js';
import { NetworkService } from '../../network/network.service.js';
import { CurrentTimetable } from '../running/current-timetable.service.js';
import { TripAssignmentEntity } from '../running/trip-assignment.entity.js';
import { tripVehicle } from '../timetable.events.js';
import { SignOnEntity } from './fleet.entity.js';
import { FleetService } from './fleet.service.js';
import { TripReports } from './trip-report.service.js';
import { runSheetView } from './run-sheet.view.js';
import { loadFactsOf } from '../running/trip-report-store.js';
import { insertRow } from '../../database/insert-rows.js';

/** Days ahead for which trips can be taken or given. */
const MOST_DAYS_AHEAD = 60;

/** Assignments, checks of papers and run sheets. */
@Injectable()
export class RunSheets {
  constructor(
    private readonly current: CurrentTimetable,
    private readonly fleet: FleetService,
    private readonly reports: TripReports,
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly network: NetworkService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The caller's day. */
  async sheet(caller: Caller, date: ServiceDate | undefined): Promise<RunSheet> {
    const driver = await this.driverOf(caller);
    const day = date ?? dateAt(this.clock.now());
    const rows = await this.dataSource.manager.find(TripAssignmentEntity, {
      where: { serviceDate: day },
      order: { assignedAt: 'ASC', id: 'ASC' },
    });
    const assigned = new Map(rows.map((row) => [row.tripId, row]));
    const own = [...assigned.values()].filter(({ driverId }) => driverId === driver.driverId);
    return runSheetView({
      timetable: this.current.snapshot().timetable,
      driver,
      date: day,
      own: new Map(own.map(({ tripId, vehicleId }) => [tripId, vehicleId])),
      taken: new Set(assigned.keys()),
      vehicles: await this.fleet.vehiclesOf(driver.companyId),
      points: this.network.allPoints(),
      facts: await loadFactsOf(
        this.dataSource.manager,
        day,
        own.map(({ tripId }) => tripId),
      ),
    });
  }

  /** Takes trips with a vehicle, if the papers of both allow it; otherwise says why not, and takes nothing. */
  async signOn(
    caller: Caller,
    ask: { date: ServiceDate; vehicleId: string; tripIds: readonly string[] },
    command: Command,
  ): Promise<SignOn> {
    const { date, vehicleId, tripIds } = ask;
    const driver = await this.fleet.findDriver({ accountId: caller.accountId });
    if (driver) authorise(caller, fleetPolicy.signOn, driver, 'not_allowed');
    const vehicle = driver && (await this.fleet.findVehicle(driver.companyId, vehicleId));
    if (driver && !vehicle) throw new Failure('vehicle_or_driver_not_found', 'vehicleId');
    if (driver) this.checkTrips(driver.companyId, date, tripIds);
    const refusals = driver && vehicle ? paperRefusals(vehicle, driver, date) : [NOT_REGISTERED];
    const answer: SignOn = { outcome: refusals.length === 0 ? 'ready' : 'refused', refusals, tripIds, vehicleId };
    return this.transactions.once(command, async (tx) => {
      if (driver && vehicle) await this.note(tx, caller, { driver, vehicle, date, answer });
      return answer;
    });
  }

  /** Gives trips of a day to a driver and a vehicle. The vehicle's papers must hold on it; the driver's are checked at sign-on. */
  async assign(
    caller: Caller,
    ask: { date: ServiceDate; driverId: string; vehicleId: string; tripIds: readonly string[] },
    command: Command,
  ): Promise<{ tripIds: readonly string[] }> {
    const found = await this.fleet.findDriver({ id: ask.driverId });
    const hired = found && { ...found, areaCode: this.network.county().code };
    const driver = authorise(caller, fleetPolicy.assign, hired, 'vehicle_or_driver_not_found', 'driverId');
    const vehicle = await this.fleet.findVehicle(driver.companyId, ask.vehicleId);
    if (!vehicle) throw new Failure('vehicle_or_driver_not_found', 'vehicleId');
    if (vehicleRefusals(vehicle, ask.date).length > 0) throw new Failure('vehicle_not_valid', 'vehicleId');
    this.checkTrips(driver.companyId, ask.date, ask.tripIds);
    return this.transactions.once(command, async (tx) => {
      // Buses whose vehicle broke are in doubt until they have another; nobody sends it elsewhere meanwhile.
      await raiseRevision(tx, 'live');
      await this.addAssignments(tx, caller, ask);
      return { tripIds: ask.tripIds };
    });
  }

  private async note(
    tx: EntityManager,
    caller: Caller,
    { driver, vehicle, date, answer }: { driver: Driver; vehicle: Vehicle; date: ServiceDate; answer: SignOn },
  ): Promise<void> {
    const at = this.clock.now();
    await insertRow(tx, SignOnEntity, {
      id: uuid(),
      driverId: driver.driverId,
      vehicleId: vehicle.vehicleId,
      serviceDate: date,
      outcome: answer.outcome,
      refusals: answer.refusals,
      at,
    });
    if (answer.outcome === 'refused') return;
    await this.addAssignments(tx, caller, {
      date,
      driverId: driver.driverId,
      vehicleId: vehicle.vehicleId,
      tripIds: answer.tripIds,
    });
    await this.reports.ready(tx, {
      tripIds: answer.tripIds,
      serviceDate: date,
      vehicleId: vehicle.vehicleId,
      actor: caller.accountId,
      at,
    });
  }

  private async addAssignments(
    tx: EntityManager,
    caller: Caller,
    {
      date,
      driverId,
      vehicleId,
      tripIds,
    }: { date: ServiceDate; driverId: string; vehicleId: string; tripIds: readonly string[] },
  ): Promise<void> {
    for (const tripId of tripIds) {
      await insertRow(tx, TripAssignmentEntity, {
        id: uuid(),
        tripId,
        serviceDate: date,
        driverId,
        vehicleId,
        assignedAt: this.clock.now(),
        assignedBy: caller.accountId,
      });
      await appendToOutbox(tx, tripVehicle, { tripId, serviceDate: date }, this.clock.now());
    }
  }

  private checkTrips(companyId: string, date: ServiceDate, tripIds: readonly string[]): void {
    const { timetable } = this.current.snapshot();
    const today = dateAt(this.clock.now());
    if (date < addDays(today, -1) || date > addDays(today, MOST_DAYS_AHEAD)) throw new Failure('invalid_field', 'date');
    tripIds.forEach((tripId, index) => {
      const trip = timetable.tripNumber.get(tripId);
      const own = trip !== undefined && timetable.routeOf(trip)?.agencyId === companyId;
      if (!own || !timetable.runs(trip, date)) throw new Failure('trip_not_found', `tripIds.${index}`);
    });
  }

  private async driverOf(caller: Caller): Promise<Driver> {
    const driver = await this.fleet.findDriver({ accountId: caller.accountId });
    return authorise(caller, fleetPolicy.readRunSheet, driver, 'driver_not_registered');
  }
}

const NOT_REGISTERED: PaperRefusal = {
  subject: 'driver',
  why: 'not_registered',
  sentence: '公司还没有登记您的工号和从业资格证，请找公司登记后再出车。',
};
