// Which ways from place to place does the planner tell?
import { Inject, Injectable, Optional } from '@nestjs/common';
import {
  addDays,
  dateAt,
  DAY_SECONDS,
  Failure,
  instantOf,
  isoOf,
  parseWallTime,
  readyInstant,
  secondsAt,
} from '@kehuoyou/shared';
import type {
  Clock,
  Journey,
  JourneyAnswer,
  JourneyAsk,
  OutingAnswer,
  OutingAsk,
  ParcelJourney,
  ParcelJourneyAsk,
  PointTier,
  ServiceDate,
} from '@kehuoyou/shared';
import { CLOCK } from '../../clock.js';
import { Prepared } from '../../http/prepared/prepared.js';
import { NetworkService } from '../../network/network.service.js';
import { CurrentTimetable } from '../running/current-timetable.service.js';
import type { Ends } from './directed-search.js';
import type { RunRules } from './hops.js';
import { NIGHT_ENDS } from './day-connections.js';
import { JourneyPlanner } from './journey.js';
import type { FoundJourney, JourneySearch } from './journey.js';
import { journeyView } from './journey.view.js';
import { expectedRuns } from './live-runs.js';
import { ownLimits, ParcelPlanner, parcelRules } from './parcel-journey.js';
import type { ParcelSize, RoomLeft } from './parcel-journey.js';
import type { TimetableSnapshot } from '../running/timetable-snapshot.js';

/** Seconds without asking again: a cancellation should be seen within the minute. */
const MAX_AGE = 30;
/** Journeys told for a time, and of a whole day. */
const FEW = 5;
const MOST = 50;
/** Days ahead that are searched for the next journey. */
const NEXT_DAYS = 60;
/** Kinds of parcel for which a planner is kept. */
const MOST_SIZES = 8;
/** A day and a half: nobody asks to be there later. */
const LATE = 129_600;

/** What is left in a trip's hold from the stop with this stop_sequence on; undefined when nothing is known of it. */
export type ParcelRoom = (tripId: string, date: ServiceDate, stopSequence: number) => ParcelSize | undefined;

/** Token of a `ParcelRoom`. Whoever sells space stands to the right: they provide it. */
export const PARCEL_ROOM = Symbol('ParcelRoom');

/** How journeys of a day are asked for. */
type Plan = (search: JourneySearch) => FoundJourney[];

/** Journeys of people and parcels, from memory. */
@Injectable()
export class JourneyService {
  /** Planner of the timetable that it was made for; another timetable needs another. */
  private made: { readonly timetable: TimetableSnapshot; readonly planner: JourneyPlanner } | undefined;
  /** Planners for parcels by what they need, of the same timetable and the same room. */
  private parcelPlanners = new Map<string, ParcelPlanner>();

  constructor(
    private readonly current: CurrentTimetable,
    private readonly network: NetworkService,
    @Inject(CLOCK) private readonly clock: Clock,
    @Optional() @Inject(PARCEL_ROOM) private readonly parcelRoom: ParcelRoom = () => undefined,
  ) {}

  /** To be told whenever space was sold or given back. */
  parcelRoomChanged(): void {
    this.parcelPlanners.clear();
  }

  journeys(ask: JourneyAsk): Prepared<JourneyAnswer> {
    if (ask.departAfter !== undefined && ask.arriveBefore !== undefined)
      throw new Failure('two_times_given', 'arriveBefore');
    const ends = this.ends(ask);
    const { date, now } = this.day(ask.date);
    const found = this.plan(ask, now)({ ...ends, date });
    const before = wall(ask.arriveBefore);
    const journeys = [
      ...(before === undefined || found.length >= FEW ? [] : this.sinceYesterday(ends, date, before)),
      ...this.views(found, date),
    ].slice(before === undefined ? 0 : -FEW);
    const answer = { date, journeys };
    if (journeys.length > 0 || meet(ends)) return Prepared.of(answer, MAX_AGE);
    const later = this.onLaterDay(
      date,
      (day) => this.plan({ ...ask, departAfter: undefined }, 0)({ ...ends, date: day }),
      (journeys) => journeys.length > 0,
    );
    return Prepared.of(
      later
        ? { ...answer, next: { date: later.date, journeys: this.views(later.found.slice(0, FEW), later.date) } }
        : answer,
      MAX_AGE,
    );
  }

