// Which vehicles and drivers does a company have, and which papers?
import { Inject, Injectable } from '@nestjs/common';
import { dateAt, Failure, fleetPolicy, vehiclePaperKinds } from '@kehuoyou/shared';
import type { Clock, Compartment, Driver, Paper, PaperKind, Rule, ServiceDate, Vehicle } from '@kehuoyou/shared';
import { DataSource, MoreThanOrEqual } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { CLOCK } from '../../clock.js';
import { insertRow } from '../../database/insert-rows.js';
import { appendToOutbox } from '../../database/outbox/outbox.js';
import { raiseRevision } from '../../database/revision.js';
import { Transactions } from '../../database/transaction.js';
import type { Command } from '../../database/transaction.js';
import { authorise } from '../../http/authorise.js';
import type { Caller } from '../../http/caller.js';
import { GrantsService } from '../../accounts/identity/grants.service.js';
import { NetworkService } from '../../network/network.service.js';
import { CurrentTimetable } from '../running/current-timetable.service.js';
import { TripAssignmentEntity } from '../running/trip-assignment.entity.js';
import { tripVehicle } from '../timetable.events.js';
import {
  DriverEntity,
  DriverPaperEntity,
  VehicleCompartmentEntity,
  VehicleEntity,
  VehiclePaperEntity,
} from './fleet.entity.js';
import { compartmentView, driverView, vehicleView } from './fleet.view.js';

