// What can be asked of the network and told to it?
import { Inject, Injectable, Optional } from '@nestjs/common';
import { Failure } from '@kehuoyou/shared';
import type {
  Area,
  Clock,
  Crs,
  Jurisdiction,
  NearestAsk,
  NearPoint,
  Point,
  PointRecord,
  PointsAsk,
  PointTier,
  PointSummary,
  Position,
} from '@kehuoyou/shared';
import { DataSource } from 'typeorm';
import { CLOCK } from '../clock.js';
import { Snapshots } from '../database/snapshots.js';
import { positionFrom } from '../coordinates.js';
import { Prepared } from '../http/prepared/prepared.js';
import { NearestAnswer, USUAL_ROWS } from './nearest-answer.js';
import { loadNetwork } from './network-rows.js';
import type { NetworkSnapshot } from './network-snapshot.js';
import { areaView, pointRecord, pointSummary, pointView } from './network.view.js';
import { nearPoints } from './near-points.js';
import type { WantedPoints } from './near-points.js';
import type { RideMinutes } from './ranking.js';

const MOST_ROWS = 50;
/** A tree of names changes about once a year; a day without asking is safe and saves the weak network. */
const AREAS_MAX_AGE = 86_400;
const POINTS_MAX_AGE = 30;

/** Token of a `RideMinutes`. Buses stand to the right of the network: they provide it. */
export const RIDE_MINUTES = Symbol('RideMinutes');

/** Areas and service points, answered from memory. */
@Injectable()
export class NetworkService {
  private snapshot: NetworkSnapshot | undefined;
  private nearestAnswer: NearestAnswer | undefined;

  constructor(
    private readonly dataSource: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
    snapshots: Snapshots,
    @Optional() @Inject(RIDE_MINUTES) private readonly rideMinutes: RideMinutes = () => undefined,
  ) {
    // Reports of buses come all day long and leave points and villages as they are.
    snapshots.add({ follows: ['network'], load: () => this.load() });
  }

  /** Reads the network anew; until it has returned, the old picture answers. */
  async load(): Promise<void> {
    const snapshot = await loadNetwork(this.dataSource.manager);
    this.nearestAnswer = new NearestAnswer(snapshot, this.clock);
    this.snapshot = snapshot;
  }

  areas(ask: { crs?: Crs }): Prepared<Area> {
    return Prepared.of(areaView(this.loaded().county, ask.crs), AREAS_MAX_AGE);
  }

  point(ask: { id: string; crs?: Crs }): Prepared<Point> {
    return Prepared.of(pointView(this.pointOrFail(ask.id), this.clock.now(), ask.crs), POINTS_MAX_AGE);
  }

  points(ask: PointsAsk): Prepared<{ points: PointSummary[] }> {
    const now = this.clock.now();
    const points = this.pointsAsked(ask)
      .slice(0, ask.limit ?? MOST_ROWS)
      .map((point) => pointSummary(point, now, ask.crs));
    return Prepared.of({ points }, POINTS_MAX_AGE);
  }

  nearest(ask: NearestAsk): Prepared<{ points: NearPoint[] }> {
    const { lat, lng, village, limit = USUAL_ROWS, crs = 'gcj02' } = ask;
    if ((lat === undefined) !== (lng === undefined))
      throw new Failure('invalid_field', lat === undefined ? 'lat' : 'lng');
    const given = lat === undefined || lng === undefined ? undefined : { lat, lng };
    if (!given && village === undefined) throw new Failure('invalid_field', 'lat');
    if (given && village === undefined && ask.services === undefined && ask.open !== true) {
      return this.answer().nearest(given, limit, crs);
    }
    const home = village === undefined ? undefined : this.villageOrFail(village, 'village');
    const from = given ? positionFrom(crs, given) : (home?.position ?? this.loaded().county.position);
    return this.ranked(ask, from, limit, crs);
  }

  /**
   * The nearest points of which `isOne` holds: from a position, as a villager would rank them, or else from the middle
   * of the county. Fails with `village_not_found`.
   */
  nearestWhere(
    { lat, lng, village, crs = 'gcj02' }: Pick<NearestAsk, 'lat' | 'lng' | 'village' | 'crs'>,
    limit: number,
    isOne: (point: PointRecord) => boolean,
  ): NearPoint[] {
    const home = village === undefined ? undefined : this.villageOrFail(village, 'village');
    const given = lat === undefined || lng === undefined ? undefined : positionFrom(crs, { lat, lng });
    const from = given ?? home?.position ?? this.loaded().county.position;
    return this.rankedOf({ village, open: false, isOne }, from, limit, crs);
  }

  /** The nearest points for a URL that needs no validation; undefined for every other. */
  nearestByUrl(url: string): Prepared<{ points: NearPoint[] }> | undefined {
    return this.nearestAnswer?.nearestByUrl(url);
  }

  /** The village with its township and the points that serve it; fails with `village_not_found`. */
  villageWithPoints(code: string): { village: Area; township: Area; points: PointRecord[] } {
    const village = this.villageOrFail(code, 'code');
    const township = this.loaded().townshipOf(code);
    if (!township) throw new Failure('village_not_found', 'code');
    return { village, township, points: this.loaded().pointsServing(code) };
  }

