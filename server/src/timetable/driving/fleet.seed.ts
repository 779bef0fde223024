// Which sample vehicles and drivers does a new county have?
import { driverPaperKinds, vehiclePaperKinds } from '@kehuoyou/shared';
import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { insertRows } from '../../database/insert-rows.js';
import { countyRows } from '../../database/seed/county-files.js';
import { cell } from '../../database/seed/csv-row.js';
import type { CsvRow } from '../../database/seed/csv-row.js';
import type { Seed } from '../../database/seed/seed.js';
import { DriverEntity, DriverPaperEntity, VehicleEntity, VehiclePaperEntity } from './fleet.entity.js';

/** The sample fleet, unless there is some vehicle. Their papers are examples. */
export const fleetSeed: Seed = {
  isThere: async (db) => db.existsBy(VehicleEntity, {}),
  prepare: async (at) => {
    const vehicles = await countyRows('vehicles.csv');
    const drivers = await countyRows('drivers.csv');
    return async (tx) => {
      await insertRows(
        tx,
        VehicleEntity,
        vehicles.map((row) => vehicle(row, at)),
      );
      await insertRows(
        tx,
        DriverEntity,
        drivers.map((row) => driver(row, at)),
      );
      await insertPapers(tx, { vehicles, drivers }, at);
    };
  },
};

function vehicle(row: CsvRow, registeredAt: Date) {
  return {
    id: cell(row, 'id'),
    companyId: cell(row, 'company_id'),
    plate: cell(row, 'plate'),
    seats: Number(cell(row, 'seats')),
    postalMark: cell(row, 'postal_mark') === '1',
    registeredAt,
  };
}

function driver(row: CsvRow, registeredAt: Date) {
  return {
    id: cell(row, 'id'),
    companyId: cell(row, 'company_id'),
    staffNumber: cell(row, 'staff_number'),
    accountId: null,
    registeredAt,
  };
}

async function insertPapers(
  tx: EntityManager,
  { vehicles, drivers }: { vehicles: readonly CsvRow[]; drivers: readonly CsvRow[] },
  at: Date,
): Promise<void> {
  const paper = { registeredAt: at, registeredBy: 'seed' };
  const of = (row: CsvRow, kinds: readonly string[]) =>
    kinds
      .filter((kind) => cell(row, kind) !== '')
      .map((kind) => ({ ...paper, id: uuid(), kind, validUntil: cell(row, kind) }));
  await insertRows(
    tx,
    VehiclePaperEntity,
    vehicles.flatMap((row) => of(row, vehiclePaperKinds).map((each) => ({ ...each, vehicleId: cell(row, 'id') }))),
  );
  await insertRows(
    tx,
    DriverPaperEntity,
    drivers.flatMap((row) => of(row, driverPaperKinds).map((each) => ({ ...each, driverId: cell(row, 'id') }))),
  );
}
