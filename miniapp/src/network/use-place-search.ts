// Which villages and service points answer to what somebody types?
import { pointName } from '@kehuoyou/shared';
import type { CallFailure } from '../core/call-failure';
import { useAreas } from './use-areas';
import { usePointSearch } from './use-nearest';
import { useSettled } from './use-settled';
import { searchTowns, searchVillages } from './village-list';

/** A place that can be gone to. */
export interface FoundPlace {
  /** An area's code or a point's id: what the planner takes. */
  readonly id: string;
  readonly name: string;
  /** The township of a village; 服务点 of a point; where one gets off for a township or the county's town. */
  readonly note: string;
  /** The stop where one gets off; known of points only. */
  readonly stopId?: string;
}

/** What a search found so far. */
export interface PlaceSearch {
  readonly places: readonly FoundPlace[];
  /** True while more may still come. */
  readonly asking: boolean;
  /** Why the points could not be searched; villages are found without a network. */
  readonly failure: CallFailure | undefined;
}

/** Typing rests this long before the server is asked, ms. */
const SETTLE_MS = 350;

/**
 * Townships, the county's town and villages at once from the phone's memory, points from the server; a village stands
 * for the points in it. `points` looks for those alone, which know their stop.
 */
export function usePlaceSearch(text: string, among: 'all' | 'points' = 'all'): PlaceSearch {
  const wanted = text.trim();
  const settled = useSettled(wanted, SETTLE_MS);
  const county = useAreas().answer;
  const found = usePointSearch(settled);
  const villages = county && wanted !== '' && among === 'all' ? searchVillages(county, wanted).villages : [];
  const towns = county && wanted !== '' && among === 'all' ? searchTowns(county, wanted) : [];
  const told = new Set(villages.map(({ village }) => village.code));
  const points = settled === wanted ? (found.answer?.points ?? []) : [];
  return {
    places: [
      ...towns.map((town): FoundPlace => ({ ...town, note: town.id === county?.code ? '汽车站' : '乡镇的车站' })),
      ...villages.map(({ village, township }): FoundPlace => ({
        id: village.code,
        name: village.name,
        note: township.name,
      })),
      ...points
        .filter(({ villageCode }) => villageCode === undefined || !told.has(villageCode))
        .map(({ id, name, stopId }): FoundPlace => ({
          id,
          name: pointName(name),
          note: '服务点',
          ...(stopId === undefined ? {} : { stopId }),
        })),
    ],
    asking: wanted !== '' && (settled !== wanted || (found.answer === undefined && found.failure === undefined)),
    failure: found.failure,
  };
}
