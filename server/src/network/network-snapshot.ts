// What does the server know of areas and points without asking the database?
import { searchByName } from '@kehuoyou/shared';
import type { Area, Named, PointRecord, PointTier } from '@kehuoyou/shared';
import { NearestIndex } from './nearest.js';

/** A point as the snapshot holds it: positions in WGS-84, with its readings for the search. */
export interface SnapshotPoint {
  readonly record: PointRecord;
  readonly named: Named;
}

const TIER_ORDER: Readonly<Record<PointTier, number>> = { village_point: 0, township_station: 1, county_hub: 2 };

/** An immutable picture of the network; a change makes a new one. */
export class NetworkSnapshot {
  readonly index: NearestIndex;
  private readonly byId: ReadonlyMap<string, SnapshotPoint>;
  private readonly byArea: ReadonlyMap<string, Area>;
  private readonly parents: ReadonlyMap<string, string>;

  constructor(
    readonly county: Area,
    readonly points: readonly SnapshotPoint[],
  ) {
    this.index = new NearestIndex(points.map(({ record }) => record.position));
    this.byId = new Map(points.map((point) => [point.record.id, point]));
    const areas = new Map<string, Area>();
    const parents = new Map<string, string>();
    const walk = (area: Area): void => {
      areas.set(area.code, area);
      for (const child of area.children ?? []) {
        parents.set(child.code, area.code);
        walk(child);
      }
    };
    walk(county);
    this.byArea = areas;
    this.parents = parents;
  }

  /** The area with this code, of the given level. */
  area(code: string, level: Area['level']): Area | undefined {
    const area = this.byArea.get(code);
    return area?.level === level ? area : undefined;
  }

  /** The township that a village lies in. */
  townshipOf(villageCode: string): Area | undefined {
    return this.byArea.get(this.parents.get(villageCode) ?? '');
  }

  point(id: string): PointRecord | undefined {
    return this.byId.get(id)?.record;
  }

  /** The village's own points; a village without one (a community in town) is served by its township's station. */
  pointsServing(villageCode: string): PointRecord[] {
    const own = this.records().filter((point) => point.villageCode === villageCode);
    if (own.length > 0) return own;
    const township = this.parents.get(villageCode);
    return this.records().filter((point) => point.townshipCode === township && point.tier === 'township_station');
  }

  /** The stops of a village: those of the points that serve it. Undefined when there is no such village. */
  stopsOfVillage(code: string): string[] | undefined {
    if (!this.area(code, 'village')) return undefined;
    const stops = this.pointsServing(code).map((point) => point.stopId);
    return [...new Set(stops.filter((stop): stop is string => stop !== undefined))];
  }

  /** The points of a township: its villages' first, then its station, then the hub if it stands there. */
  pointsIn(townshipCode: string): PointRecord[] {
    return this.records()
      .filter((point) => point.townshipCode === townshipCode)
      .sort((a, b) => TIER_ORDER[a.tier] - TIER_ORDER[b.tier]);
  }

  /** Points by name or pinyin, best match first. */
  search(query: string): PointRecord[] {
    const named = this.points.map(({ record, named: each }) => ({ ...each, record }));
    return searchByName(named, query).map(({ record }) => record);
  }

  private records(): PointRecord[] {
    return this.points.map(({ record }) => record);
  }
}
