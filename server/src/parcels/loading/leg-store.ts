// How is room on a bus taken and given back, so that it is never sold twice?
import { fits } from '@kehuoyou/shared';
import type { Cargo, TripDay } from '@kehuoyou/shared';
import { And, LessThan, MoreThanOrEqual } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { locked } from '../../database/row-lock.js';
import { insertNew } from '../../device-facts/insert-new.js';
import type { ChillLegLoadEntity } from './chill-load.entity.js';
import type { LegTable } from './space-store.js';
import { TripLegLoadEntity } from './trip-load.entity.js';

/** A stretch of a trip, by the sequence numbers of the stops where it begins and ends. */
export interface Stretch {
  readonly trip: TripDay;
  readonly fromSequence: number;
  readonly toSequence: number;
}

/** The same with the stop from which each of its legs goes. */
export interface Legs extends Stretch {
  readonly sequences: readonly number[];
}

/**
 * Adds `cargo` to every one of these legs in the caller's transaction, if all of them have room for it: one conditional
 * update, whose affected rows say whether it did (protocols: capacity on a bus). Where it did not, the caller's
 * transaction must not be committed: some of the legs may have it.
 */
export async function takeRoom(tx: EntityManager, legs: Legs, cargo: Cargo, room: Cargo): Promise<boolean> {
  await ensureLegs(tx, legs);
  const { affected } = await change(tx, legs, cargo)
    .andWhere('grams <= :g AND litres <= :l AND pieces <= :n', {
      g: room.grams - cargo.grams,
      l: room.litres - cargo.litres,
      n: room.pieces - cargo.pieces,
    })
    .execute();
  return affected === legs.sequences.length;
}

/** Adds what lies in it already, whether it fits or not. */
export async function addLoad(
  tx: EntityManager,
  legs: Legs,
  cargo: Cargo,
  table: LegTable = TripLegLoadEntity,
): Promise<void> {
  await ensureLegs(tx, legs, table);
  await change(tx, legs, cargo, table).execute();
}

/** Gives back what was taken. */
export async function giveBack(
  tx: EntityManager,
  stretch: Stretch,
  { grams, litres, pieces }: Cargo,
  table: LegTable = TripLegLoadEntity,
): Promise<void> {
  await change(tx, stretch, { grams: -grams, litres: -litres, pieces: -pieces }, table).execute();
}

/** True when all of these legs have room for `cargo` now. The bus must be held by the caller (`subjects.bus`). */
export async function haveRoom(tx: EntityManager, legs: Legs, cargo: Cargo, room: Cargo): Promise<boolean> {
  const rows = await locked(tx.createQueryBuilder(TripLegLoadEntity, 'leg').where(legsOf(legs))).getMany();
  const loaded = new Map(rows.map((row) => [row.stopSequence, row]));
  return legs.sequences.every((sequence) => {
    const there = loaded.get(sequence);
    return fits(cargo, {
      grams: room.grams - (there?.grams ?? 0),
      litres: room.litres - (there?.litres ?? 0),
      pieces: room.pieces - (there?.pieces ?? 0),
    });
  });
}

async function ensureLegs(
  tx: EntityManager,
  { trip, sequences }: Legs,
  table: LegTable = TripLegLoadEntity,
): Promise<void> {
  await insertNew<TripLegLoadEntity | ChillLegLoadEntity>(
    tx,
    table,
    sequences.map((stopSequence) => ({
      serviceDate: trip.serviceDate,
      tripId: trip.tripId,
      stopSequence,
      grams: 0,
      litres: 0,
      pieces: 0,
    })),
  );
}

function change(
  tx: EntityManager,
  legs: Stretch,
  { grams, litres, pieces }: Cargo,
  table: LegTable = TripLegLoadEntity,
) {
  return tx
    .createQueryBuilder()
    .update<TripLegLoadEntity | ChillLegLoadEntity>(table)
    .set({
      grams: () => `grams + ${whole(grams)}`,
      litres: () => `litres + ${whole(litres)}`,
      pieces: () => `pieces + ${whole(pieces)}`,
    })
    .where(legsOf(legs));
}

function legsOf({ trip: { tripId, serviceDate }, fromSequence, toSequence }: Stretch) {
  return { serviceDate, tripId, stopSequence: And(MoreThanOrEqual(fromSequence), LessThan(toSequence)) };
}

/** A number that may stand in a statement as it is. */
function whole(amount: number): string {
  if (!Number.isSafeInteger(amount)) throw new RangeError(`${amount} is no whole amount`);
  return `(${amount})`;
}
