// How far are the bags of a bus, by what the parcels in them came to?
import type { HubBag, HubBagState, ParcelState } from '@kehuoyou/shared';
import { In, IsNull } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { straysAmong } from '../custody/stray-store.js';
import { ParcelEntity, ParcelEventEntity } from '../custody/parcel.entity.js';
import type { Unit } from '../loading/trip-load-store.js';
import type { TripLoadEntity } from '../loading/trip-load.entity.js';

/** Parcels of a bag as they are now, and whether it was sealed. */
export interface BagContents {
  readonly states: readonly ParcelState[];
  readonly sealed: boolean;
  /** Numbers of those that were sent elsewhere since they were put into it. */
  readonly strays: readonly string[];
}

/** Of a bag in which nothing is. */
export const EMPTY_BAG: BagContents = { states: [], sealed: false, strays: [] };

/** What is in each of these bags. */
export async function contentsOf(
  db: EntityManager,
  seals: readonly string[],
): Promise<ReadonlyMap<string, BagContents>> {
  if (seals.length === 0) return new Map();
  const rows = await db.find(ParcelEntity, {
    select: { id: true, seal: true, state: true, pointId: true, waybill: true },
    where: { seal: In(seals) },
  });
  const [sealed, strays] = [await sealedOf(db, seals), await straysAmong(db, rows)];
  return new Map(
    seals.map((seal) => [
      seal,
      {
        states: rows.filter((row) => row.seal === seal).map(({ state }) => state),
        sealed: sealed.has(seal),
        strays: strays.filter((row) => row.seal === seal).map(({ waybill }) => waybill),
      },
    ]),
  );
}

async function sealedOf(db: EntityManager, seals: readonly string[]): Promise<ReadonlySet<string>> {
  const facts = await db.find(ParcelEventEntity, {
    select: { eventId: true, seal: true, type: true, retracts: true },
    where: { seal: In(seals), parcelId: IsNull(), type: In(['BAG_SEALED', 'RETRACTED']) },
  });
  const slips = new Set(facts.flatMap(({ retracts }) => retracts ?? []));
  return new Set(
    facts.flatMap(({ type, eventId, seal }) =>
      type === 'BAG_SEALED' && seal !== null && !slips.has(eventId) ? [seal] : [],
    ),
  );
}

/** States in which something has yet to come to where it goes. */
const ON_THE_WAY: ReadonlySet<ParcelState> = new Set(['at_hub', 'sorted', 'loaded', 'in_transit']);

/** True once somebody has it who took it off a bus. */
export async function isHanded(db: EntityManager, unit: Unit): Promise<boolean> {
  const of = 'seal' in unit ? { seal: unit.seal } : { id: unit.parcelId };
  const states = await db.find(ParcelEntity, { select: { id: true, state: true }, where: of });
  return states.some(({ state }) => !ON_THE_WAY.has(state));
}

/** Where most of a bag is, as far as a hub is concerned. */
export function bagState(
  { states, sealed }: Pick<BagContents, 'states' | 'sealed'>,
  load: Pick<TripLoadEntity, 'loaded'> | undefined,
): HubBagState {
  const isAny = (...wanted: readonly ParcelState[]): boolean => states.some((state) => wanted.includes(state));
  if (isAny('at_point', 'at_town', 'ready', 'collected')) return 'handed';
  if (isAny('in_transit')) return 'gone';
  if (load?.loaded === true || isAny('loaded')) return 'loaded';
  return sealed ? 'sealed' : 'open';
}

/** A bag as a hub sees it. */
export function hubBag(
  seal: string,
  contents: BagContents,
  load: Pick<TripLoadEntity, 'loaded' | 'grams' | 'weighed'>,
): HubBag {
  const { grams, weighed } = load;
  const { strays } = contents;
  return {
    ...{ seal, pieces: contents.states.length, grams, weighed, state: bagState(contents, load) },
    ...(strays.length === 0 ? {} : { strays }),
  };
}

/** How far a parcel without a bag is. */
export function looseState(state: ParcelState, { loaded }: Pick<TripLoadEntity, 'loaded'>): HubBagState {
  return bagState({ states: [state], sealed: true }, { loaded: loaded && state !== 'sorted' });
}
