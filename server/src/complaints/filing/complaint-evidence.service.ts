// What do our own records say of the thing of which somebody is about to complain?
import { Inject, Injectable } from '@nestjs/common';
import { distanceMetres, Failure, pauseAt, pointOpeningAt } from '@kehuoyou/shared';
import type { Clock, ComplaintEvidence, PointCheck, PointRecord } from '@kehuoyou/shared';
import { CLOCK } from '../../clock.js';
import { NetworkService } from '../../network/network.service.js';
import { PointActivity } from '../../parcels/scanning/point-activity.service.js';
import { TripRuns } from '../../timetable/driving/trip-runs.service.js';
import type { ComplaintEntity } from '../keeping/complaint.entity.js';
import { busWords, hoursWords, pauseWords, scanWords } from './evidence-words.js';

/** Neighbours further away than this are of no use to somebody on foot or on a moped. */
const NEAR_METRES = 15_000;

/** Compares what people say with what was posted, scanned and reported. */
@Injectable()
export class ComplaintEvidences {
  constructor(
    private readonly network: NetworkService,
    private readonly activity: PointActivity,
    private readonly runs: TripRuns,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** What is known of a point right now. */
  async pointCheck(id: string): Promise<PointCheck> {
    const point = this.network.findPoint(id);
    if (!point) throw new Failure('point_not_found', 'id');
    const now = this.clock.now();
    const opening = pointOpeningAt(point, now);
    const pause = pauseAt(point.pauses, now);
    const lastScanAt = await this.activity.lastScanAt(id);
    const instead = this.neighbourOf(point, now);
    return {
      posted: opening.open ? 'open' : opening.reason === 'hours_unknown' ? 'unknown' : 'shut',
      hours: hoursWords(point, now),
      ...(pause === undefined ? {} : { pause: opening.sentence }),
      ...(lastScanAt === undefined ? {} : { lastScanAt: lastScanAt.toISOString() }),
      ...(instead === undefined ? {} : { instead }),
    };
  }

  /** What the records say at this moment of what a complaint is about. */
  async of(
    row: Pick<ComplaintEntity, 'pointId' | 'tripId' | 'serviceDate' | 'category'>,
  ): Promise<ComplaintEvidence[]> {
    if (row.pointId !== null) return this.ofPoint(row.pointId, row.category);
    if (row.tripId !== null && row.serviceDate !== null) return this.ofBus(row.tripId, row.serviceDate, row.category);
    return [];
  }

  private async ofPoint(pointId: string, category: string): Promise<ComplaintEvidence[]> {
    const point = this.network.findPoint(pointId);
    if (!point) return [];
    const now = this.clock.now();
    const lastScanAt = await this.activity.lastScanAt(pointId);
    const isShut = category === 'point_closed';
    return [
      ...(isShut ? [pauseWords(point, now)] : []),
      ...(isShut ? [{ text: hoursWords(point, now), speaks: 'neither' as const }] : []),
      scanWords(lastScanAt, now, isShut),
    ];
  }

  private ofBus(tripId: string, serviceDate: string, category: string): ComplaintEvidence[] {
    const run = this.runs.run({ tripId, serviceDate });
    return run === undefined ? [] : busWords(run, category);
  }

  private neighbourOf(point: PointRecord, now: Date): PointCheck['instead'] {
    const near = this.network
      .allPoints()
      .filter(({ id, tier }) => id !== point.id && tier !== 'county_hub')
      .map((other) => ({ other, metres: Math.round(distanceMetres(point.position, other.position)) }))
      .filter(({ other, metres }) => metres <= NEAR_METRES && pointOpeningAt(other, now).open)
      .sort((a, b) => a.metres - b.metres)[0];
    return near && { id: near.other.id, name: near.other.name, distanceMetres: near.metres };
  }
}
