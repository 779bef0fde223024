// Which ways can one go from the village's stop? Two at most, as one stands on one side of the road or the other.
import type { Departure, Stop, VillagePack } from '@kehuoyou/shared';
import { villagePackDepartures, addDays, VILLAGE_PACK_DAYS } from '@kehuoyou/shared';
import { countyStopOf, destinationName } from '../timetable/departures/departure-words';

/** One way to go. */
export interface Direction {
  /** Kept on the phone as the person's choice: stays the same from pack to pack. */
  readonly id: string;
  /** 去县城. */
  readonly word: string;
  /** True for the buses that go this way. */
  readonly includes: (departure: Departure) => boolean;
}

/**
 * The ways from the pack's first stop, the one that most people want first: to the county's town, or
 * else to the own township; whatever remains is the other way. One way where there is nothing to choose.
 */
export function directionsOf(pack: VillagePack): Direction[] {
  const board = pack.boards[0];
  if (!board) return [];
  const countyStop = countyStopOf(pack);
  const names = destinationsFrom(pack, countyStop);
  const to = (name: string): Direction => ({
    id: name,
    word: `去${name}`,
    includes: (departure) => destinationName(departure, countyStop) === name,
  });
  const first = names.find((name) => name === '县城') ?? names.find((name) => name === pack.village.townshipName);
  if (names.length === 1) return names.map(to);
  if (names.length === 2) return [...names].sort((a, b) => Number(b === first) - Number(a === first)).map(to);
  if (first === undefined) return [{ id: 'all', word: '各方向', includes: () => true }];
  const others: Direction = {
    id: 'others',
    word: first === '县城' ? '去乡镇' : '去别处',
    includes: (departure) => destinationName(departure, countyStop) !== first,
  };
  return [to(first), others];
}

function destinationsFrom(pack: VillagePack, countyStop: Stop | undefined): string[] {
  const board = pack.boards[0];
  const names = new Set<string>();
  for (let day = 0; board && day < VILLAGE_PACK_DAYS; day += 1) {
    for (const each of villagePackDepartures(pack, board, addDays(pack.from, day)))
      names.add(destinationName(each, countyStop));
  }
  return [...names];
}
