// Does the house stand as it was drawn? Each rule also has to catch an example that breaks it.
import { endpoint } from '@kehuoyou/shared';
import { breaches } from './architecture/breaches.js';
import { declaredEndpoints, omissions, routesOf, unmatched } from './architecture/endpoint-rules.js';
import type { AnyEndpoint } from './architecture/endpoint-rules.js';
import { drawnEvents } from './architecture/event-rules.js';
import { lintBreaches } from './architecture/lint-breaches.js';
import { lintTexts } from './architecture/lint.js';
import { rules } from './architecture/rules.js';
import { parseSource, readSources } from './architecture/source.js';
import type { Source } from './architecture/source.js';
import { jsonIn } from './harness/api-client.js';
import { createDatabase } from './harness/database.js';
import { startServer } from './harness/running-server.js';

const sources = readSources();

function workspace(files: Readonly<Record<string, string>>): Source[] {
  return Object.entries(files).map(([path, text]) => parseSource(path, text));
}

describe('the source', () => {
  it('is there: every package has some', () => {
    for (const folder of ['shared/src/', 'server/src/', 'miniapp/src/', 'test/']) {
      expect(sources.filter(({ path }) => path.startsWith(folder)).length).toBeGreaterThan(5);
    }
  });

  describe.each([...rules])('$title', (rule) => {
    it('holds', () => {
      expect(rule.breaches(sources)).toEqual([]);
    });

    it.each(rule.broken.map((files) => [JSON.stringify(files), files] as const))('catches %s', (_text, files) => {
      expect(rule.breaches(workspace(files))).not.toEqual([]);
    });

    for (const files of rule.sound ?? []) {
      it(`lets pass ${JSON.stringify(files)}`, () => {
        expect(rule.breaches(workspace(files))).toEqual([]);
      });
    }
  });
});

describe('among the files of the house', () => {
  /** What each rule finds where every breach lies in its place. */
  const found = new Map<string, readonly string[]>();

  beforeAll(() => {
    const broken = [...sources, ...breaches.map(({ path, text }) => parseSource(path, text))];
    for (const { title, breaches: look } of rules)
      if (breaches.some(({ caughtBy }) => caughtBy === title)) found.set(title, look(broken));
  });

  it.each(breaches.map(({ what, path, caughtBy }) => [what, path, caughtBy] as const))(
    '%s is noticed',
    (_what, path, caughtBy) => {
      expect(sources.map((source) => source.path)).not.toContain(path);
      expect((found.get(caughtBy) ?? []).filter((each) => each.startsWith(`${path}:`))).not.toEqual([]);
    },
  );
});

/** The events of the house: topic, who says it, under which name it is heard. Names stand in the database. */
const EVENTS = `
complaints.due < complaint-dues.service > complaints.remind
complaints.published < publishing.service > complaints.check_pictures
complaints.screening < screening-store > complaints.screen
complaints.stepped < complaint-store > complaints.tell
complaints.unscreened < screening-store > complaints.leave_unscreened
errands.stepped < errand-store > errands.tell
notices.announcement_check_overdue < announcements.service > notices.hold_unchecked_announcement
notices.announcement_published < announcements.service > notices.tell_announcement
notices.announcement_submitted < announcements.service > notices.check_announcement
notices.announcement_withdrawn < announcements.service > notices.take_back_announcement
notices.call_expires < message-sender.service > notices.expire_call
notices.message_due < notice-store, message-sender.service > notices.send_message
network.point_paused < point-pauses.service > network.tell_point_paused, shipments.tell_point_paused
network.point_resumed < point-pauses.service > network.tell_point_resumed, shipments.tell_point_resumed
parcels.agent_asked < agents.service > parcels.ask_household
parcels.announced < parcel-news.service > parcels.want_carrier_news, parcels.tell_partners_of_new, parcels.redirect_announced, parcels.want_station_codes
parcels.carrier_news_wanted < carrier-news.service > parcels.ask_kuaidi100
errands.offer_put_up < selling.service > errands.screen_offer
parcels.carrier_said < carrier-story-store > shipments.note_carrier
parcels.changed_bus < parcel-news.service > parcels.tell_bus_changed
parcels.disputed < parcel-news.service > parcels.tell_disputed
parcels.import_confirmed < parcel-imports.service > parcels.announce_import
parcels.moved < parcel-news.service > errands.follow, parcels.tell_partners, parcels.redirect_received, parcels.tell_on_its_way, parcels.ask_leaving, parcels.tell_moved, parcels.call_for_kept_numbers
parcels.number_kept < kept-numbers.service > parcels.want_kept_number
parcels.partner_news_written < partner-events.service > parcels.push_to_partner
parcels.settled < parcel-news.service > errands.follow_settled, parcels.tell_settled, parcels.call_when_settled
parcels.station_code_wanted < station-asking.service > parcels.ask_station
parcels.transferred < scans.service > parcels.tell_transferred
parcels.troubled < parcel-news.service > parcels.tell_partners_of_trouble
shipments.room_freed < bookings.service, carrying.service, hand-ins.service, no-shows.service, freed-room.service, pool-answers.service, freed-holds.service, overfull-buses.service > shipments.promote_waiting
shipments.left_behind_due < left-behind.service > shipments.roll_left_behind
timetable.trip_cancelled < trip-report.service, timetable-edit.service > parcels.replan_trip, shipments.roll_trip, timetable.tell_trip_cancelled
timetable.trip_departed < trip-report.service > parcels.note_departure, shipments.note_departure, shipments.expect_left_behind
timetable.trip_mistaken < trip-report.service > timetable.make_good_mistake
timetable.trip_vehicle < fleet.service, run-sheet.service, trip-report.service > shipments.roll_overfull
timetable.trip_timed < trip-report.service > parcels.tell_keepers_late, parcels.tell_late
timetable.trip_restored < trip-report.service, timetable-edit.service > parcels.restore_trip, timetable.tell_trip_restored
`;

