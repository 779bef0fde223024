// Is a station with bays told as the one place that it is, wherever somebody asks?
import fc from 'fast-check';
import { assembleBoard, boardFromVillagePack, villagePackDepartures } from '@kehuoyou/shared';
import { hardFeed } from '../../testing/timetable/hard-feeds.js';
import { countyFolder } from '../../database/seed/county-files.js';
import { packTimetable } from '../boards/village-pack-builder.js';
import { lineDayView } from '../boards/line-day.view.js';
import type { Feed, FeedStop } from '../feed/feed.js';
import { FeedIssues } from '../feed/feed-issue.js';
import { readFeed } from '../feed/feed-reader.js';
import { feedFilesIn } from '../packing/feed-folder-store.js';
import { unzipFeed } from '../packing/gtfs-zip.js';
import { linesOf } from '../running/lines-of.js';
import { TimetableSnapshot } from '../running/timetable-snapshot.js';
import { JourneyPlanner } from './journey.js';
import { journeyView } from './journey.view.js';
import { ownLimits, ParcelPlanner, parcelRules } from './parcel-journey.js';

const today = '2026-11-24';
const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
const county = (await readFeed(feedFilesIn(`${countyFolder}/gtfs`), { today })).feed;

/**
 * The feed with one stop made a station of two bays, an entrance and a node; every other trip calls at the second. All
 * of them on the spot of the stop: a bay that is nearer to the next village by ten metres makes a shorter walk.
 */
function withStation(feed: Feed, stopId: string): Feed {
  const number = feed.stops.findIndex((stop) => stop.stopId === stopId);
  const old = feed.stops[number];
  if (!old) throw new Error(`no stop ${stopId}`);
  const inside = (id: string, more: Partial<FeedStop>): FeedStop => ({
    ...old,
    stopId: id,
    parentStation: stopId,
    ...more,
  });
  const stops = [
    ...feed.stops.map((stop) => (stop === old ? { ...stop, locationType: 1 } : stop)),
    inside('bay 1', { platformCode: '1' }),
    inside('bay 2', { platformCode: '2' }),
    inside('door', { locationType: 2, name: '东门' }),
    inside('node', { locationType: 3, name: '' }),
  ];
  const stop = feed.stopTimes.stop.map((each, row) =>
    each === number ? feed.stops.length + ((feed.stopTimes.trip[row] ?? 0) % 2) : each,
  );
  return { ...feed, stops, stopTimes: { ...feed.stopTimes, stop } };
}

/** An answer without what a station adds to it. */
function withoutBays(answer: unknown): unknown {
  return JSON.parse(
    JSON.stringify(answer, (key, value: unknown) => (/^(bay|fromBay|toBay|bays)$/.test(key) ? undefined : value)),
  );
}

class Town {
  readonly timetable: TimetableSnapshot;
  readonly planner: JourneyPlanner;

  constructor(feed: Feed) {
    this.timetable = new TimetableSnapshot(feed, []);
    this.planner = new JourneyPlanner(this.timetable);
  }

  board(stopId: string) {
    const number = this.timetable.stopNumber.get(stopId) ?? -1;
    return this.timetable.departuresOn(number, today);
  }

  journeys(from: string, to: string) {
    const ends = { from: this.stops(from), to: this.stops(to), date: today };
    return this.planner.profile(ends).map((journey) => journeyView(this.timetable, journey, today));
  }

  parcels(from: string, to: string, hub: string) {
    const rules = parcelRules(this.timetable, { volumeLitres: 1, weightGrams: 1 }, ownLimits(this.timetable));
    const planner = new ParcelPlanner(this.timetable, { hubs: new Set(this.stops(hub)), stations: new Set() }, rules);
    return planner
      .journeys({ from: this.stops(from), to: this.stops(to), date: today }, 6 * 3_600)
      .map((journey) => journeyView(this.timetable, journey, today));
  }

  stops(id: string): number[] {
    return [...this.timetable.places.within(this.timetable.stopNumber.get(id) ?? -1)];
  }

  line(routeId: string) {
    const route = this.timetable.feed.routes.findIndex((each) => each.routeId === routeId);
    return lineDayView({ timetable: this.timetable, route, date: today });
  }

  pack(stopId: string) {
    const stop = { id: stopId, name: '站', position: { lat: 0, lng: 0 } };
    return packTimetable(this.timetable, [{ stop, role: 'village' }], today);
  }
}

