// What runs on a line today, for everybody who looks at its page?
import { Inject, Injectable } from '@nestjs/common';
import { dateAt, Failure } from '@kehuoyou/shared';
import type { Clock, LineDay, LineDayAsk } from '@kehuoyou/shared';
import { CLOCK } from '../../clock.js';
import { Prepared } from '../../http/prepared/prepared.js';
import { CurrentTimetable } from '../running/current-timetable.service.js';
import { lineDayView } from './line-day.view.js';

/** Seconds without asking again, as for a board. */
const MAX_AGE = 30;

/** A line's day as bytes. The answer cache keeps them until a bus is reported anew or the minute is over. */
@Injectable()
export class LineDays {
  constructor(
    private readonly current: CurrentTimetable,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The day of a line; fails with `line_not_found`. */
  day({ routeId, date }: LineDayAsk): Prepared<LineDay> {
    const { timetable } = this.current.snapshot();
    const route = timetable.feed.routes.findIndex((each) => each.routeId === routeId);
    const now = this.clock.now();
    const day = lineDayView({ timetable, route, ...(date === undefined ? { date: dateAt(now), now } : { date }) });
    if (!day) throw new Failure('line_not_found', 'routeId');
    return Prepared.of(day, MAX_AGE);
  }
}
