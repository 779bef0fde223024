// How does a parcel get from here to there, and until when must it be handed in?
//
// By the same search as people's journeys, with the post's own rules: only trips that carry parcels and have
// room, from hand to hand at stations and at the hub (nobody leaves a parcel at the roadside), never on
// foot, and overnight where need be.
import { addDays, DAY_SECONDS, parcelTimes } from '@kehuoyou/shared';
import type { ServiceDate } from '@kehuoyou/shared';
import { DayBook } from './day-connections.js';
import { DirectedSearch } from './directed-search.js';
import { changesOnly, NO_CHANGE } from './footpaths.js';
import { RideCalls } from './hops.js';
import type { RunRules } from './hops.js';
import { legsOf, straighten } from './journey-legs.js';
import type { FoundJourney, JourneySearch } from './journey.js';
import type { TimetableSnapshot } from '../running/timetable-snapshot.js';

/** Where parcels change from bus to bus: stops by number. */
export interface ParcelStations {
  readonly hubs: ReadonlySet<number>;
  readonly stations: ReadonlySet<number>;
}

/** What a parcel needs. */
export interface ParcelSize {
  readonly volumeLitres: number;
  readonly weightGrams: number;
}

/** What is left in a trip's hold on a day, on the hop that begins at stop time `row`. */
export type RoomLeft = (trip: number, date: ServiceDate, row: number) => ParcelSize;

/** Journeys of a parcel that are told at once. */
const MOST_JOURNEYS = 3;

/** A journey with the second until which the parcel is taken. */
export interface FoundParcelJourney extends FoundJourney {
  readonly handInBy: number;
}

/** A planner for parcels of one size over one timetable. */
export class ParcelPlanner {
  private readonly days: DayBook;
  private readonly search: DirectedSearch;
  private readonly footpaths;

  constructor(
    private readonly timetable: TimetableSnapshot,
    stations: ParcelStations,
    private readonly rules: RunRules,
  ) {
    this.footpaths = changesOnly(
      timetable.feed.stops.map((_stop, number) => changeSeconds(stations, number)),
      timetable.places,
    );
    // Walks only within a station, so they are the same from either end.
    this.days = new DayBook(timetable, this.footpaths, this.footpaths, rules, parcelTimes.daysAhead + 2);
    this.search = new DirectedSearch(this.footpaths, this.footpaths);
  }

  /** The first journeys of a parcel that is at `from` at second `readyAt` of the day, earliest arrival first. */
  journeys({ from, to, date }: JourneySearch, readyAt: number): FoundParcelJourney[] {
    if (to.some((stop) => from.includes(stop))) return [];
    const { forwards } = this.days.on(date);
    const cutOff = parcelTimes.cutOffMinutes * 60;
    const found: FoundParcelJourney[] = [];
    for (let at = readyAt + cutOff; found.length < MOST_JOURNEYS;) {
      const way = this.search.best(forwards, { from, to }, at);
      if (way === undefined) break;
      const legs = straighten(
        legsOf(way.parts, forwards),
        (trip, dayStart) =>
          new RideCalls(
            this.timetable,
            trip,
            this.rules.expected?.callsOf(trip, addDays(date, dayStart / DAY_SECONDS)),
          ),
        this.footpaths,
      );
      found.push({
        departure: way.departure,
        arrival: way.arrival,
        changes: way.buses - 1,
        legs,
        handInBy: way.departure - cutOff,
      });
      at = way.departure + 1;
    }
    return found;
  }
}

/**
 * The rules of a parcel's rides: trips that carry parcels, and on each hop as much room as it needs. Until
 * space is sold, what is left is what the trip may carry.
 */
export function parcelRules(
  timetable: TimetableSnapshot,
  needs: ParcelSize,
  left: RoomLeft = ownLimits(timetable),
): RunRules {
  return {
    takes: (trip) => timetable.tripCarries[trip] === 1,
    hasRoom: (trip, date, row) => {
      const { volumeLitres, weightGrams } = left(trip, date, row);
      return volumeLitres >= needs.volumeLitres && weightGrams >= needs.weightGrams;
    },
  };
}

/** What each trip may carry by trip_cargo.txt. */
export function ownLimits(timetable: TimetableSnapshot): RoomLeft {
  const limits = new Map(timetable.feed.tripCargo.map((row) => [timetable.tripNumber.get(row.tripId), row]));
  const nothing = { volumeLitres: 0, weightGrams: 0 };
  return (trip) => limits.get(trip) ?? nothing;
}

function changeSeconds({ hubs, stations }: ParcelStations, stop: number): number {
  if (hubs.has(stop)) return parcelTimes.hubMinutes * 60;
  return stations.has(stop) ? parcelTimes.stationMinutes * 60 : NO_CHANGE;
}