describe('a stop of the county made a station of two bays', () => {
  const plain = new Town(county);
  // Of stops on one spot, such as a village beside its township's station, either may be told: which one is a tie.
  const spotOf = ({ latitude, longitude }: FeedStop): string => `${latitude} ${longitude}`;
  const spots = county.stops.map(spotOf);
  const called = [...new Set(county.stopTimes.stop)].flatMap((number) => {
    const stop = county.stops[number];
    return stop && spots.indexOf(spotOf(stop)) === spots.lastIndexOf(spotOf(stop)) ? [stop.stopId] : [];
  });

  it.each(['COUNTY', ...fc.sample(fc.constantFrom(...called), { numRuns: 3, seed })])(
    'changes no board, pack, line, journey or parcel, but for the bays: %s',
    (stopId) => {
      const town = new Town(withStation(county, stopId));
      expect(withoutBays(town.board(stopId))).toEqual(plain.board(stopId));
      expect(town.board(stopId).every(({ bay }) => /^[12]号站台$/.test(bay?.name ?? ''))).toBe(true);
      const ofBays = [...town.board('bay 1'), ...town.board('bay 2')].map(({ tripId }) => tripId).sort();
      expect(ofBays).toEqual(
        plain
          .board(stopId)
          .map(({ tripId }) => tripId)
          .sort(),
      );
      for (const other of fc.sample(fc.constantFrom(...called), { numRuns: 4, seed })) {
        expect(withoutBays(town.journeys(stopId, other))).toEqual(plain.journeys(stopId, other));
        expect(withoutBays(town.journeys(other, stopId))).toEqual(plain.journeys(other, stopId));
        expect(withoutBays(town.parcels(other, stopId, 'COUNTY'))).toEqual(plain.parcels(other, stopId, 'COUNTY'));
      }
      for (const [from, to] of fc.sample(fc.tuple(fc.constantFrom(...called), fc.constantFrom(...called)), {
        numRuns: 6,
        seed,
      }))
        expect(withoutBays(town.journeys(from, to))).toEqual(plain.journeys(from, to));
      for (const { routeId } of county.routes) expect(withoutBays(town.line(routeId))).toEqual(plain.line(routeId));
      const { boards, ...rest } = town.pack(stopId);
      expect(withoutBays(rest)).toEqual(withoutBays({ ...plain.pack(stopId), boards: undefined }));
      expect(boards[0]?.departures.map((row) => row.slice(0, 6))).toEqual(plain.pack(stopId).boards[0]?.departures);
    },
    60_000,
  );

  it('says the same from a pack as from the server', () => {
    const { timetable } = new Town(withStation(county, 'COUNTY'));
    const stop = { id: 'COUNTY', name: '站', position: { lat: 0, lng: 0 } };
    const pack = {
      village: { code: '', name: '', townshipCode: '', townshipName: '', position: stop.position },
      from: today,
      feed: { version: '', publisher: '' },
      points: [],
      notices: [],
      ...packTimetable(timetable, [{ stop, role: 'county' }], today),
    } as const;
    const [board] = pack.boards;
    const number = timetable.stopNumber.get('COUNTY') ?? -1;
    expect(board && villagePackDepartures(pack, board, today)).toEqual(timetable.departuresOn(number, today));
    const asked = { date: today };
    expect(boardFromVillagePack(pack, 'COUNTY', asked)?.departures).toEqual(
      assembleBoard(stop, asked, (date) => timetable.departuresOn(number, date)).departures,
    );
  });
});

describe('plat.zip', () => {
  it('has one place with two bays, and doors that are none', async () => {
    const { feed, validation } = await readFeed(await unzipFeed(hardFeed('plat.zip'), new FeedIssues()), { today });
    expect(validation.errors).toBe(0);
    const town = new Town(feed);
    expect(town.board('S').map(({ tripId, bay }) => [tripId, bay?.stopId, bay?.name])).toEqual([
      ['T1', 'P1', '1号站台'],
      ['T2', 'P2', '2号站台'],
    ]);
    expect(['P1', 'P2'].map((bay) => town.board(bay).map(({ tripId }) => tripId))).toEqual([['T1'], ['T2']]);
    expect([...town.timetable.stopNumber.keys()]).toEqual(['S', 'P1', 'P2', 'D']);
    expect(
      town.journeys('S', 'D').map(({ legs }) => legs.map(({ tripId, fromBay }) => [tripId, fromBay?.name])),
    ).toEqual([[['T1', '1号站台']], [['T2', '2号站台']]]);
    expect(linesOf(town.timetable).stops.map(({ id, station }) => [id, station])).toEqual([
      ['S', undefined],
      ['P1', 'S'],
      ['P2', 'S'],
      ['D', undefined],
    ]);
  });
});