/** Vehicles, drivers and their papers. */
@Injectable()
export class FleetService {
  constructor(
    private readonly current: CurrentTimetable,
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly network: NetworkService,
    private readonly grants: GrantsService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** A company's vehicles and drivers. */
  async list(caller: Caller, companyId: string): Promise<{ vehicles: Vehicle[]; drivers: Driver[] }> {
    this.authorise(caller, fleetPolicy.read, companyId);
    const { manager } = this.dataSource;
    const drivers = await manager.find(DriverEntity, { where: { companyId }, order: { staffNumber: 'ASC' } });
    return {
      vehicles: await this.vehiclesOf(companyId),
      drivers: await Promise.all(drivers.map((driver) => this.driver(manager, driver))),
    };
  }

  /** A company's vehicles with their papers. */
  async vehiclesOf(companyId: string): Promise<Vehicle[]> {
    const { manager } = this.dataSource;
    const vehicles = await manager.find(VehicleEntity, { where: { companyId }, order: { plate: 'ASC' } });
    return Promise.all(vehicles.map((vehicle) => this.vehicle(manager, vehicle)));
  }

  async addVehicle(
    caller: Caller,
    ask: { companyId: string; plate: string; seats: number; postalMark: boolean },
    command: Command,
  ): Promise<Vehicle> {
    this.authorise(caller, fleetPolicy.register, ask.companyId);
    const { companyId, plate, seats, postalMark } = ask;
    return this.transactions.once(command, async (tx) => {
      // That no plate is there twice its unique key says: see database/refused-row.
      const row: VehicleEntity = { id: uuid(), companyId, plate, seats, postalMark, registeredAt: this.clock.now() };
      await insertRow(tx, VehicleEntity, row);
      return vehicleView(row, []);
    });
  }

  /** Registers a driver; one that is registered already gets the account that is named, of who accepted to drive for them. */
  async addDriver(
    caller: Caller,
    ask: { companyId: string; staffNumber: string; accountId?: string },
    command: Command,
  ): Promise<Driver> {
    this.authorise(caller, fleetPolicy.register, ask.companyId);
    const { companyId, staffNumber, accountId = null } = ask;
    return this.transactions.once(command, async (tx) => {
      if (accountId !== null && !(await this.grants.holds(accountId, 'driver', { companyId }, tx)))
        throw new Failure('account_not_found', 'accountId');
      const taken = accountId === null ? null : await tx.findOneBy(DriverEntity, { accountId });
      const known = await tx.findOneBy(DriverEntity, { companyId, staffNumber });
      if ((taken && taken.id !== known?.id) || (known && accountId === null))
        throw new Failure('already_registered', accountId === null ? 'staffNumber' : 'accountId');
      const row = known ?? { id: uuid(), companyId, staffNumber, accountId, registeredAt: this.clock.now() };
      if (known) await tx.update(DriverEntity, { id: known.id }, { accountId });
      else await insertRow(tx, DriverEntity, row);
      return this.driver(tx, { ...row, accountId });
    });
  }

  /** Registers a paper; papers are never changed, a renewed one is another. */
  async addPaper(
    caller: Caller,
    ask: { companyId: string; ownerId: string; kind: PaperKind; validUntil: ServiceDate },
    command: Command,
  ): Promise<Paper> {
    this.authorise(caller, fleetPolicy.register, ask.companyId);
    const { companyId, ownerId, kind, validUntil } = ask;
    const ofVehicle = (vehiclePaperKinds as readonly PaperKind[]).includes(kind);
    return this.transactions.once(command, async (tx) => {
      const owned = ofVehicle
        ? await tx.existsBy(VehicleEntity, { id: ownerId, companyId })
        : await tx.existsBy(DriverEntity, { id: ownerId, companyId });
      if (!owned) throw new Failure('vehicle_or_driver_not_found', 'ownerId');
      const row = { id: uuid(), kind, validUntil, registeredAt: this.clock.now(), registeredBy: caller.accountId };
      if (ofVehicle) await insertRow(tx, VehiclePaperEntity, { ...row, vehicleId: ownerId });
      else await insertRow(tx, DriverPaperEntity, { ...row, driverId: ownerId });
      return { kind, validUntil };
    });
  }

  /** Registers how much goes into a part of a vehicle; what trips may carry follows at once. */
  async addCompartment(
    caller: Caller,
    ask: { companyId: string; vehicleId: string } & Compartment,
    command: Command,
  ): Promise<Compartment> {
    this.authorise(caller, fleetPolicy.register, ask.companyId);
    const { companyId, vehicleId, kind, most, approved, chill } = ask;
    return this.transactions.once(command, async (tx) => {
      if (!(await tx.existsBy(VehicleEntity, { id: vehicleId, companyId })))
        throw new Failure('vehicle_or_driver_not_found', 'vehicleId');
      const row: VehicleCompartmentEntity = {
        id: uuid(),
        vehicleId,
        kind,
        ...most,
        approved,
        chillFrom: chill?.from ?? null,
        chillTo: chill?.to ?? null,
        chillHours: chill?.hours ?? null,
        registeredAt: this.clock.now(),
        registeredBy: caller.accountId,
      };
      await insertRow(tx, VehicleCompartmentEntity, row);
      await this.tellTrips(tx, vehicleId);
      await raiseRevision(tx, 'live');
      return compartmentView(row);
    });
  }

  /** Its trips from today on may carry something else now. */
  private async tellTrips(tx: EntityManager, vehicleId: string): Promise<void> {
    const now = this.clock.now();
    const ahead = { vehicleId, serviceDate: MoreThanOrEqual(dateAt(now)) };
    const trips = await tx.find(TripAssignmentEntity, { where: ahead, order: { assignedAt: 'ASC', id: 'ASC' } });
    const buses = new Map(
      trips.map(({ tripId, serviceDate }) => [`${serviceDate} ${tripId}`, { tripId, serviceDate }]),
    );
    for (const bus of buses.values()) await appendToOutbox(tx, tripVehicle, bus, now);
  }

  /** A vehicle of a company, or undefined. */
  async findVehicle(companyId: string, vehicleId: string): Promise<Vehicle | undefined> {
    const row = await this.dataSource.manager.findOneBy(VehicleEntity, { id: vehicleId, companyId });
    return row ? this.vehicle(this.dataSource.manager, row) : undefined;
  }

  /** The driver who signs on with an account, or undefined. */
  async findDriver(where: { accountId: string } | { id: string }): Promise<Driver | undefined> {
    const row = await this.dataSource.manager.findOneBy(DriverEntity, where);
    return row ? this.driver(this.dataSource.manager, row) : undefined;
  }

  private async vehicle(db: EntityManager, row: VehicleEntity): Promise<Vehicle> {
    return vehicleView(
      row,
      await db.findBy(VehiclePaperEntity, { vehicleId: row.id }),
      await db.findBy(VehicleCompartmentEntity, { vehicleId: row.id }),
    );
  }

  private async driver(db: EntityManager, row: DriverEntity): Promise<Driver> {
    return driverView(row, await db.findBy(DriverPaperEntity, { driverId: row.id }));
  }

  private authorise(caller: Caller, rule: Rule, companyId: string): void {
    const known = this.current.snapshot().feed.agencies.some(({ agencyId }) => agencyId === companyId);
    const company = known ? { companyId, areaCode: this.network.county().code } : undefined;
    authorise(caller, rule, company, 'company_not_found', 'companyId');
  }
}
