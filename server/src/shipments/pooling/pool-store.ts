// Who waits for which bus, and what was said to it?
import { addCargo, addDays, mostOver, NO_CARGO } from '@kehuoyou/shared';
import type { Cargo, FullLeg, PoolAnswer, ServiceDate, TripDay, WaitingBoxes } from '@kehuoyou/shared';
import { In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { Vault } from '../../accounts/safekeeping/vault.service.js';
import type { BusFullness, WantedRide } from '../../parcels/loading/cargo-space.service.js';
import { tripKey } from '../../timetable/driving/trip-runs.service.js';
import { boxesByWay, wantedRides } from '../booking/placed-boxes.js';
import { wholeShipments } from '../booking/shipment-store.js';
import { ShipmentEntity, ShipmentWayEntity } from '../booking/shipment.entity.js';
import type { WholeShipment } from '../booking/shipment.entity.js';
import { PoolStepEntity } from '../booking/pool.entity.js';

/** Waiting orders that are looked at; the first ones first. */
const MOST_WAITING = 500;

/** An order that waits, on one of its buses. */
export interface WaitingRide {
  readonly whole: WholeShipment;
  readonly ride: WantedRide;
}

/** Everything that waits for these buses of some days; nothing of any other order is opened. */
export async function waitingRides(
  db: EntityManager,
  vault: Vault,
  days: readonly ServiceDate[],
  isOf: (trip: TripDay) => boolean = () => true,
): Promise<WaitingRide[]> {
  // An order stands in the day of its first bus.
  const dates = [...new Set(days.flatMap((day) => [day, addDays(day, -1)]))];
  const rows = await db.find(ShipmentEntity, {
    select: { id: true },
    where: { state: 'waiting', date: In(dates) },
    order: { createdAt: 'ASC', id: 'ASC' },
    take: MOST_WAITING,
  });
  const isMeant = (trip: TripDay): boolean => days.includes(trip.serviceDate) && isOf(trip);
  const ways = await db.findBy(ShipmentWayEntity, { shipmentId: In(rows.map(({ id }) => id)) });
  const meant = new Set(ways.filter(({ rides }) => rides.some(isMeant)).map(({ shipmentId }) => shipmentId));
  const ids = rows.flatMap(({ id }) => (meant.has(id) ? [id] : []));
  return (await wholeShipments(db, vault, ids)).flatMap((whole) => {
    const order = { id: whole.row.id, hubId: whole.row.hubId, quote: whole.quote };
    const rides = wantedRides(order, whole.ways, boxesByWay(whole.folded.boxes));
    return rides.filter(({ trip }) => isMeant(trip)).map((ride) => ({ whole, ride }));
  });
}

/** What each of them has waiting on this bus. */
export function waitingBoxes(waiting: readonly WaitingRide[]): WaitingBoxes[] {
  return waiting.map(({ whole: { row }, ride: { cargo } }) => ({
    // A keeper who books for callers is not their household.
    ...{ shipmentId: row.id, accountId: row.forCaller ? row.id : row.accountId, pointId: row.pointId },
    ...{ boxes: cargo.pieces, grams: cargo.grams },
  }));
}

/** What a bus lacks for all who wait for it: where it lacks most, its hold and its chilled box together. */
export function shortOf(waiting: readonly WaitingRide[], bus: BusFullness, sequences: readonly number[]): Cargo {
  const legsOf = (chilled: boolean): FullLeg[] =>
    sequences.map((sequence) => {
      const over = waiting.filter(
        ({ ride }) => ride.chilled === chilled && ride.fromSequence <= sequence && sequence < ride.toSequence,
      );
      const lies = (chilled ? bus.chillLegs : bus.legs).get(sequence) ?? NO_CARGO;
      const load = over.reduce((sum, { ride }) => addCargo(sum, ride.cargo), lies);
      const room = chilled ? (bus.chill ?? NO_CARGO) : bus.room;
      // Where nobody waits, what is over is not theirs.
      return { sequence, room: over.length === 0 ? load : room, load };
    });
  return addCargo(mostOver(legsOf(false)), mostOver(legsOf(true)));
}

/** What was said of the buses of some days, by bus. */
export async function poolSteps(
  db: EntityManager,
  days: readonly ServiceDate[],
): Promise<ReadonlyMap<string, readonly PoolStepEntity[]>> {
  const rows = await db.find(PoolStepEntity, {
    where: { serviceDate: In([...days]) },
    order: { at: 'ASC', id: 'ASC' },
  });
  const byTrip = new Map<string, PoolStepEntity[]>();
  for (const row of rows) byTrip.set(tripKey(row), [...(byTrip.get(tripKey(row)) ?? []), row]);
  return byTrip;
}

/** The last answer among these; undefined while there is none. */
export function answerOf(steps: readonly PoolStepEntity[] = []): PoolAnswer | undefined {
  const last = steps.filter(({ step }) => step !== 'proposed').at(-1);
  if (!last || last.step === 'proposed') return undefined;
  const { step, plate, collectPointId, collectWhere, collectAt, reason, at } = last;
  const isFetched = collectPointId !== null && collectWhere !== null && collectAt !== null;
  return {
    decision: step,
    ...(plate === null ? {} : { plate }),
    ...(isFetched ? { collect: { pointId: collectPointId, where: collectWhere, at: collectAt } } : {}),
    ...(reason === null ? {} : { reason }),
    at: at.toISOString(),
  };
}

/** A step as it is written. */
export function stepRow(
  trip: TripDay,
  step: Pick<PoolStepEntity, 'id' | 'step' | 'at' | 'actor'> & Partial<Omit<PoolStepEntity, 'tripId' | 'serviceDate'>>,
): PoolStepEntity {
  const { tripId, serviceDate } = trip;
  const silent = {
    vehicleId: null,
    plate: null,
    collectPointId: null,
    collectWhere: null,
    collectAt: null,
    reason: null,
  };
  return { ...silent, ...step, tripId, serviceDate };
}