  outings(ask: OutingAsk): Prepared<OutingAnswer> {
    const ends = this.ends(ask);
    const { date, now } = this.day(ask.date);
    const fits = (found: { outward: readonly FoundJourney[] }): boolean => found.outward.length > 0;
    const found = meet(ends) ? { outward: [], homeward: [] } : this.thereAndBack(ends, ask, date, now);
    const answer = { date, outward: this.views(found.outward, date), homeward: this.views(found.homeward, date) };
    if (fits(found) || meet(ends)) return Prepared.of(answer, MAX_AGE);
    const later = this.onLaterDay(date, (day) => this.thereAndBack(ends, ask, day, 0), fits);
    if (!later) return Prepared.of(answer, MAX_AGE);
    const next = {
      date: later.date,
      outward: this.views(later.found.outward, later.date),
      homeward: this.views(later.found.homeward, later.date),
    };
    return Prepared.of({ ...answer, next }, MAX_AGE);
  }

  parcelJourneys(ask: ParcelJourneyAsk): Prepared<{ journeys: readonly ParcelJourney[] }> {
    return Prepared.of({ journeys: this.parcelWays(ask) }, MAX_AGE);
  }

  /** The ways of a parcel that is somewhere at a time, earliest arrival first. */
  parcelWays(ask: ParcelJourneyAsk): readonly ParcelJourney[] {
    const ready = ask.readyAt === undefined ? this.clock.now() : readyInstant(ask.readyAt);
    if (ready === undefined) throw new Failure('invalid_field', 'readyAt');
    const date = dateAt(ready);
    const found = this.parcelPlanner(ask).journeys({ ...this.ends(ask), date }, secondsAt(ready));
    return found.map((journey): ParcelJourney => ({
      ...journeyView(this.current.snapshot().timetable, journey, date),
      handInBy: isoOf(date, journey.handInBy),
    }));
  }

  /** The journeys that are there by second `before` of `date` and left the evening before, if one can still catch them. */
  private sinceYesterday(ends: Ends, date: ServiceDate, before: number): Journey[] {
    if (before >= NIGHT_ENDS) return [];
    const yesterday = addDays(date, -1);
    const now = this.clock.now();
    const since = Math.max(0, Math.floor((now.getTime() - instantOf(yesterday, 0).getTime()) / 60_000) * 60);
    const found = this.planner()
      .arrivals({ ...ends, date: yesterday }, before + DAY_SECONDS, FEW)
      .filter(({ departure, arrival }) => departure >= since && departure < DAY_SECONDS && arrival >= DAY_SECONDS);
    return this.views(found, yesterday);
  }

  /** What is to be planned: from when on, or until when. */
  private plan(
    ask: Pick<JourneyAsk, 'arriveBefore'> & { readonly departAfter?: string | undefined },
    now: number,
  ): Plan {
    const planner = this.planner();
    const before = wall(ask.arriveBefore);
    if (before !== undefined)
      return (search) => ofTheDay(planner.arrivals(search, before, FEW)).filter(({ departure }) => departure >= now);
    const after = wall(ask.departAfter);
    return (search) => ofTheDay(planner.departures(search, after ?? now, after === undefined ? MOST : FEW));
  }

  /** Ways there after which one can still come home, and the ways home that can follow one of them. */
  private thereAndBack(
    ends: Ends,
    ask: OutingAsk,
    date: ServiceDate,
    now: number,
  ): { outward: FoundJourney[]; homeward: FoundJourney[] } {
    const planner = this.planner();
    const [there, home] = [wall(ask.arriveBefore) ?? LATE, wall(ask.homeBefore) ?? LATE];
    const outward = ofTheDay(planner.profile({ ...ends, date })).filter(
      ({ departure, arrival }) => departure >= now && arrival <= there,
    );
    const homeward = ofTheDay(planner.profile({ from: ends.to, to: ends.from, date })).filter(
      ({ arrival }) => arrival <= home,
    );
    const firstThere = Math.min(...outward.map(({ arrival }) => arrival));
    const lastBack = Math.max(...homeward.map(({ departure }) => departure));
    return {
      outward: outward.filter(({ arrival }) => arrival < lastBack),
      homeward: homeward.filter(({ departure }) => departure > firstThere),
    };
  }

