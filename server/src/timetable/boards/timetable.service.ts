// What can be asked of the timetable and told to it?
import { Inject, Injectable } from '@nestjs/common';
import { addDays, assembleBoard, dateAt, Failure, isoOf, VILLAGE_PACK_DAYS } from '@kehuoyou/shared';
import type {
  Area,
  Board,
  BoardAsk,
  Clock,
  Company,
  Crs,
  Departure,
  Lines,
  PointRecord,
  ServiceDate,
  VillagePack,
} from '@kehuoyou/shared';
import { CLOCK } from '../../clock.js';
import { positionFor } from '../../coordinates.js';
import { Snapshots } from '../../database/snapshots.js';
import { Prepared } from '../../http/prepared/prepared.js';
import { NetworkService } from '../../network/network.service.js';
import { CurrentTimetable } from '../running/current-timetable.service.js';
import { linesOf } from '../running/lines-of.js';
import { insteadOf } from '../running/instead.js';
import type { CurrentSnapshot } from '../running/current-timetable.service.js';
import { packTimetable } from './village-pack-builder.js';
import type { StopToPack } from './village-pack-builder.js';
import { LiveBoards } from './live-board.service.js';
import { noticesView, stopView } from './timetable.view.js';

/** Seconds without asking again: a cancellation should be seen within the minute. */
const BOARD_MAX_AGE = 30;
const LINES_MAX_AGE = 3_600;
const PACK_MAX_AGE = 60;
/** How far ahead a bus to take instead is looked for. */
const LOOK_AHEAD_DAYS = 7;
/** Stop where the county's lines begin; the feed names it, not we. */
const COUNTY_STOP = 'COUNTY';

/** A stop at which one may board a trip. */
export interface Boarding {
  /** Number of the trip's call, from 0. */
  readonly call: number;
  readonly stopId: string;
  readonly stopName: string;
  readonly departure: Departure;
}

/** When a trip is at one of its stops. */
export interface TripCall {
  readonly routeName: string;
  /** ISO 8601 with the county's offset. */
  readonly arrival: string;
  /** The timetable's time, where that is another. */
  readonly planned?: string;
  /** True where that rests on what was reported. */
  readonly live: boolean;
  /** Why it does not come. */
  readonly cancelled?: string;
}

/** The timetable, answered from memory. */
@Injectable()
export class TimetableService {
  /** Packs of today by village and datum; a new day or a change empties it. */
  private packs = new Map<string, Prepared<VillagePack>>();

  constructor(
    private readonly current: CurrentTimetable,
    private readonly network: NetworkService,
    private readonly liveBoards: LiveBoards,
    @Inject(CLOCK) private readonly clock: Clock,
    snapshots: Snapshots,
  ) {
    // Village packs tell of points too.
    snapshots.add({ follows: ['network', 'timetable', 'live'], load: () => this.load() });
    // Not a moment before the answers that were kept of the old one are gone: who hears of a change asks at once.
    snapshots.whenRenewed(() => this.liveBoards.tellWaiting());
  }

  /** Reads the timetable anew; until it has returned, the old snapshot answers. */
  async load(): Promise<void> {
    await this.current.load();
    this.packs = new Map();
  }

  /** True when the timetable has a company (agency) of this id. */
  hasCompany(companyId: string): boolean {
    return this.snapshot().feed.agencies.some(({ agencyId }) => agencyId === companyId);
  }

  /** Which company runs a line; undefined when there is no such line. */
  companyOfLine(routeId: string): string | undefined {
    return this.snapshot().feed.routes.find((route) => route.routeId === routeId)?.agencyId;
  }

  board(ask: BoardAsk): Prepared<Board> {
    const { timetable } = this.snapshot();
    const number = this.stopOrFail(ask.stopId, 'stopId');
    const now = this.clock.now();
    const stop = this.stop(number, ask.crs);
    const when = ask.date === undefined ? { date: dateAt(now), now } : { date: ask.date };
    const anyBus = timetable.hasBuses(when.date);
    const board = assembleBoard(stop, { ...when, anyBus }, (date) => timetable.departuresOn(number, date));
    const departures = ask.limit === undefined ? board.departures : board.departures.slice(0, ask.limit);
    return Prepared.of({ ...board, departures }, BOARD_MAX_AGE);
  }

