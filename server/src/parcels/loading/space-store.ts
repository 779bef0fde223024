// How is room on several buses taken at once, over all legs or over none?
import { addCargo, fits, NO_CARGO } from '@kehuoyou/shared';
import type { Cargo, TripDay } from '@kehuoyou/shared';
import { Brackets } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { locked } from '../../database/row-lock.js';
import { insertNew } from '../../device-facts/insert-new.js';
import type { ChillLegLoadEntity } from './chill-load.entity.js';
import type { TripLegLoadEntity } from './trip-load.entity.js';

/** The table of the hold and that of the cold boxes; their rows look alike. */
export type LegTable = typeof TripLegLoadEntity | typeof ChillLegLoadEntity;

/** Room that is wanted on one leg of one bus, with what that leg may carry in all. */
export interface WantedLeg extends TripDay {
  readonly stopSequence: number;
  readonly cargo: Cargo;
  readonly room: Cargo;
}

/** Lines of one order that ride over one leg count together: else each fits, and all of them do not. */
export function summed(legs: readonly WantedLeg[]): WantedLeg[] {
  const sums = new Map<string, WantedLeg>();
  for (const leg of legs) {
    const name = legName(leg);
    const there = sums.get(name);
    sums.set(name, there ? { ...there, cargo: addCargo(there.cargo, leg.cargo) } : leg);
  }
  return [...sums.values()].sort((a, b) => (legName(a) < legName(b) ? -1 : 1));
}

/** True when each of these legs, which are summed, has the room now. Their buses must be held by the caller. */
export async function haveSpace(tx: EntityManager, table: LegTable, legs: readonly WantedLeg[]): Promise<boolean> {
  if (legs.length === 0) return true;
  const where = legs.map(({ serviceDate, tripId, stopSequence }) => ({ serviceDate, tripId, stopSequence }));
  const rows = await locked(tx.createQueryBuilder<Row>(table, 'leg').where(where)).getMany();
  const loaded = new Map(rows.map((row) => [legName(row), row]));
  return legs.every((leg) => fits(addCargo(loaded.get(legName(leg)) ?? NO_CARGO, leg.cargo), leg.room));
}

/**
 * Takes it, in one conditional update over all legs of all buses, whose affected rows say whether every one had the room.
 * Where one had not, the caller's transaction must not be committed.
 */
export async function takeSpace(tx: EntityManager, table: LegTable, legs: readonly WantedLeg[]): Promise<boolean> {
  if (legs.length === 0) return true;
  await insertNew<Row>(
    tx,
    table,
    legs.map(({ serviceDate, tripId, stopSequence }) => ({ serviceDate, tripId, stopSequence, ...NO_CARGO })),
  );
  const groups = likeGroups(legs);
  const added = (amount: keyof Cargo) => (): string =>
    `${amount} + CASE ${groups.map(({ legs: [leg] }, at) => `WHEN ${isOf(at)} THEN ${whole(leg?.cargo[amount] ?? 0)}`).join(' ')} ELSE 0 END`;
  const query = tx
    .createQueryBuilder()
    .update<Row>(table)
    .set({ grams: added('grams'), litres: added('litres'), pieces: added('pieces') });
  for (const [at, { legs: some }] of groups.entries()) {
    const [{ serviceDate, tripId, cargo, room } = NO_LEG] = some;
    query.setParameters({
      ...{ [`d${at}`]: serviceDate, [`t${at}`]: tripId, [`s${at}`]: some.map(({ stopSequence }) => stopSequence) },
      ...{ [`g${at}`]: room.grams - cargo.grams, [`l${at}`]: room.litres - cargo.litres },
      [`n${at}`]: room.pieces - cargo.pieces,
    });
  }
  query.where(
    new Brackets((any) => {
      for (const at of groups.keys())
        any.orWhere(`(${isOf(at)} AND grams <= :g${at} AND litres <= :l${at} AND pieces <= :n${at})`);
    }),
  );
  return (await query.execute()).affected === legs.length;
}

type Row = TripLegLoadEntity | ChillLegLoadEntity;

const NO_LEG: WantedLeg = { serviceDate: '', tripId: '', stopSequence: 0, cargo: NO_CARGO, room: NO_CARGO };

/** Legs of one bus that get the same have one condition. */
function likeGroups(legs: readonly WantedLeg[]): { readonly legs: readonly WantedLeg[] }[] {
  const groups = new Map<string, WantedLeg[]>();
  for (const leg of legs) {
    const name = JSON.stringify([leg.serviceDate, leg.tripId, leg.cargo, leg.room]);
    groups.set(name, [...(groups.get(name) ?? []), leg]);
  }
  return [...groups.values()].map((some) => ({ legs: some }));
}

function isOf(at: number): string {
  return `(service_date = :d${at} AND trip_id = :t${at} AND stop_sequence IN (:...s${at}))`;
}

function legName({ serviceDate, tripId, stopSequence }: TripDay & { readonly stopSequence: number }): string {
  return `${serviceDate} ${tripId} ${String(stopSequence).padStart(6, '0')}`;
}

/** A number that may stand in a statement as it is. */
function whole(amount: number): string {
  if (!Number.isSafeInteger(amount)) throw new RangeError(`${amount} is no whole amount`);
  return `(${amount})`;
}