describe('the events', () => {
  it('are said and heard as drawn', () => {
    const drawn = drawnEvents(sources).map(
      ({ topic, saidBy, heardBy }) => `${topic} < ${saidBy.join(', ')} > ${heardBy.join(', ')}`,
    );
    expect(drawn).toEqual(EVENTS.trim().split('\n').sort());
  });
});

describe('the endpoints', () => {
  const areas: AnyEndpoint = endpoint('GET', '/api/areas', { access: ['public'], summary: 'Areas' });

  it('are declared in shared and routed by the running server, one for one', async () => {
    const database = await createDatabase('sqlite');
    const server = await startServer({ database, clock: '2026-11-24T09:00:00+08:00' });
    try {
      const document = jsonIn(await server.client.send({ path: '/openapi.json' })) as Parameters<typeof routesOf>[0];
      expect(declaredEndpoints().size).toBeGreaterThan(5);
      expect(unmatched(routesOf(document), declaredEndpoints().values())).toEqual([]);
    } finally {
      await server.stop();
      await database.drop();
    }
  });

  it('would be missed if one were only routed, only declared, or declared twice', () => {
    expect(unmatched(['GET /api/areas', 'GET /api/secret'], [areas])).toHaveLength(1);
    expect(unmatched([], [areas])).toHaveLength(1);
    expect(unmatched(['GET /api/areas'], [areas, areas])).toHaveLength(1);
    expect(unmatched(['GET /api/areas'], [areas])).toEqual([]);
  });

  it('say who may call them, and what they are for', () => {
    expect([...declaredEndpoints()].flatMap(([name, each]) => omissions(name, each))).toEqual([]);
  });

  it.each<[string, Partial<AnyEndpoint>]>([
    ['nobody named', { access: [] }],
    ['public and a role', { access: ['public', 'driver'] }],
    ['a role twice', { access: ['driver', 'driver'] }],
    ['no summary', { summary: ' ' }],
    ['a path elsewhere', { path: '/areas' }],
    ['a file under another name', { path: '/api/areas.csv', answers: 'pdf' }],
    ['the name of a file that it is not', { path: '/api/areas.csv' }],
    ['a file, and bytes that are none', { path: '/api/areas.csv', answers: 'csv', gives: ['text/plain'] }],
    ['a failure twice', { fails: ['area_not_found', 'area_not_found'] }],
    ['a failure that follows from what it is', { fails: ['rate_limited'] }],
  ])('would be caught with %s', (_what, change) => {
    expect(omissions('a', { ...areas, ...change })).toHaveLength(1);
  });

  it('are found in the tables of shared, whatever else is exported there', () => {
    expect([
      ...declaredEndpoints({ networkApi: { areas }, roles: ['driver'], dateAt: () => '', nothing: null }).keys(),
    ]).toEqual(['networkApi.areas']);
  });
});

describe('lint', () => {
  let said: string[][];

  beforeAll(async () => {
    said = await lintTexts([...lintBreaches, { path: 'shared/src/good.ts', text: '// One?\nexport const one = 1;\n' }]);
  }, 60_000);

  it.each(lintBreaches.map((breach, index) => [breach.what, breach.path, breach.caughtBy, index] as const))(
    'catches %s in %s: %s',
    (_what, _path, caughtBy, index) => {
      expect(said[index]).toContain(caughtBy);
    },
  );

  it('lets a good file pass', () => {
    expect(said.at(-1)).toEqual([]);
  });
});