  /** The first day after `date` on which what is found is of use; days on which the same buses run are looked at once. */
  private onLaterDay<Found>(
    date: ServiceDate,
    find: (day: ServiceDate) => Found,
    isOfUse: (found: Found) => boolean,
  ): { date: ServiceDate; found: Found } | undefined {
    const seen = new Set<object>();
    for (let days = 1; days <= NEXT_DAYS; days += 1) {
      const day = addDays(date, days);
      const likeness = this.planner().likeness(day);
      if (seen.has(likeness)) continue;
      seen.add(likeness);
      const found = find(day);
      if (isOfUse(found)) return { date: day, found };
    }
    return undefined;
  }

  private views(found: readonly FoundJourney[], date: ServiceDate): Journey[] {
    const { timetable } = this.current.snapshot();
    return found.map((journey) => journeyView(timetable, journey, date));
  }

  /** The day asked for, and the second of it from which on buses can still be caught: the present minute today. */
  private day(asked: ServiceDate | undefined): { date: ServiceDate; now: number } {
    const now = this.clock.now();
    const today = dateAt(now);
    const date = asked ?? today;
    return { date, now: date === today ? Math.floor(secondsAt(now) / 60) * 60 : 0 };
  }

  private ends(ask: { readonly from: string; readonly to: string }): Ends {
    return { from: this.stopsOf(ask.from, 'from'), to: this.stopsOf(ask.to, 'to') };
  }

  /** The stops that a stop id, point id or area code means. */
  private stopsOf(place: string, field: 'from' | 'to'): number[] {
    const { places } = this.current.snapshot().timetable;
    const ids = this.network.stopsOfArea(place) ?? [this.network.findPoint(place)?.stopId ?? place];
    const known = ids.flatMap((id) => places.within(places.numbers.get(id) ?? -1));
    if (known.length === 0) throw new Failure('stop_not_found', field);
    return known;
  }

  private planner(): JourneyPlanner {
    const { timetable } = this.current.snapshot();
    if (this.made?.timetable !== timetable) {
      this.made = {
        timetable,
        planner: new JourneyPlanner(timetable, expectedBy(timetable), undefined, this.made?.planner),
      };
      this.parcelPlanners.clear();
    }
    return this.made.planner;
  }

  private parcelPlanner({ volumeLitres = 1, weightGrams = 1 }: ParcelJourneyAsk): ParcelPlanner {
    this.planner();
    const key = `${volumeLitres} ${weightGrams}`;
    const known = this.parcelPlanners.get(key);
    if (known) return known;
    if (this.parcelPlanners.size >= MOST_SIZES) this.parcelPlanners.clear();
    const made = this.makeParcelPlanner({ volumeLitres, weightGrams });
    this.parcelPlanners.set(key, made);
    return made;
  }

  private makeParcelPlanner(needs: ParcelSize): ParcelPlanner {
    const { timetable } = this.current.snapshot();
    const limits = ownLimits(timetable);
    const stopsOf = (tier: PointTier): Set<number> =>
      new Set(
        this.network.allPoints().flatMap((point) => (point.tier === tier ? placeStops(timetable, point.stopId) : [])),
      );
    const left: RoomLeft = (trip, date, row) =>
      this.parcelRoom(timetable.feed.trips[trip]?.tripId ?? '', date, timetable.feed.stopTimes.sequence[row] ?? 0) ??
      limits(trip, date, row);
    return new ParcelPlanner(
      timetable,
      { hubs: stopsOf('county_hub'), stations: stopsOf('township_station') },
      { ...parcelRules(timetable, needs, left), ...expectedBy(timetable) },
    );
  }
}

/** Buses run as reports say that they do, where there are any. */
function expectedBy(timetable: TimetableSnapshot): Pick<RunRules, 'expected'> {
  const expected = expectedRuns(timetable);
  return expected ? { expected } : {};
}

/** The stops of the whole place of this id: whoever unloads at one bay may load at the next. */
function placeStops({ places }: TimetableSnapshot, stopId = ''): readonly number[] {
  const number = places.numbers.get(stopId);
  return number === undefined ? [] : places.within(places.placeOf[number] ?? number);
}

/** What begins with a bus of tomorrow is tomorrow's to tell. */
function ofTheDay(found: readonly FoundJourney[]): FoundJourney[] {
  return found.filter(({ legs }) => {
    const bus = legs.find((leg) => leg.mode === 'bus');
    return (bus?.dayStart ?? 0) < DAY_SECONDS;
  });
}

function wall(time: string | undefined): number | undefined {
  return time === undefined ? undefined : parseWallTime(time);
}

function meet({ from, to }: Ends): boolean {
  return to.some((stop) => from.includes(stop));
}
