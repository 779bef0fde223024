// In which order does a villager want the points? Their own first, then by minutes on the bus, then by distance.
import { firstDifference } from '@kehuoyou/shared';
import type { PointRecord } from '@kehuoyou/shared';

/** Shortest ride in minutes between two stops without a change, or undefined when there is none. */
export type RideMinutes = (fromStopId: string, toStopId: string) => number | undefined;

/** A point with what it is ranked by. */
export interface RankedPoint {
  readonly point: PointRecord;
  readonly metres: number;
  readonly busMinutes: number | undefined;
}

/** Puts `candidates` in a villager's order; where no bus goes directly, a point comes after those with one. */
export function rankForVillage(
  villageCode: string,
  homeStopIds: readonly string[],
  candidates: readonly { readonly point: PointRecord; readonly metres: number }[],
  rideMinutes: RideMinutes,
): RankedPoint[] {
  return candidates
    .map(({ point, metres }) => ({ point, metres, busMinutes: minutesTo(point, homeStopIds, rideMinutes) }))
    .sort((a, b) =>
      firstDifference(
        Number(b.point.villageCode === villageCode) - Number(a.point.villageCode === villageCode),
        (a.busMinutes ?? Infinity) - (b.busMinutes ?? Infinity),
        a.metres - b.metres,
      ),
    );
}

function minutesTo(point: PointRecord, homeStopIds: readonly string[], rideMinutes: RideMinutes): number | undefined {
  const { stopId } = point;
  if (stopId === undefined) return undefined;
  if (homeStopIds.includes(stopId)) return 0;
  const rides = homeStopIds
    .map((home) => rideMinutes(home, stopId))
    .filter((minutes): minutes is number => minutes !== undefined);
  return rides.length === 0 ? undefined : Math.min(...rides);
}
