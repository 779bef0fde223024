// What does a driver's run sheet look like to a test? Two trips of one morning, as the server would tell them.
import { instantOf, OWN_ACTOR, parseWallTime } from '@kehuoyou/shared';
import type { RunSheet, RunSheetTrip, TripFact, Vehicle } from '@kehuoyou/shared';

export const SHEET_DAY = '2026-11-24';

const stops = [
  ['COUNTY', '县城'],
  ['V102212', '立新村'],
  ['V100205', '高坑村'],
  ['T101', '太和'],
] as const;

/** A trip that calls at four stops at the given times. */
export function sheetTrip(
  tripId: string,
  times: readonly [string, string, string, string],
  more: Partial<RunSheetTrip> = {},
): RunSheetTrip {
  return {
    tripId,
    routeName: 'K01',
    headsign: '太和',
    state: 'planned',
    carriesParcels: true,
    facts: [],
    calls: stops.map(([stopId, stopName], index) => {
      const time = times[index] ?? '00:00';
      const seconds = parseWallTime(time) ?? 0;
      const keeper =
        stopId === 'V102212'
          ? { keeper: { pointId: 'P102212', pointName: '立新村服务点', phone: '0598-0102212' } }
          : {};
      return {
        stopId,
        stopName,
        stopSequence: index + 1,
        arrival: time,
        departure: time,
        arrivalSeconds: seconds,
        departureSeconds: seconds,
        approximate: index === 1 || index === 2,
        ...keeper,
      };
    }),
    ...more,
  };
}

/** A fact of the driver's own unless said otherwise. */
export function sheetFact(kind: TripFact['kind'], time: string, more: Partial<TripFact> = {}): TripFact {
  return {
    eventId: `${kind} ${time}`,
    kind,
    at: instantOf(SHEET_DAY, parseWallTime(time) ?? 0).getTime(),
    deviceId: 'phone',
    deviceSeq: 0,
    source: 'driver',
    actor: OWN_ACTOR,
    ...more,
  };
}

/** A vehicle whose papers are in order. */
export function vehicle(vehicleId: string, plate: string, more: Partial<Vehicle> = {}): Vehicle {
  const papers = (['inspection', 'insurance', 'maintenance'] as const).map((kind) => ({
    kind,
    validUntil: '2028-12-31',
  }));
  return { vehicleId, companyId: 'MT', plate, seats: 19, postalMark: false, papers, ...more };
}

/** The first trip is checked and may leave; nobody has taken the third. */
export function runSheet(more: Partial<RunSheet> = {}): RunSheet {
  const ready = {
    state: 'ready',
    vehicleId: 'MT-V01',
    facts: [sheetFact('ready', '06:10', { vehicleId: 'MT-V01' })],
  } as const;
  return {
    date: SHEET_DAY,
    driverId: 'MT-D01',
    staffNumber: 'MT-01',
    companyId: 'MT',
    trips: [
      sheetTrip('K01-O01', ['06:37', '06:49', '06:51', '07:19'], ready),
      sheetTrip('K01-I02', ['08:00', '08:10', '08:12', '08:40'], { headsign: '县城' }),
    ],
    open: [
      { tripId: 'K02-O01', routeName: 'K02', headsign: '嵩口', departure: '09:30' },
      { tripId: 'K02-O02', routeName: 'K02', headsign: '嵩口', departure: '14:30' },
    ],
    vehicles: [
      vehicle('MT-V01', '闽G00001示'),
      vehicle('MT-V06', '闽G00006示', {
        papers: [
          { kind: 'inspection', validUntil: '2026-10-31' },
          { kind: 'insurance', validUntil: '2028-12-31' },
          { kind: 'maintenance', validUntil: '2028-12-31' },
        ],
      }),
    ],
    ...more,
  };
}
