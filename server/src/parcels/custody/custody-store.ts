// How do those who add facts to one parcel wait for each other, and which facts belong to it?
import { groupBy } from '@kehuoyou/shared';
import { In, IsNull } from 'typeorm';
import type { EntityManager, FindOptionsWhere } from 'typeorm';
import { insertNew } from '../../device-facts/insert-new.js';
import { CustodySubjectEntity, ParcelEntity, ParcelEventEntity } from './parcel.entity.js';

/** Ids that one statement asks for. */
const CHUNK = 1_000;

/** A bus on a day. */
interface Bus {
  readonly tripId: string;
  readonly serviceDate: string;
}

/** What facts of several parcels meet in; the words stand in the database. */
export const subjects = {
  waybill: (waybill: string): string => `waybill ${waybill}`,
  bag: (seal: string): string => `bag ${seal}`,
  bus: ({ tripId, serviceDate }: Bus): string => `bus ${tripId} ${serviceDate}`,
  homeList: (pointId: string): string => `home list ${pointId}`,
  shelves: (pointId: string): string => `shelves ${pointId}`,
};

/**
 * Holds these subjects for the caller's transaction. Their rows are written, not only locked: of two nodes of a
 * cluster the later one fails at its commit and begins anew.
 */
export async function holdSubjects(tx: EntityManager, names: readonly string[]): Promise<void> {
  const sorted = [...new Set(names)].sort();
  await insertNew(
    tx,
    CustodySubjectEntity,
    sorted.map((name) => ({ name, version: 0 })),
  );
  for (const some of chunks(sorted))
    await tx
      .createQueryBuilder()
      .update(CustodySubjectEntity)
      .set({ version: () => 'version + 1' })
      .where({ name: In([...some]) })
      .execute();
}

/** Holds these parcels for the caller's transaction, and gives them as they are now. */
export async function holdParcels(tx: EntityManager, ids: readonly string[]): Promise<ParcelEntity[]> {
  const sorted = [...new Set(ids)].sort();
  const held: ParcelEntity[] = [];
  for (const some of chunks(sorted)) {
    const of = { id: In([...some]) };
    await tx
      .createQueryBuilder()
      .update(ParcelEntity)
      .set({ version: () => 'version + 1' })
      .where(of)
      .execute();
    held.push(...(await tx.findBy(ParcelEntity, of)));
  }
  return held;
}

/** Parcels that are or were in these bags, or on these buses, by whatever they are in there. */
export async function parcelsIn(
  tx: EntityManager,
  { seals, buses }: { readonly seals: readonly string[]; readonly buses: readonly Bus[] },
): Promise<string[]> {
  const aboard = await eventsOfBuses(tx, buses);
  const bags = [
    ...seals,
    ...aboard.flatMap(({ seal, parcelId }) => (parcelId === null && seal !== null ? [seal] : [])),
  ];
  const found = aboard.flatMap(({ parcelId }) => (parcelId === null ? [] : [parcelId]));
  for (const some of chunks([...new Set(bags)]))
    for (const { parcelId } of await tx.find(ParcelEventEntity, {
      select: { eventId: true, parcelId: true },
      where: { seal: In([...some]) },
    }))
      if (parcelId !== null) found.push(parcelId);
  return [...new Set(found)];
}

/** Every fact that concerns each of these parcels: its own, its bags' and its buses'. */
export async function factsOf(
  db: EntityManager,
  parcelIds: readonly string[],
): Promise<Map<string, ParcelEventEntity[]>> {
  const own: ParcelEventEntity[] = [];
  for (const some of chunks([...new Set(parcelIds)]))
    own.push(...(await db.findBy(ParcelEventEntity, { parcelId: In([...some]) })));
  const seals = [...new Set(own.flatMap(({ seal }) => seal ?? []))];
  const ofBags: ParcelEventEntity[] = [];
  for (const some of chunks(seals))
    ofBags.push(...(await db.findBy(ParcelEventEntity, { seal: In([...some]), parcelId: IsNull() })));
  const ofBuses = await departuresOf(db, busesOf([...own, ...ofBags]));
  const byParcel = groupBy(own, ({ parcelId }) => parcelId ?? '');
  const bySeal = groupBy(ofBags, ({ seal }) => seal ?? '');
  return new Map(
    [...byParcel].map(([id, facts]) => {
      const bags = [...new Set(facts.flatMap(({ seal }) => seal ?? []))].flatMap((seal) => bySeal.get(seal) ?? []);
      const buses = new Set(busesOf([...facts, ...bags]).map(subjects.bus));
      return [id, [...facts, ...bags, ...ofBuses.filter((fact) => isBus(fact) && buses.has(subjects.bus(fact)))]];
    }),
  );
}

/** The buses that these facts name. */
export function busesOf(facts: readonly Partial<MaybeBus>[]): Bus[] {
  return [...new Map(facts.filter(isBus).map((bus) => [subjects.bus(bus), bus])).values()];
}

/** A fact that may name a bus. */
type MaybeBus = Pick<ParcelEventEntity, 'tripId' | 'serviceDate'>;

function isBus(fact: Partial<MaybeBus>): fact is Bus {
  return typeof fact.tripId === 'string' && typeof fact.serviceDate === 'string';
}

async function departuresOf(db: EntityManager, buses: readonly Bus[]): Promise<ParcelEventEntity[]> {
  return eventsOfBuses(db, buses, { parcelId: IsNull(), seal: IsNull() });
}

async function eventsOfBuses(
  db: EntityManager,
  buses: readonly Bus[],
  which: FindOptionsWhere<ParcelEventEntity> = {},
): Promise<ParcelEventEntity[]> {
  const found: ParcelEventEntity[] = [];
  for (const [serviceDate, trips] of groupBy(buses, (bus) => bus.serviceDate))
    for (const some of chunks(trips.map(({ tripId }) => tripId)))
      found.push(...(await db.findBy(ParcelEventEntity, { ...which, serviceDate, tripId: In([...some]) })));
  return found;
}

function* chunks<Each>(all: readonly Each[]): Generator<readonly Each[]> {
  for (let from = 0; from < all.length; from += CHUNK) yield all.slice(from, from + CHUNK);
}
