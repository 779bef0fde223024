// When does which bus leave which stop?
import type { ServiceDate } from '../clock.js';
import { endpoint } from '../endpoint.js';
import type { Crs, Position } from '../position.js';
import type { LiveBoard, LiveBoardAsk } from './live-board.js';
import type { VillagePack } from './village-pack.js';
import type { Alternative, DepartureLive } from './trip-live.js';

/** A stop of the GTFS feed. */
export interface Stop {
  readonly id: string;
  readonly name: string;
  readonly position: Position;
}

/** What is known of a departure. A cancelled one stays in every list. */
export const departureStatuses = ['scheduled', 'cancelled'] as const;
export type DepartureStatus = (typeof departureStatuses)[number];

/** One departure of a board. */
export interface Departure {
  readonly tripId: string;
  readonly routeId: string;
  /** The line's short name, such as K12. */
  readonly routeName: string;
  readonly routeLongName: string;
  /** Where the bus says that it goes. */
  readonly headsign: string;
  /** The service day that the trip belongs to; after midnight it is the day before. */
  readonly serviceDate: ServiceDate;
  /** ISO 8601 with the county's offset. */
  readonly departure: string;
  /** Seconds past the start of `serviceDate`; may exceed 86,400. */
  readonly seconds: number;
  /** True where the time is approximate (GTFS timepoint 0): the bus may pass a little sooner or later. */
  readonly approximate: boolean;
  /** True where the trip takes parcels along. */
  readonly carriesParcels: boolean;
  readonly status: DepartureStatus;
  /** Why it is cancelled. */
  readonly reason?: string;
  /** What is known beyond the timetable; absent when that is all there is. */
  readonly live?: DepartureLive;
  /** For a cancelled departure: the next one that says it goes the same way. */
  readonly alternative?: Alternative;
  /** True where one may hail the bus anywhere from here to the next stop (招手即停). */
  readonly hail?: true;
  /** Set where boarding must be arranged: phone the company before, or ask the driver. */
  readonly arrange?: 'phone' | 'driver';
  /** True for a run that is there for a township's market (圩日). */
  readonly marketDay?: true;
}

/** The departures of a stop on a day. */
export interface Board {
  readonly stop: Stop;
  readonly date: ServiceDate;
  /** In the order of time. With no date asked, from now on. */
  readonly departures: readonly Departure[];
  /** When none is left: the next day that has one, with its first departures. */
  readonly next?: { readonly date: ServiceDate; readonly departures: readonly Departure[] };
}

/** The question for a board. */
export interface BoardAsk {
  readonly stopId: string;
  readonly date?: ServiceDate;
  /** 1 to 50; the whole day unless given. */
  readonly limit?: number;
  readonly crs?: Crs;
}

/** A line with the stops of its longest trip, as the sketch map and a line's page show it. */
export interface Line {
  readonly routeId: string;
  readonly name: string;
  readonly longName: string;
  /** Six hex digits, where the timetable gives the line a colour. */
  readonly color?: string;
  readonly textColor?: string;
  readonly agencyName: string;
  readonly stopIds: readonly string[];
}

/** All lines and the stops that they use. */
export interface Lines {
  readonly stops: readonly Stop[];
  readonly lines: readonly Line[];
}

/** The endpoints of the timetable. */
export const timetableApi = {
  board: endpoint<BoardAsk, Board>('GET', '/api/boards/:stopId', {
    access: ['public'],
    summary: 'Departures of a stop; cancelled ones are kept',
  }),
  live: endpoint<LiveBoardAsk, LiveBoard>('GET', '/api/boards/:stopId/live', {
    access: ['public'],
    summary: 'What is different from the timetable at a stop; with since it waits until that changes',
  }),
  lines: endpoint<{ crs?: Crs }, Lines>('GET', '/api/lines', {
    access: ['public'],
    summary: 'All lines with their stops',
  }),
  pack: endpoint<{ code: string; crs?: Crs }, VillagePack>('GET', '/api/villages/:code/pack', {
    access: ['public'],
    summary: 'Everything that a phone needs to serve a village offline for 14 days',
  }),
};
