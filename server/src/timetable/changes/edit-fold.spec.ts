// Do changes do what they say, on the days that they say, in what is served and in what is handed out?
import { addDays } from '@kehuoyou/shared';
import type { ServiceDate, ServiceDays, TimetableEdit } from '@kehuoyou/shared';
import fc from 'fast-check';
import { EditCalendar } from './edit-calendar.js';
import { editedFiles } from './edit-files.js';
import { foldEdits } from './edit-fold.js';
import type { EditFold, FoldedEdit } from './edit-fold.js';
import { readFeed } from '../feed/feed-reader.js';
import type { Feed } from '../feed/feed.js';
import { ServiceCalendar } from '../feed/service-calendar.js';
import { feedWith, smallFeed } from '../../testing/timetable/small-feed.js';

const today = '2026-11-24';
const calendar = new EditCalendar([{ townshipCode: 'M', lunarDigits: [1, 6] }], []);
const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
const files = feedWith({
  'trips.txt': `${(smallFeed['trips.txt'] ?? '')
    .trimEnd()
    .replace('trip_headsign', 'trip_headsign,block_id')
    .replace(/(\n[^\n]+)/g, '$1,B1')}\nK02,MARKET,T4,乙村,\n`,
  'stop_times.txt': `${smallFeed['stop_times.txt'] ?? ''}T4,10:00:00,10:00:00,COUNTY,1,1\nT4,,,A,2,0\nT4,10:20:00,10:20:00,B,3,1`,
  'calendar_dates.txt': 'service_id,date,exception_type\nDAILY,20261201,2\nMARKET,20261202,1\nMARKET,20261207,1\n',
  'trip_cargo.txt': 'trip_id,cargo_volume_m3,cargo_weight_kg\nT1,1.5,300\n',
  'notes.txt': 'a,b\n"x, y",2\n',
});

const day = (date: ServiceDate): ServiceDays => ({ from: date, until: date, on: 'every_day' });
const days = (from: ServiceDate, until: ServiceDate, on: ServiceDays['on'] = 'every_day'): ServiceDays => ({
  from,
  until,
  on,
  ...(on === 'market_days' ? { townshipCode: 'M' } : {}),
  ...(on === 'weekdays' ? { weekdays: [2, 6] } : {}),
});

async function folded(...edits: TimetableEdit[]): Promise<{ fold: EditFold; served: Feed; handedOut: Feed }> {
  const { feed } = await readFeed(files, { today });
  const fold = foldEdits(
    feed,
    edits.map((edit, index): FoldedEdit => ({
      editId: `0000-${String(index).padStart(10, '0')}`,
      edit,
      effectiveFrom: today,
    })),
    calendar,
  );
  const read = async (kind: 'kept' | 'left_out') => (await readFeed(editedFiles(files, fold, kind), { today })).feed;
  return { fold, served: await read('kept'), handedOut: await read('left_out') };
}

/** Departures of the first stop on a day: trip and hour. */
function departures(feed: Feed, date: ServiceDate): string[] {
  const running = new ServiceCalendar(feed);
  return feed.trips
    .flatMap(({ tripId, serviceId }, trip) => {
      const runs = running.running(date)[running.numbers.get(serviceId) ?? -1] === 1;
      const seconds = feed.stopTimes.departure[feed.stopTimes.tripStart[trip] ?? 0] ?? 0;
      return runs
        ? [
            `${tripId.split('~')[0] ?? ''} ${Math.floor(seconds / 3_600)}:${String(Math.floor(seconds / 60) % 60).padStart(2, '0')}`,
          ]
        : [];
    })
    .sort();
}

