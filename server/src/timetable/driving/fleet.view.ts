// How do vehicles and drivers look to those who may see them?
import type { Driver, Paper, Vehicle } from '@kehuoyou/shared';
import type { DriverEntity, VehicleEntity } from './fleet.entity.js';

export function vehicleView(row: VehicleEntity, papers: readonly Paper[]): Vehicle {
  return {
    vehicleId: row.id,
    companyId: row.companyId,
    plate: row.plate,
    seats: row.seats,
    postalMark: row.postalMark,
    papers: longest(papers),
  };
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
