// What lies on which bus, by the facts that are in the database?
import type { Cargo, TripDay } from '@kehuoyou/shared';
import { In, IsNull } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { parcelFactOf } from '../custody/parcel-row-store.js';
import { ParcelEntity, ParcelEventEntity } from '../custody/parcel.entity.js';
import type { LoadFact } from './load-plan.js';
import { TripLoadEntity } from './trip-load.entity.js';

/** What a piece weighs and takes where nobody weighed its bag; policy of the county, to be settled. */
export const USUAL_PIECE = { grams: 1_500, litres: 6 } as const;

/** A bag or a parcel without one, by what its facts name. */
export type Unit = { readonly seal: string } | { readonly parcelId: string };

/** How a unit is written in the table of loads. */
export function unitName(unit: Unit): string {
  return 'seal' in unit ? `bag ${unit.seal}` : `parcel ${unit.parcelId}`;
}

/** True for a thing of the post's; whatever else rides along, whoever put it there looks after. */
export function isOfThePost({ unit }: Pick<TripLoadEntity, 'unit'>): boolean {
  return unit.startsWith('bag ') || unit.startsWith('parcel ');
}

/** The unit of a name. */
export function unitOf(name: string): Unit {
  return name.startsWith('bag ') ? { seal: name.slice(4) } : { parcelId: name.slice('parcel '.length) };
}

/** Everything that was ever on a bus or meant for it. */
export async function unitsOnBus(db: EntityManager, { tripId, serviceDate }: TripDay): Promise<Unit[]> {
  const named = await db.find(ParcelEventEntity, {
    select: { eventId: true, seal: true, parcelId: true },
    where: { tripId, serviceDate },
  });
  const units = named.flatMap(({ seal, parcelId }): Unit[] => {
    if (seal !== null) return [{ seal }];
    return parcelId === null ? [] : [{ parcelId }];
  });
  return [...new Map(units.map((unit) => [unitName(unit), unit])).values()];
}

/** What these units hold and what was said of each, by name. */
export async function unitsToldOf(
  db: EntityManager,
  units: readonly Unit[],
): Promise<ReadonlyMap<string, { readonly facts: readonly LoadFact[]; readonly pieces: number }>> {
  const seals = units.flatMap((unit) => ('seal' in unit ? [unit.seal] : []));
  const parcelIds = units.flatMap((unit) => ('seal' in unit ? [] : [unit.parcelId]));
  // What is sorted into a bag for a bus is meant for it with its bag.
  const ofBags =
    seals.length === 0
      ? []
      : await db.findBy(ParcelEventEntity, [
          { seal: In(seals), parcelId: IsNull() },
          { seal: In(seals), type: 'SORTED' },
        ]);
  const own = parcelIds.length === 0 ? [] : await db.findBy(ParcelEventEntity, { parcelId: In(parcelIds) });
  const pieces = await piecesIn(db, seals);
  return new Map(
    units.map((unit) => [
      unitName(unit),
      'seal' in unit
        ? {
            facts: ofBags.filter(({ seal }) => seal === unit.seal).map((row) => loadFactOf(row, '')),
            pieces: pieces.get(unit.seal) ?? 0,
          }
        : {
            // What was sorted into a bag rides with the bag.
            facts: own
              .filter(({ parcelId, type, seal }) => parcelId === unit.parcelId && !(type === 'SORTED' && seal !== null))
              .map((row) => loadFactOf(row, unit.parcelId)),
            pieces: 1,
          },
    ]),
  );
}

/** What so many pieces come to, where nobody weighed them. An empty bag is a piece too. */
export function cargoOf(
  pieces: number,
  weight: { readonly grams: number; readonly litres?: number } | undefined,
): Cargo & { readonly weighed: boolean } {
  return {
    grams: weight?.grams ?? pieces * USUAL_PIECE.grams,
    litres: weight?.litres ?? pieces * USUAL_PIECE.litres,
    pieces: Math.max(1, pieces),
    weighed: weight !== undefined,
  };
}

/** What of the post's lies on a bus. */
export async function loadedOn(db: EntityManager, { tripId, serviceDate }: TripDay): Promise<TripLoadEntity[]> {
  return (await db.findBy(TripLoadEntity, { tripId, serviceDate, loaded: true })).filter(isOfThePost);
}

/** Where these go. */
export function pointsOf(loads: readonly TripLoadEntity[]): ReadonlySet<string> {
  return new Set(loads.flatMap(({ toPointId }) => toPointId ?? []));
}

/** The bus of a row. */
export function busOfLoad({ tripId, serviceDate }: TripLoadEntity): TripDay {
  return { tripId, serviceDate };
}

/** How many parcels were sorted into each of these bags last. */
async function piecesIn(db: EntityManager, seals: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (seals.length === 0) return new Map();
  const rows = await db
    .createQueryBuilder(ParcelEntity, 'parcel')
    .select('parcel.seal', 'seal')
    .addSelect('COUNT(*)', 'pieces')
    .where('parcel.seal IN (:...seals)', { seals })
    .groupBy('parcel.seal')
    .getRawMany<{ seal: string; pieces: number | string }>();
  return new Map(rows.map(({ seal, pieces }) => [seal, Number(pieces)]));
}

function loadFactOf(row: ParcelEventEntity, parcelId: string): LoadFact {
  return {
    ...parcelFactOf(row, parcelId),
    ...(row.grams === null ? {} : { grams: row.grams }),
    ...(row.litres === null ? {} : { litres: row.litres }),
  };
}