describe('a change', () => {
  it('of a departure for good keeps the trip and moves all its calls', async () => {
    const { served } = await folded({
      kind: 'retime',
      tripId: 'T1',
      departure: '08:15',
      days: days(today, '2028-12-31'),
    });
    expect(departures(served, '2026-11-25')).toEqual(['T1 8:15', 'T2 9:00', 'T3 23:50']);
    const row = served.stopTimes.tripStart[0] ?? 0;
    expect([...served.stopTimes.arrival.subarray(row, row + 4)]).toEqual([29_700, 30_300, 30_900, 31_500]);
    expect(served.trips.map(({ tripId }) => tripId)).toEqual(['T1', 'T2', 'T3', 'T4']);
  });

  it('of a departure for some days makes another trip for these, with its cargo but not its block', async () => {
    const { fold, served } = await folded({
      kind: 'retime',
      tripId: 'T1',
      departure: '08:15',
      days: days('2026-12-24', '2026-12-26'),
    });
    expect(departures(served, '2026-12-23')).toContain('T1 8:00');
    expect(departures(served, '2026-12-25')).toContain('T1 8:15');
    expect(departures(served, '2026-12-25')).not.toContain('T1 8:00');
    expect(departures(served, '2026-12-27')).toContain('T1 8:00');
    const [made] = [...fold.newTrips.values()];
    expect(made).toMatch(/^T1~/);
    expect(served.tripCargo.map(({ tripId }) => tripId)).toEqual(['T1', made]);
    const trips = Buffer.from(editedFiles(files, fold, 'kept').get('trips.txt') ?? []).toString();
    expect(trips).toContain(`${made},丙村,\n`);
  });

  it('that adds a run has it on its days only, times left out by the feed too', async () => {
    const { served } = await folded({
      kind: 'add',
      tripId: 'T4',
      departure: '14:30',
      days: days(today, '2026-12-31', 'market_days'),
    });
    // Lunar days 16, 21, 26 of the tenth month: 2026-11-24 is the sixteenth.
    expect(departures(served, today)).toContain('T4 14:30');
    expect(departures(served, '2026-11-25')).not.toContain('T4 14:30');
    expect(departures(served, '2026-11-29')).toContain('T4 14:30');
    const row = served.stopTimes.tripStart.at(-2) ?? 0;
    expect(served.stopTimes.arrival[row + 1]).toBe(14.5 * 3_600 + 600);
  });

  it('that cancels keeps the trip on the boards, and leaves it out of what others get', async () => {
    const { fold, served, handedOut } = await folded({
      kind: 'cancel',
      tripId: 'T1',
      reason: '修路',
      days: days('2026-12-05', '2026-12-06'),
    });
    expect(departures(served, '2026-12-05')).toContain('T1 8:00');
    expect(departures(handedOut, '2026-12-05')).not.toContain('T1 8:00');
    expect(departures(handedOut, '2026-12-07')).toContain('T1 8:00');
    expect(departures(handedOut, '2026-12-05')).toContain('T2 9:00');
    expect([...(fold.trips[0]?.cancelled ?? [])].map(([date, { reason }]) => [date, reason])).toEqual([
      ['2026-12-05', '修路'],
      ['2026-12-06', '修路'],
    ]);
  });

  it('to market days takes away the others and adds those that were not there', async () => {
    const { served } = await folded({
      kind: 'only_on',
      tripId: 'T2',
      days: days('2026-11-24', '2026-12-10', 'market_days'),
    });
    const on = Array.from({ length: 20 }, (_each, index) => addDays(today, index)).filter((date) =>
      departures(served, date).includes('T2 9:00'),
    );
    // The fourteenth day on is after the range, where it runs daily again; 12-01 is a holiday of its service but no market.
    expect(on).toEqual([
      '2026-11-24',
      '2026-11-29',
      '2026-12-04',
      '2026-12-09',
      '2026-12-11',
      '2026-12-12',
      '2026-12-13',
    ]);
  });

  it('can change what another one made', async () => {
    const first = await folded({ kind: 'add', tripId: 'T1', departure: '12:00', days: days(today, '2026-12-31') });
    const made = [...first.fold.newTrips.values()][0] ?? '';
    const { handedOut } = await folded(
      { kind: 'add', tripId: 'T1', departure: '12:00', days: days(today, '2026-12-31') },
      { kind: 'cancel', tripId: made, reason: '车坏了', days: day('2026-11-26') },
      { kind: 'retime', tripId: made, departure: '12:30', days: day('2026-11-27') },
    );
    expect(
      [24, 25, 26, 27, 28].map((date) =>
        departures(handedOut, `2026-11-${date}`).filter((each) => each.includes(' 12:')),
      ),
    ).toEqual([['T1 12:00'], ['T1 12:00'], [], ['T1 12:30'], ['T1 12:00']]);
  });

  it('changes nothing that was before it, nor a trip that is not there', async () => {
    const { fold, served } = await folded(
      { kind: 'cancel', tripId: 'T1', reason: 'x', days: days('2026-11-01', '2026-11-23') },
      { kind: 'cancel', tripId: 'NOBODY', reason: 'x', days: day(today) },
      { kind: 'retime', tripId: 'T1', departure: '10:00', days: day('2026-12-01') },
    );
    expect(fold.inEffect.size).toBe(0);
    expect(departures(served, today)).toEqual(['T1 8:00', 'T2 9:00', 'T3 23:50']);
  });

  it('leaves every byte of what it does not touch', async () => {
    const { feed } = await readFeed(files, { today });
    expect(editedFiles(files, foldEdits(feed, [], calendar), 'left_out')).toBe(files);
    const { fold } = await folded({ kind: 'cancel', tripId: 'T1', reason: 'x', days: day('2026-12-05') });
    const edited = editedFiles(files, fold, 'left_out');
    for (const name of ['stops.txt', 'routes.txt', 'stop_times.txt', 'notes.txt', 'feed_info.txt', 'trip_cargo.txt'])
      expect(edited.get(name)).toEqual(files.get(name));
  });
});

