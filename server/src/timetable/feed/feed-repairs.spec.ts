// Are trifles mended and told, is one break one fault, and are placeholders known for what they are?
import fc from 'fast-check';
import { expectRefused, issuesOf, named, replaced, today } from '../../testing/timetable/feed-cases.js';
import { hardFeed } from '../../testing/timetable/hard-feeds.js';
import { feedWith, smallFeed } from '../../testing/timetable/small-feed.js';
import { JourneyPlanner } from '../planner/journey.js';
import { linesOf } from '../running/lines-of.js';
import { TimetableSnapshot } from '../running/timetable-snapshot.js';
import type { Feed } from './feed.js';
import { FeedIssues } from './feed-issue.js';
import { expandFrequencies } from './feed-frequencies.js';
import { readFeed } from './feed-reader.js';
import { unzipFeed } from '../packing/gtfs-zip.js';

const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);

async function read(changes: Record<string, string | null>) {
  return readFeed(feedWith(changes), { today });
}

async function hard(name: string) {
  return readFeed(await unzipFeed(hardFeed(name), new FeedIssues()), { today });
}

/** What a feed says, whatever its lines look like. */
function said({ info: _info, ...feed }: Feed): unknown {
  return { ...feed, stopTimes: { ...feed.stopTimes } };
}

describe('a feed written untidily', () => {
  it('says the same as the tidy one, whatever blanks, quotes and empty lines it is written with', async () => {
    const tidy = said((await read({})).feed);
    const blank = fc.constantFrom('', '', ' ', '\t', '  ');
    const look = fc.record({
      quoted: fc.boolean(),
      before: blank,
      after: blank,
      emptyEvery: fc.integer({ min: 1, max: 4 }),
      empty: fc.constantFrom('', '   ', ',,,,'),
      more: fc.constantFrom('', ',', ',,'),
      newline: fc.constantFrom('\n', '\r\n'),
    });
    await fc.assert(
      fc.asyncProperty(look, async ({ quoted, before, after, emptyEvery, empty, more, newline }) => {
        const untidy = (text: string): string =>
          text
            .trimEnd()
            .split('\n')
            .flatMap((line, index) => {
              const cells = line.split(',').map((cell) => `${before}${quoted ? `"${cell}"` : cell}${after}`);
              const row = `${cells.join(',')}${index > 0 ? more : ''}`;
              return index > 0 && index % emptyEvery === 0 ? [empty, row] : [row];
            })
            .join(newline);
        const changes = Object.fromEntries(Object.entries(smallFeed).map(([name, text]) => [name, untidy(text)]));
        const { feed, validation } = await read(changes);
        expect(said(feed)).toEqual(tidy);
        expect(validation.counts.empty_row).toBeGreaterThan(0);
        expect((validation.counts.leading_or_trailing_whitespaces ?? 0) > 0).toBe(before + after !== '');
      }),
      { seed, numRuns: 40 },
    );
  });

  it.each([
    ['"甲\n村"', '甲村'],
    ['"甲村 \r\n 上站"', '甲村上站'],
    ['"Jia\nVillage"', 'Jia Village'],
    ['"\n甲村\n"', '甲村'],
    ['甲\u202e村', '甲村'],
  ])('has %j as a name in one line, and says so', async (written, name) => {
    const { feed, validation } = await read(replaced('stops.txt', '甲村', written));
    expect(feed.stops[1]?.name).toBe(name);
    expect(validation.warnings).toBeGreaterThan(0);
  });

  it('names the line that an editor shows', async () => {
    const text = replaced('stops.txt', '\nB,', '\n\n\nB,"乙\n村",26.2,116.83\nX,')['stops.txt'] ?? '';
    const issues = await issuesOf(feedWith({ 'stops.txt': text.replace('26.21', 'north') }));
    const line = text.split('\n').findIndex((each) => each.startsWith('C,')) + 1;
    expect(issues).toContainEqual(expect.objectContaining({ code: 'invalid_float', row: line }));
  });

  it('tells of names that were spoilt before they came', async () => {
    const { validation } = await read(replaced('stops.txt', '甲村', '\uFFFD村'));
    expect(validation.issues).toContainEqual(
      expect.objectContaining({ code: 'invalid_character', severity: 'WARNING', row: 3, field: 'stop_name' }),
    );
  });

  it.each(['PRC', 'Asia/Chongqing', 'Asia/Chungking', 'Asia/Harbin'])('may call its zone %s', async (zone) => {
    const { feed, validation } = await read(replaced('agency.txt', 'Asia/Shanghai', zone));
    expect([feed.agencies[0]?.timezone, validation.errors]).toEqual(['Asia/Shanghai', 0]);
  });

  it.each(['calendar_dates.txt', 'transfers.txt', 'booking_rules.txt', 'fare_rules.txt'])(
    'may have an empty %s',
    async (file) => {
      expect((await read({ [file]: '' })).validation.counts).toEqual({ empty_file: 1 });
    },
  );
});

describe('a feed with one broken file', () => {
  const breaks: Record<string, (text: string) => string | null> = {
    'is not there': () => null,
    'is empty': () => '',
    'has only a header': (text) => text.slice(0, text.indexOf('\n') + 1),
    'lacks a column': (text) => text.replace(text.startsWith('agency_id') ? 'agency_name' : /^[a-z]+_id/, 'other'),
    'has an open quote': (text) => text.replace('\n', '\n"'),
    'has a row too short': (text) => text.replace(/\n[^\n]+/, '\nX'),
  };
  const files = ['agency.txt', 'stops.txt', 'routes.txt', 'trips.txt', 'calendar.txt', 'stop_times.txt'];
  const cases = files.flatMap((file) => Object.entries(breaks).map(([what, change]) => ({ file, what, change })));

  it.each(cases)('has one fault when $file $what', async ({ file, change }) => {
    const errors = (await issuesOf(feedWith({ [file]: change(smallFeed[file] ?? '') }))).filter(
      ({ severity }) => severity === 'ERROR',
    );
    expect(errors.map((issue) => issue.file)).toEqual([file]);
  });
});

