// When was anything last done with a parcel at a point? It says whether somebody was there.
import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '@kehuoyou/shared';
import { DataSource, In, MoreThan } from 'typeorm';
import { CLOCK } from '../../clock.js';
import { ParcelEntity } from '../custody/parcel.entity.js';

const DAY_MS = 86_400_000;
/** What is older says no more than that it is old. */
const LOOK_BACK_MS = 14 * DAY_MS;
/** How long what was found is told again: everybody may ask, and it changes by the hour. */
const KEPT_MS = 60_000;
const MOST_KEPT = 1_000;

/** What was found, and when. */
interface Found {
  readonly until: number;
  readonly at: Date | undefined;
}

/** Says when a point was last seen at work. */
@Injectable()
export class PointActivity {
  private kept = new Map<string, Found>();

  constructor(
    private readonly dataSource: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** When a parcel was last put on its shelf or handed out there; undefined when that was not within two weeks. */
  async lastScanAt(pointId: string): Promise<Date | undefined> {
    const now = this.clock.now().getTime();
    const known = this.kept.get(pointId);
    if (known && known.until > now) return known.at;
    const last = await this.dataSource.manager.findOne(ParcelEntity, {
      select: { id: true, since: true },
      where: {
        pointId,
        state: In(['at_point', 'ready', 'collected', 'returning']),
        since: MoreThan(new Date(now - LOOK_BACK_MS)),
      },
      order: { since: 'DESC' },
    });
    if (this.kept.size >= MOST_KEPT) this.kept = new Map();
    const at = last?.since ?? undefined;
    this.kept.set(pointId, { until: now + KEPT_MS, at });
    return at;
  }
}