  lines(ask: { crs?: Crs }): Prepared<Lines> {
    const { stops, lines } = linesOf(this.snapshot().timetable);
    const placed = stops.map((stop) => ({ ...stop, position: positionFor(ask.crs, stop.position) }));
    return Prepared.of({ stops: placed, lines }, LINES_MAX_AGE);
  }

  companies(): Prepared<{ companies: Company[] }> {
    const { agencies, routes } = this.snapshot().timetable.feed;
    const companies = agencies.map(({ agencyId, name }) => ({
      companyId: agencyId,
      name,
      areaCode: this.network.county().code,
      routeIds: routes.filter((route) => route.agencyId === agencyId).map(({ routeId }) => routeId),
    }));
    return Prepared.of({ companies }, LINES_MAX_AGE);
  }

  pack(ask: { code: string; crs?: Crs }): Prepared<VillagePack> {
    const now = this.clock.now();
    const from = addDays(dateAt(now), -1);
    const key = `${from} ${ask.crs ?? ''} ${ask.code}`;
    const kept = this.packs.get(key);
    if (kept) return kept;
    const prepared = Prepared.of(this.buildPack(ask, from, now), PACK_MAX_AGE);
    // Yesterday's packs are of no use to anybody.
    if ([...this.packs.keys()].some((each) => !each.startsWith(from))) this.packs = new Map();
    this.packs.set(key, prepared);
    return prepared;
  }

  /** Where and when one may board a trip on a day, in the order of time; none when it does not run then. */
  boardingsOf(tripId: string, date: ServiceDate): Boarding[] {
    const { timetable } = this.snapshot();
    const trip = timetable.tripNumber.get(tripId);
    if (trip === undefined || !timetable.runs(trip, date)) return [];
    const first = timetable.tripStart[trip] ?? 0;
    return Array.from({ length: timetable.finalRow(trip) - first }, (_each, call) => ({ call, row: first + call }))
      .filter(({ row }) => timetable.boardingAt(timetable.stopOf[row] ?? -1).includes(row))
      .map(({ call, row }) => ({
        call,
        stopId: timetable.stopAt(row)?.stopId ?? '',
        stopName: timetable.stopAt(row)?.name ?? '',
        departure: timetable.departureAt(row, date),
      }));
  }

  /** Whose bus a trip is on a day; undefined when it does not run then. */
  busOn(tripId: string, date: ServiceDate): { readonly companyId: string; readonly lineId: string } | undefined {
    const { timetable } = this.snapshot();
    const trip = timetable.tripNumber.get(tripId);
    const route = trip === undefined || !timetable.runs(trip, date) ? undefined : timetable.routeOf(trip);
    return route && { companyId: route.agencyId, lineId: route.routeId };
  }

  /** When a trip is at a stop on a day, as it is expected, else by the timetable; undefined when it does not call there. */
  callAt(tripId: string, date: ServiceDate, stopId: string): TripCall | undefined {
    const { timetable } = this.snapshot();
    const trip = timetable.tripNumber.get(tripId);
    if (trip === undefined || !timetable.runs(trip, date)) return undefined;
    const first = timetable.tripStart[trip] ?? 0;
    for (let row = first; row <= timetable.finalRow(trip); row += 1) {
      if (!timetable.isAt(row, stopId)) continue;
      const expected = timetable.liveOf(trip, date)?.expected?.[row - first];
      const turned =
        row > (timetable.lastRow(trip, date) ?? Infinity) ? timetable.whyNot(trip, date)?.reason : undefined;
      const cancelled = timetable.cancelled(trip, date) ?? turned;
      const planned = timetable.arrival[row] ?? 0;
      const arrival = expected?.arrival ?? planned;
      return {
        routeName: timetable.routeOf(trip)?.shortName ?? '',
        arrival: isoOf(date, arrival),
        ...(arrival === planned ? {} : { planned: isoOf(date, planned) }),
        live: expected !== undefined,
        ...(cancelled === undefined ? {} : { cancelled }),
      };
    }
    return undefined;
  }

  /** The ids of a place and of its bays, for the id of any of them. */
  stopsAt(stopId: string): string[] {
    return this.snapshot().timetable.places.idsAt(stopId);
  }

  /** Departures of a stop on a service day, in the order of time, cancelled ones among them. */
  departuresAt(stopId: string, date: ServiceDate): Departure[] {
    return this.snapshot().timetable.departuresOn(this.stopOrFail(stopId, 'stopId'), date);
  }