  /** The stations of a township, then the county's hub, for those who go further than their own point. */
  stations(townshipCode: string): PointRecord[] {
    const records = this.loaded().points.map(({ record }) => record);
    return [
      ...records.filter((point) => point.tier === 'township_station' && point.townshipCode === townshipCode),
      ...records.filter((point) => point.tier === 'county_hub'),
    ];
  }

  /** The county's hub; undefined in a network that has none. */
  hub(): PointRecord | undefined {
    return this.allPoints().find(({ tier }) => tier === 'county_hub');
  }

  /** Every point, positions in WGS-84. */
  allPoints(): PointRecord[] {
    return this.loaded().points.map(({ record }) => record);
  }

  /** The county itself. */
  county(): Area {
    return this.loaded().county;
  }

  /** A point as a phone keeps it, in the datum asked for. */
  record(point: PointRecord, crs: Crs | undefined): PointRecord {
    return pointRecord(point, crs);
  }

  /** A point by id, or undefined. */
  findPoint(id: string): PointRecord | undefined {
    return this.loaded().point(id);
  }

  /** Under which roles a point falls; undefined when there is no such point. */
  jurisdictionOf(pointId: string): Jurisdiction | undefined {
    const point = this.findPoint(pointId);
    return point && { pointId, areaCode: point.villageCode ?? point.townshipCode };
  }

  /** The point to which a village's parcels go: its own before a station; undefined when none serves it. */
  parcelPointOf(villageCode: string): PointRecord | undefined {
    const points = this.loaded().pointsServing(villageCode);
    return points.find(({ tier }) => tier === 'village_point') ?? points[0];
  }

  /** True when the point is one of those that serve the village. */
  servesVillage(pointId: string, code: string): boolean {
    const picture = this.loaded();
    return picture.area(code, 'village') !== undefined && picture.pointsServing(code).some(({ id }) => id === pointId);
  }

  /** The point at which one gets off at one of these stops, if there is one: a village's own before a station. */
  pointAtStop(stopIds: readonly string[]): PointRecord | undefined {
    const at = this.pointsAtStop(stopIds);
    return at.find(({ tier }) => tier === 'village_point') ?? at[0];
  }

  /** Who takes over what a bus sets down at one of these stops for somewhere else: a station before a village's point. */
  takerAtStop(stopIds: readonly string[]): PointRecord | undefined {
    const at = this.pointsAtStop(stopIds);
    return at.find(({ tier }) => tier !== 'village_point') ?? at[0];
  }

  /** Every point at one of these stops. */
  pointsAtStop(stopIds: readonly string[]): PointRecord[] {
    return this.loaded()
      .points.map(({ record }) => record)
      .filter((point) => point.stopId !== undefined && stopIds.includes(point.stopId));
  }

  /** The stops of a village: those of the points that serve it. Undefined when there is no such village. */
  stopsOfVillage(code: string): string[] | undefined {
    return this.loaded().stopsOfVillage(code);
  }

  /** Where one gets on and off for an area: at a village's stops, at its township's station, at the county's hub. */
  stopsOfArea(code: string): string[] | undefined {
    const picture = this.loaded();
    const stations = (tier: PointTier): string[] =>
      this.allPoints().flatMap((point) =>
        point.tier === tier && (tier === 'county_hub' || point.townshipCode === code) ? (point.stopId ?? []) : [],
      );
    if (picture.area(code, 'township')) return stations('township_station');
    if (picture.county.code === code) return stations('county_hub');
    return picture.stopsOfVillage(code);
  }

  private ranked(ask: NearestAsk, from: Position, limit: number, crs: Crs): Prepared<{ points: NearPoint[] }> {
    const wanted = ask.services?.split(',') ?? [];
    const isOne = ({ services }: PointRecord): boolean =>
      wanted.every((service) => services.some((each) => each === service));
    const points = this.rankedOf({ village: ask.village, open: ask.open === true, isOne }, from, limit, crs);
    return Prepared.of({ points }, POINTS_MAX_AGE);
  }

  private rankedOf(wanted: WantedPoints, from: Position, limit: number, crs: Crs): NearPoint[] {
    return nearPoints(this.loaded(), wanted, {
      ...{ from, limit, crs, now: this.clock.now(), rideMinutes: this.rideMinutes },
    });
  }

  private pointsAsked(ask: PointsAsk): PointRecord[] {
    const picture = this.loaded();
    if (ask.village !== undefined) {
      this.villageOrFail(ask.village, 'village');
      return picture.pointsServing(ask.village);
    }
    if (ask.township !== undefined) {
      if (!picture.area(ask.township, 'township')) throw new Failure('area_not_found', 'township');
      return picture.pointsIn(ask.township);
    }
    if (ask.q === undefined || ask.q.trim() === '') throw new Failure('invalid_field', 'q');
    return picture.search(ask.q);
  }

  private villageOrFail(code: string, field: 'village' | 'code'): Area {
    const village = this.loaded().area(code, 'village');
    if (!village) throw new Failure('village_not_found', field);
    return village;
  }

  private pointOrFail(id: string): PointRecord {
    const point = this.loaded().point(id);
    if (!point) throw new Failure('point_not_found', 'id');
    return point;
  }

  private loaded(): NetworkSnapshot {
    if (!this.snapshot) throw new Failure('unavailable');
    return this.snapshot;
  }

  private answer(): NearestAnswer {
    if (!this.nearestAnswer) throw new Failure('unavailable');
    return this.nearestAnswer;
  }
}
