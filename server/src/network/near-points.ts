// Which points come first: by distance, or as a villager would rank them?
import { distanceMetres } from '@kehuoyou/shared';
import type { Crs, NearPoint, PointRecord, Position } from '@kehuoyou/shared';
import type { NetworkSnapshot } from './network-snapshot.js';
import { pointSummary } from './network.view.js';
import { rankForVillage } from './ranking.js';
import type { RideMinutes } from './ranking.js';

/** Which points are wanted at all. */
export interface WantedPoints {
  /** As somebody of this village would rank them; by distance where it is undefined. */
  readonly village: string | undefined;
  /** Only those open now. */
  readonly open: boolean;
  readonly isOne: (point: PointRecord) => boolean;
}

/** From where, how many, and when. */
export interface NearFrom {
  /** WGS-84. */
  readonly from: Position;
  readonly limit: number;
  /** Of the answer. */
  readonly crs: Crs;
  readonly now: Date;
  readonly rideMinutes: RideMinutes;
}

/** The first of them. */
export function nearPoints(
  picture: NetworkSnapshot,
  wanted: WantedPoints,
  { from, limit, crs, now, rideMinutes }: NearFrom,
): NearPoint[] {
  const candidates = picture.points
    .map(({ record }) => ({ point: record, metres: distanceMetres(from, record.position) }))
    .filter(({ point }) => wanted.isOne(point));
  const ordered =
    wanted.village === undefined
      ? candidates.sort((a, b) => a.metres - b.metres).map((each) => ({ ...each, busMinutes: undefined }))
      : rankForVillage(wanted.village, picture.stopsOfVillage(wanted.village) ?? [], candidates, rideMinutes);
  const points: NearPoint[] = [];
  for (const { point, metres, busMinutes } of ordered) {
    if (points.length === limit) break;
    const summary = pointSummary(point, now, crs);
    if (wanted.open && !summary.openNow.open) continue;
    points.push({
      ...summary,
      distanceMetres: Math.round(metres),
      ...(busMinutes === undefined ? {} : { busMinutes }),
    });
  }
  return points;
}
