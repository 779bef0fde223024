// What does the timetable answer for the real county?
import 'reflect-metadata';
import { boardFromVillagePack } from '@kehuoyou/shared';
import type { Area, Board, VillagePack } from '@kehuoyou/shared';
import { NetworkService } from '../../network/network.service.js';
import { failure, read, thrown } from '../../testing/answers.js';
import type { HandClock } from '../../testing/hand-clock.js';
import { RunningApp } from '../../testing/running-app.js';
import { TimetableService } from './timetable.service.js';

/** A Tuesday, early in the morning. */
let clock: HandClock;
const village = '350423104204';
let server: RunningApp;
let timetable: TimetableService;

beforeAll(async () => {
  server = await RunningApp.start({ at: '2026-11-24T06:00:00' });
  ({ clock } = server);
  timetable = server.app.get(TimetableService);
});
afterAll(() => server.close());
beforeEach(() => clock.set('2026-11-24T06:00:00'));

describe('the board of a stop', () => {
  it('is from now on when no day is asked for, and the whole day when one is', () => {
    const whole: Board = read(timetable.board({ stopId: 'COUNTY', date: '2026-11-24' }));
    clock.set('2026-11-24T12:00:00');
    const rest: Board = read(timetable.board({ stopId: 'COUNTY' }));
    expect(rest.date).toBe('2026-11-24');
    // A bus that was to leave minutes ago and that nobody has reported may still come.
    expect(rest.departures).toEqual(
      whole.departures.filter(({ departure }) => departure >= '2026-11-24T11:55:00+08:00'),
    );
    expect(rest.departures.length).toBeGreaterThan(0);
    expect(rest.departures.length).toBeLessThan(whole.departures.length);
  });

  it('has as many departures as asked for', () => {
    expect(read(timetable.board({ stopId: 'COUNTY', limit: 3 })).departures).toHaveLength(3);
  });

  it('names the next day when the last bus has gone', () => {
    clock.set('2026-11-24T23:30:00');
    const board = read(timetable.board({ stopId: 'V104204' }));
    expect([board.departures, board.next?.date]).toEqual([[], '2026-11-25']);
    expect(board.next?.departures.length).toBeGreaterThan(0);
  });

  it('is found by its stop only', () => {
    for (const stopId of ['NOWHERE', '', 'constructor', village])
      expect(thrown(() => timetable.board({ stopId }))).toEqual(failure('stop_not_found', 'stopId'));
  });

  it('of a day outside the timetable is empty and no error', () => {
    for (const date of ['1969-12-28', '0001-01-01', '2099-12-31', '9999-12-31'])
      expect(read(timetable.board({ stopId: 'COUNTY', date }))).toMatchObject({ date, departures: [] });
  });
});

describe('the pack of a village', () => {
  it('is at most 15 kB packed, for each of the 120 villages, with a board that holds buses', () => {
    const county: Area = read(server.app.get(NetworkService).areas({}));
    const villages = county.children?.flatMap(({ children }) => children ?? []) ?? [];
    expect(villages).toHaveLength(120);
    for (const { code } of villages) {
      const prepared = timetable.pack({ code });
      expect([code, (prepared.gzip?.length ?? Buffer.byteLength(prepared.json)) <= 15_000]).toEqual([code, true]);
      expect([code, (read(prepared).boards[0]?.departures.length ?? 0) > 0]).toEqual([code, true]);
    }
  });

  it('gives the same board as the server, for each of its stops', () => {
    const pack: VillagePack = read(timetable.pack({ code: village }));
    for (const { stop } of pack.boards) {
      for (const date of ['2026-11-24', '2026-11-28', '2026-12-07'])
        expect(boardFromVillagePack(pack, stop.id, { date })).toEqual(read(timetable.board({ stopId: stop.id, date })));
      clock.set('2026-11-24T09:40:30');
      expect(boardFromVillagePack(pack, stop.id, { date: '2026-11-24', now: clock.now() })).toEqual(
        read(timetable.board({ stopId: stop.id })),
      );
    }
  });

  it('begins with the own stop and the own point, and holds the way to town', () => {
    const pack = read(timetable.pack({ code: village }));
    expect(pack.boards.map(({ role }) => role)).toEqual(['village', 'township', 'county']);
    expect(pack.points.map(({ tier }) => tier)).toEqual(['village_point', 'township_station', 'county_hub']);
    expect([pack.village.code, pack.from]).toEqual([village, '2026-11-23']);
  });

  it('is the same until the day turns', () => {
    const before = timetable.pack({ code: village });
    expect(timetable.pack({ code: village })).toBe(before);
    expect(timetable.pack({ code: village, crs: 'wgs84' }).etag).not.toBe(before.etag);
    clock.set('2026-11-25T00:00:00');
    expect(read(timetable.pack({ code: village })).from).toBe('2026-11-24');
  });

  it('is refused for a village that does not exist', () => {
    expect(thrown(() => timetable.pack({ code: '350423999999' }))).toEqual(failure('village_not_found'));
  });
});
