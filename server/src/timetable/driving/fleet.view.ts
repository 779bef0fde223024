// How do vehicles and drivers look to those who may see them?
import type { Compartment, CompartmentKind, Driver, Paper, Vehicle } from '@kehuoyou/shared';
import type { DriverEntity, VehicleCompartmentEntity, VehicleEntity } from './fleet.entity.js';

export function vehicleView(
  row: VehicleEntity,
  papers: readonly Paper[],
  registered: readonly VehicleCompartmentEntity[] = [],
): Vehicle {
  const compartments = latestOfEach(registered);
  return {
    vehicleId: row.id,
    companyId: row.companyId,
    plate: row.plate,
    seats: row.seats,
    postalMark: row.postalMark,
    ...(compartments.length === 0 ? {} : { compartments }),
    papers: longest(papers),
  };
}

/** A part of a vehicle as it was registered. */
export function compartmentView(row: Omit<VehicleCompartmentEntity, 'vehicle'>): Compartment {
  const { kind, grams, litres, pieces, approved, chillFrom, chillTo, chillHours } = row;
  const chill =
    chillFrom === null || chillTo === null || chillHours === null
      ? undefined
      : { from: chillFrom, to: chillTo, hours: chillHours };
  return { kind, most: { grams, litres, pieces }, approved, ...(chill === undefined ? {} : { chill }) };
}

function latestOfEach(rows: readonly VehicleCompartmentEntity[]): Compartment[] {
  const latest = new Map<CompartmentKind, VehicleCompartmentEntity>();
  for (const row of rows) {
    const known = latest.get(row.kind);
    const isLater =
      known === undefined ||
      row.registeredAt > known.registeredAt ||
      (row.registeredAt.getTime() === known.registeredAt.getTime() && row.id > known.id);
    if (isLater) latest.set(row.kind, row);
  }
  return [...latest.values()].map(compartmentView).sort((a, b) => (a.kind < b.kind ? -1 : 1));
}

export function driverView(row: DriverEntity, papers: readonly Paper[]): Driver {
  return {
    driverId: row.id,
    companyId: row.companyId,
    staffNumber: row.staffNumber,
    ...(row.accountId === null ? {} : { accountId: row.accountId }),
    papers: longest(papers),
  };
}

/** Of each kind the paper that is valid longest. */
function longest(papers: readonly Paper[]): Paper[] {
  const best = new Map<string, Paper>();
  for (const { kind, validUntil } of papers) {
    if (validUntil > (best.get(kind)?.validUntil ?? '')) best.set(kind, { kind, validUntil });
  }
  return [...best.values()].sort((a, b) => (a.kind < b.kind ? -1 : 1));
}
