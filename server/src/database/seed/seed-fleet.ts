// Which sample vehicles and drivers does a new county have?
import { join } from 'node:path';
import { driverPaperKinds, vehiclePaperKinds } from '@kehuoyou/shared';
import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { insertRows } from '../insert-rows.js';
import { cell, readCsv } from './county-files.js';
import type { CsvRow } from './county-files.js';
import {
  DriverEntity,
  DriverPaperEntity,
  VehicleEntity,
  VehiclePaperEntity,
} from '../../timetable/driving/fleet.entity.js';

/** Writes them in the caller's transaction, if there are no vehicles yet. Their papers are examples. */
export async function seedFleet(tx: EntityManager, folder: string, at: Date): Promise<void> {
  if (await tx.existsBy(VehicleEntity, {})) return;
  const vehicles = readCsv(join(folder, 'vehicles.csv'));
  const drivers = readCsv(join(folder, 'drivers.csv'));
  await insertRows(
    tx,
    VehicleEntity,
    vehicles.map((row) => ({
      id: cell(row, 'id'),
      companyId: cell(row, 'company_id'),
      plate: cell(row, 'plate'),
      seats: Number(cell(row, 'seats')),
      postalMark: cell(row, 'postal_mark') === '1',
      registeredAt: at,
    })),
  );
  await insertRows(
    tx,
    DriverEntity,
    drivers.map((row) => ({
      id: cell(row, 'id'),
      companyId: cell(row, 'company_id'),
      staffNumber: cell(row, 'staff_number'),
      accountId: null,
      registeredAt: at,
    })),
  );
  await seedPapers(tx, { vehicles, drivers }, at);
}

async function seedPapers(
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