describe('an id that no address could carry', () => {
  const unseen = ['A\u200eB', 'A\u0000B', 'A\u202eB', '"A\nB"', '.', '..', '\uFFFDA', 'A'.repeat(65)];
  const places: [string, string, string][] = [
    ['stops.txt', '\nA,', 'stop_id'],
    ['trips.txt', ',T1,', 'trip_id'],
    ['routes.txt', '\nK02,', 'route_id'],
    ['calendar.txt', '\nDAILY,', 'service_id'],
    ['agency.txt', '\nMT,', 'agency_id'],
  ];
  it.each(places.flatMap(([file, from, field]) => unseen.map((id) => ({ file, from, field, id }))))(
    'is refused as $field: $id',
    async ({ file, from, field, id }) => {
      const changes = replaced(
        file,
        from,
        from.replace(/[A-Z]\w*/, () => id),
      );
      const code = id.length > 64 ? 'field_too_long' : 'invalid_character';
      await expectRefused(named(['', changes, code, file, 2 + Number(/stops|routes/.test(file)), field]));
    },
  );

  it('is carried where only the time of a run makes it too long, each run by one of its own', async () => {
    const { feed } = await hard('freq_rt.zip');
    const ids = expandFrequencies(feed).trips.map(({ tripId }) => tripId);
    expect(Math.max(...ids.map((id) => id.length))).toBeLessThanOrEqual(64);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => id.startsWith('KKKK'))).toHaveLength(6);
    expect(expandFrequencies(feed).trips.map(({ tripId }) => tripId)).toEqual(ids);
  });
});

describe('a bus that comes when it is called', () => {
  it.each([
    ['to an area', ',,', 'Z1,', '06:00:00,09:00:00'],
    ['to a group of stops', ',,', ',G1', '06:00:00,09:00:00'],
    ['to a stop within a window', ',,A', ',', '06:00:00,09:00:00'],
  ])('%s is told and shown nowhere, and its times are no fault', async (_what, times, area, window) => {
    const header =
      'trip_id,arrival_time,departure_time,stop_id,stop_sequence,timepoint,location_id,location_group_id,start_pickup_drop_off_window,end_pickup_drop_off_window,pickup_type,drop_off_type,pickup_booking_rule_id';
    const fixed = (smallFeed['stop_times.txt'] ?? '')
      .trim()
      .split('\n')
      .slice(1, 7)
      .map((row) => `${row},,,,,,,`);
    const called = [1, 2].map((order) => `T3,${times === ',,' ? ',,' : times},${order},,${area},${window},2,2,B`);
    const { feed, validation } = await read({ 'stop_times.txt': [header, ...fixed, ...called].join('\n') });
    expect([validation.errors, validation.counts.demand_responsive_trip_not_shown]).toEqual([0, 2]);
    expect(feed.stopTimes.trip).toHaveLength(6);
  });
});

describe('a position that is none', () => {
  it('is reported, and nobody walks or draws by it', async () => {
    const { feed, validation } = await hard('zero.zip');
    expect([validation.errors, validation.counts.point_near_origin]).toEqual([0, 2]);
    expect(validation.counts.fast_travel_between_consecutive_stops).toBeUndefined();
    const timetable = new TimetableSnapshot(feed, []);
    const stop = (id: string): number[] => [timetable.stopNumber.get(id) ?? -1];
    const search = (from: string, to: string) => ({ from: stop(from), to: stop(to), date: '2026-11-24' });
    const planner = new JourneyPlanner(timetable);
    expect(planner.profile(search('A', 'Y'))).toEqual([]);
    expect(planner.profile(search('A', 'D'))).toEqual([]);
    expect(planner.profile(search('A', 'X'))).toHaveLength(1);
    const unplaced = linesOf(timetable).stops.filter((each) => each.unplaced);
    expect(unplaced.map(({ position }) => [position.lat, position.lng])).toEqual([
      [0, 0],
      [0, 0],
    ]);
  });

  it('is also one that many villages share, unless they are the bays of a station', async () => {
    const rows = (more: string[]): Record<string, string> => ({
      'stops.txt': [
        'stop_id,stop_name,stop_lat,stop_lon,location_type,parent_station',
        ...more,
        ...['COUNTY,清流汽车站', 'A,甲村', 'B,乙村', 'C,丙村'].map((each) => `${each},26.2,116.8,,`),
      ].join('\n'),
    });
    expect((await read(rows([]))).validation.counts.many_stops_on_one_spot).toBe(4);
    const station = rows(['S,站,26.2,116.8,1,']);
    const bays = (station['stops.txt'] ?? '').replace(/,26.2,116.8,,$/gm, ',26.2,116.8,,S');
    expect((await read({ 'stops.txt': bays })).validation.counts.many_stops_on_one_spot).toBeUndefined();
  });
});

it('warns of a call that comes later than the planner looks', async () => {
  const { validation } = await read(replaced('stop_times.txt', 'T3,24:10:00,24:10:00', 'T3,48:10:00,48:10:00'));
  expect(validation.counts.stop_time_beyond_next_day).toBe(1);
});
