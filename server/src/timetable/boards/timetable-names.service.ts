// What are companies, lines and stops called, and is it a working day?
import { Injectable } from '@nestjs/common';
import type { ServiceDate } from '@kehuoyou/shared';
import { CurrentTimetable } from '../running/current-timetable.service.js';

/** Names and working days for features that speak of the timetable without running it. */
@Injectable()
export class TimetableNames {
  constructor(private readonly current: CurrentTimetable) {}

  /** What a company is called; undefined when there is none of this id. */
  company(companyId: string): string | undefined {
    return this.current.snapshot().feed.agencies.find(({ agencyId }) => agencyId === companyId)?.name;
  }

  /** What a line is called, such as 101 路; undefined when there is none of this id. */
  line(routeId: string): string | undefined {
    return this.current.snapshot().feed.routes.find((route) => route.routeId === routeId)?.shortName;
  }

  /** Every line by its id, with what it is called. */
  lines(): ReadonlyMap<string, string> {
    return new Map(this.current.snapshot().feed.routes.map(({ routeId, shortName }) => [routeId, shortName]));
  }

  /** What a stop is called; undefined when there is none of this id. */
  stop(stopId: string): string | undefined {
    const { timetable } = this.current.snapshot();
    const number = timetable.stopNumber.get(stopId);
    return number === undefined ? undefined : timetable.feed.stops[number]?.name;
  }

  /** True for weekends and holidays, not for weekends that are worked for them, as the county's calendar has it. */
  isRestDay(date: ServiceDate): boolean {
    return this.current.snapshot().calendar.isRestDay(date);
  }
}
