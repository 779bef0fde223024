// When does which bus leave which stop?
import { endpoint } from '../endpoint.js';
import type { FileAnswer } from '../file-answer.js';
import type { Crs } from '../position.js';
import type { Board, BoardAsk } from './boards/board.js';
import type { LiveBoard, LiveBoardAsk } from './boards/live-board.js';
import type { Stop } from './boards/stop.js';
import type { VillagePack } from './boards/village-pack.js';

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

/** A stop among all; bays are there beside their stations, and say which. */
export interface LineStop extends Stop {
  readonly station?: string;
  /** Its position is none, such as 0,0 or the middle of the county for many: nobody draws or measures by it. */
  readonly unplaced?: true;
}

/** All lines and the stops that they use. */
export interface Lines {
  readonly stops: readonly LineStop[];
  readonly lines: readonly Line[];
}

/** The endpoints of the timetable. */
export const timetableApi = {
  board: endpoint<BoardAsk, Board>('GET', '/api/boards/:stopId', {
    access: ['public'],
    summary: 'Departures of a stop; cancelled ones are kept',
    fails: ['stop_not_found'],
  }),
  live: endpoint<LiveBoardAsk, LiveBoard>('GET', '/api/boards/:stopId/live', {
    access: ['public'],
    summary: 'What is different from the timetable at a stop; with since it waits until that changes',
    fails: ['stop_not_found'],
  }),
  printed: endpoint<{ stopId: string }, FileAnswer>('GET', '/api/stops/:stopId/timetable.pdf', {
    access: ['public'],
    summary: 'The timetable that hangs at a stop: A4, large type, with a code that leads to today’s buses',
    answers: 'pdf',
    fails: ['stop_not_found'],
  }),
  lines: endpoint<{ crs?: Crs }, Lines>('GET', '/api/lines', {
    access: ['public'],
    summary: 'All lines with their stops',
  }),
  pack: endpoint<{ code: string; crs?: Crs }, VillagePack>('GET', '/api/villages/:code/pack', {
    access: ['public'],
    summary: 'Everything that a phone needs to serve a village offline for 14 days',
    fails: ['village_not_found'],
  }),
};
