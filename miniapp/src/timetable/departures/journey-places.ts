// From where to where: which places lie at hand, and is one there already?
import type { VillagePack } from '@kehuoyou/shared';
import type { KeptVillage } from '../../core/settings';
import { countyStopOf, stopName } from './departure-words';

/** A place that the planner knows by its id: a stop, a point or a village. */
export interface Place {
  readonly id: string;
  readonly name: string;
}

/** The places that most people go to: the county's town, the own township, and the villages kept on the phone. */
export function placesAtHand(pack: VillagePack | undefined, villages: readonly KeptVillage[]): Place[] {
  const countyStop = pack && countyStopOf(pack);
  const township = pack?.boards.find(({ role }) => role === 'township')?.stop;
  const places: Place[] = [
    ...(countyStop ? [{ id: countyStop.id, name: '县城' }] : []),
    ...(pack && township ? [{ id: township.id, name: pack.village.townshipName }] : []),
    ...villages.map(placeOfVillage),
  ];
  return places.filter(({ id }, index) => places.findIndex((other) => other.id === id) === index);
}

/** The stops that a pack knows, the own village's first. */
export function stopsAtHand(pack: VillagePack | undefined): Place[] {
  const countyStop = pack && countyStopOf(pack);
  return pack ? pack.boards.map(({ stop }) => ({ id: stop.id, name: stopName(stop, countyStop?.id) })) : [];
}

/** 爸妈家, or the village's name. */
export function placeOfVillage({ code, name, label }: KeptVillage): Place {
  return { id: code, name: label ?? name };
}

/**
 * True when no bus is needed: both are the same, or lie in the same village or at the same stop. `pack` is
 * the pack of the village that one starts from, where the phone has it.
 */
export function isSamePlace(from: string, to: string, pack: VillagePack | undefined): boolean {
  if (from === to) return true;
  const ids = pack
    ? [
        pack.village.code,
        ...pack.boards.filter(({ role }) => role === 'village').map(({ stop }) => stop.id),
        ...ownPoints(pack),
      ]
    : [];
  return ids.includes(from) && ids.includes(to);
}

function ownPoints({ points, village }: VillagePack): string[] {
  return points.filter(({ villageCode }) => villageCode === village.code).map(({ id }) => id);
}