describe('any changes together', () => {
  const date = fc.integer({ min: -3, max: 40 }).map((offset) => addDays(today, offset));
  const edit = fc.record({
    kind: fc.constantFrom('retime', 'add', 'cancel', 'only_on' as const),
    tripId: fc.constantFrom('T1', 'T2', 'T3', 'T4', 'T1~0000000000', 'T2~0000000001'),
    departure: fc.constantFrom('06:00', '09:30', '17:45'),
    reason: fc.constant('修路'),
    days: fc
      .tuple(
        date,
        date,
        fc.constantFrom<ServiceDays['on']>('every_day', 'weekdays', 'market_days', 'workdays', 'rest_days'),
      )
      .map(([a, b, on]) => days(a < b ? a : b, a < b ? b : a, on)),
  }) as fc.Arbitrary<TimetableEdit>;

  it('read back from the files say what the fold says, day by day', async () => {
    const { feed } = await readFeed(files, { today });
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 6 }), async (edits) => {
        const { fold, served, handedOut } = await folded(...edits);
        const [servedDays, handedOutDays, before] = [
          new ServiceCalendar(served),
          new ServiceCalendar(handedOut),
          new ServiceCalendar(feed),
        ];
        const runs = (of: Feed, in_: ServiceCalendar, tripId: string, on: ServiceDate): boolean => {
          const trip = of.trips.find((each) => each.tripId === tripId);
          return trip !== undefined && in_.running(on)[in_.numbers.get(trip.serviceId) ?? -1] === 1;
        };
        for (let offset = -4; offset < 45; offset += 1) {
          const on = addDays(today, offset);
          for (const { tripId, added, removed, cancelled } of fold.trips) {
            const wanted = added.has(on) || (runs(feed, before, tripId, on) && !removed.has(on));
            expect([tripId, on, runs(served, servedDays, tripId, on)]).toEqual([tripId, on, wanted]);
            expect([tripId, on, runs(handedOut, handedOutDays, tripId, on)]).toEqual([
              tripId,
              on,
              wanted && !cancelled.has(on),
            ]);
          }
          if (on < today)
            for (const { tripId } of feed.trips)
              expect(runs(handedOut, handedOutDays, tripId, on)).toBe(runs(feed, before, tripId, on));
        }
      }),
      { seed, numRuns: 25 },
    );
  });
});
