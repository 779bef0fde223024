// Which requests are there about vehicles and drivers?
import { Controller } from '@nestjs/common';
import { fleetApi } from '@kehuoyou/shared';
import type { Compartment, Driver, FileAnswer, Paper, Vehicle } from '@kehuoyou/shared';
import type { Command } from '../../database/transaction.js';
import { CurrentCaller } from '../../http/caller.js';
import type { Caller } from '../../http/caller.js';
import { Endpoint, Input } from '../../http/endpoint.decorator.js';
import { IdempotentCommand } from '../../http/idempotency.decorator.js';
import { CompanyDto, CompartmentDto, DriverDto, PaperDto, PapersDto, VehicleDto } from './fleet.dto.js';
import { PaperFiles } from './paper-files.service.js';
import { FleetService } from './fleet.service.js';

/** A company's fleet. */
@Controller()
export class FleetController {
  constructor(
    private readonly fleet: FleetService,
    private readonly files: PaperFiles,
  ) {}

  @Endpoint(fleetApi.list)
  list(@Input() ask: CompanyDto, @CurrentCaller() caller: Caller): Promise<{ vehicles: Vehicle[]; drivers: Driver[] }> {
    return this.fleet.list(caller, ask.companyId);
  }

  @Endpoint(fleetApi.papersCsv)
  papersCsv(@Input() ask: PapersDto, @CurrentCaller() caller: Caller): Promise<FileAnswer> {
    return this.files.papers(caller, ask, 'csv');
  }

  @Endpoint(fleetApi.papersExcel)
  papersExcel(@Input() ask: PapersDto, @CurrentCaller() caller: Caller): Promise<FileAnswer> {
    return this.files.papers(caller, ask, 'xlsx');
  }

  @Endpoint(fleetApi.addVehicle)
  addVehicle(
    @Input() ask: VehicleDto,
    @CurrentCaller() caller: Caller,
    @IdempotentCommand() command: Command,
  ): Promise<Vehicle> {
    return this.fleet.addVehicle(caller, ask, command);
  }

  @Endpoint(fleetApi.addDriver)
  addDriver(
    @Input() ask: DriverDto,
    @CurrentCaller() caller: Caller,
    @IdempotentCommand() command: Command,
  ): Promise<Driver> {
    return this.fleet.addDriver(caller, ask, command);
  }

  @Endpoint(fleetApi.addPaper)
  addPaper(
    @Input() ask: PaperDto,
    @CurrentCaller() caller: Caller,
    @IdempotentCommand() command: Command,
  ): Promise<Paper> {
    return this.fleet.addPaper(caller, ask, command);
  }

  @Endpoint(fleetApi.addCompartment)
  addCompartment(
    @Input() ask: CompartmentDto,
    @CurrentCaller() caller: Caller,
    @IdempotentCommand() command: Command,
  ): Promise<Compartment> {
    return this.fleet.addCompartment(caller, ask, command);
  }
}