  /** The next bus to take from here instead of another, that can still be taken, within a week; see `insteadOf`. */
  nextInstead(stopId: string, { tripId, serviceDate, seconds }: Departure): Departure | undefined {
    const { timetable } = this.snapshot();
    const trip = timetable.tripNumber.get(tripId);
    const row = timetable
      .boardingAt(this.stopOrFail(stopId, 'stopId'))
      .find((each) => timetable.tripOf[each] === trip && timetable.departure[each] === seconds);
    if (row === undefined) return undefined;
    const after = this.clock.now().getTime();
    const found = insteadOf(timetable, { row, date: serviceDate, after, days: LOOK_AHEAD_DAYS });
    return found && timetable.departureAt(found.row, found.date);
  }

  private buildPack(ask: { code: string; crs?: Crs }, from: ServiceDate, now: Date): VillagePack {
    const { timetable } = this.snapshot();
    const { village, township, points } = this.network.villageWithPoints(ask.code);
    const others = this.network.stations(township.code).filter((point) => !points.includes(point));
    const stops = this.stopsToPack(points, others, ask.crs);
    const packed = packTimetable(timetable, stops, from);
    const { info } = timetable.feed;
    return {
      village: {
        code: village.code,
        name: village.name,
        townshipCode: township.code,
        townshipName: township.name,
        position: positionFor(ask.crs, village.position),
      },
      from,
      feed: { version: info.version, publisher: info.publisher },
      ...packed,
      ...this.market(township, from),
      points: [...points, ...others].map((point) => this.network.record(point, ask.crs)),
      notices: noticesView(this.cancelledAt(stops, packed.cancellations), points, now),
    };
  }

  /** The market days of a township, where it has any. */
  private market({ code, name }: Area, from: ServiceDate): Pick<VillagePack, 'market'> {
    const { calendar } = this.snapshot();
    const days = Array.from({ length: VILLAGE_PACK_DAYS }, (_each, day) =>
      calendar.isMarketDay(code, addDays(from, day)) ? 1 << day : 0,
    ).reduce((bits, bit) => bits | bit, 0);
    return days === 0 ? {} : { market: { townshipName: name, days } };
  }

  /** The village's own stops first, then its township's station, then the county's bus station. */
  private stopsToPack(own: readonly PointRecord[], others: readonly PointRecord[], crs: Crs | undefined): StopToPack[] {
    const wanted: [string | undefined, StopToPack['role']][] = [
      ...own.map((point): [string | undefined, StopToPack['role']] => [point.stopId, 'village']),
      ...others.map((point): [string | undefined, StopToPack['role']] => [
        point.stopId,
        point.tier === 'county_hub' ? 'county' : 'township',
      ]),
      [COUNTY_STOP, 'county'],
    ];
    const seen = new Set<number>();
    return wanted.flatMap(([stopId, role]) => {
      const number = this.snapshot().timetable.stopNumber.get(stopId ?? '');
      if (number === undefined || seen.has(number)) return [];
      seen.add(number);
      return [{ stop: this.stop(number, crs), role }];
    });
  }

  /** For each cancellation, when the trip would have left the first of `stops` that it serves. */
  private cancelledAt(
    stops: readonly StopToPack[],
    cancellations: readonly { tripId: string; date: ServiceDate }[],
  ): Parameters<typeof noticesView>[0] {
    const { timetable } = this.snapshot();
    return cancellations.flatMap(({ tripId, date }) => {
      const row = timetable.whyNot(timetable.tripNumber.get(tripId) ?? -1, date);
      if (!row || row.cause === 'turned') return [];
      for (const { stop } of stops) {
        const departure = timetable
          .departuresOn(timetable.stopNumber.get(stop.id) ?? -1, date)
          .find((each) => each.tripId === tripId);
        if (departure)
          return [{ row, routeName: departure.routeName, seconds: departure.seconds, stopName: stop.name }];
      }
      return [];
    });
  }

  private stopOrFail(stopId: string, field: string): number {
    const number = this.snapshot().timetable.stopNumber.get(stopId);
    if (number === undefined) throw new Failure('stop_not_found', field);
    return number;
  }

  private stop(number: number, crs: Crs | undefined) {
    const stop = this.snapshot().timetable.feed.stops[number];
    if (!stop) throw new Failure('stop_not_found');
    return stopView(stop, crs);
  }

  private snapshot(): CurrentSnapshot {
    return this.current.snapshot();
  }
}
