// Does "every 20 minutes" become the runs that it means?
import { expandFrequencies } from './feed-frequencies.js';
import type { Feed, FeedFrequency } from './feed.js';
import { stopTimesOf } from '../../testing/timetable/stop-time-rows.js';
import { StopTimeFlag } from './stop-times.js';
import { cancelled } from '../../testing/timetable/cancelled-trip.js';
import { TimetableSnapshot } from '../running/timetable-snapshot.js';

const stops = ['A', 'B', 'C'].map((stopId, index) => ({
  stopId,
  name: `站${stopId}`,
  latitude: 26 + index / 100,
  longitude: 116,
  locationType: 0,
  parentStation: null,
  wheelchairBoarding: 0,
  platformCode: null,
}));
const trip = (tripId: string) => ({
  tripId,
  routeId: 'K01',
  serviceId: 'DAILY',
  headsign: '',
  directionId: null,
  blockId: null,
});
const time = (tripId: string, stopSequence: number, stopId: string, at: number) => ({
  tripId,
  stopSequence,
  stopId,
  arrival: at,
  departure: at,
  pickupType: 0,
  dropOffType: 0,
  timepoint: 1,
});

function feed(frequencies: FeedFrequency[]): Feed {
  const trips = [trip('PLAIN'), trip('OFTEN')];
  const rows = [
    time('PLAIN', 1, 'A', 30_000),
    time('PLAIN', 2, 'B', 30_600),
    time('OFTEN', 1, 'A', 0),
    time('OFTEN', 2, 'B', 600),
    time('OFTEN', 3, 'C', 900),
  ];
  return {
    info: { publisher: '', publisherUrl: '', lang: 'zh', version: '1' },
    agencies: [{ agencyId: 'MT', name: '闽通', url: '', timezone: 'Asia/Shanghai', lang: null, phone: null }],
    stops,
    routes: [{ routeId: 'K01', agencyId: 'MT', shortName: 'K01', longName: '', type: 3, color: null, textColor: null }],
    trips,
    stopTimes: stopTimesOf(rows, { trips, stops }),
    calendars: [{ serviceId: 'DAILY', weekdays: 127, startDate: '2026-01-01', endDate: '2026-12-31' }],
    calendarDates: [],
    frequencies,
    transfers: [],
    bookingRules: [],
    tripCargo: [{ tripId: 'OFTEN', volumeLitres: 100, weightGrams: 1_000 }],
  };
}

describe('frequencies', () => {
  it('repeats the trip from start to before end, moved to where each run starts', () => {
    const expanded = expandFrequencies(
      feed([{ tripId: 'OFTEN', start: 21_600, end: 24_000, headway: 1_200, exact: true }]),
    );
    expect(expanded.trips.map(({ tripId }) => tripId)).toEqual(['PLAIN', 'OFTEN@06:00:00', 'OFTEN@06:20:00']);
    expect(expanded.trips[2]?.run).toEqual({ ofTripId: 'OFTEN', start: 22_800, headway: 1_200, exact: true });
    expect([...expanded.stopTimes.tripStart]).toEqual([0, 2, 5, 8]);
    expect([...expanded.stopTimes.departure]).toEqual([30_000, 30_600, 21_600, 22_200, 22_500, 22_800, 23_400, 23_700]);
    expect([...expanded.stopTimes.flags].every((flags) => flags === 0)).toBe(true);
    expect(expanded.tripCargo.map(({ tripId }) => tripId)).toEqual(['OFTEN@06:00:00', 'OFTEN@06:20:00']);
    expect(expanded.frequencies).toEqual([]);
  });

  it('calls every time approximate when the runs only go about every so often', () => {
    const expanded = expandFrequencies(
      feed([{ tripId: 'OFTEN', start: 21_600, end: 21_601, headway: 600, exact: false }]),
    );
    expect([...expanded.stopTimes.flags]).toEqual([0, 0, ...Array<number>(3).fill(StopTimeFlag.approximate)]);
  });

  it('shows each run on the board, over midnight too', () => {
    const snapshot = new TimetableSnapshot(
      feed([{ tripId: 'OFTEN', start: 86_000, end: 90_000, headway: 1_800, exact: true }]),
      [cancelled('OFTEN@24:23:20', '2026-11-24', '路滑')],
    );
    const board = snapshot.departuresOn(0, '2026-11-24');
    expect(board.map(({ tripId, departure, status }) => [tripId, departure, status])).toEqual([
      ['PLAIN', '2026-11-24T08:20:00+08:00', 'scheduled'],
      ['OFTEN@23:53:20', '2026-11-24T23:53:20+08:00', 'scheduled'],
      ['OFTEN@24:23:20', '2026-11-25T00:23:20+08:00', 'cancelled'],
      ['OFTEN@24:53:20', '2026-11-25T00:53:20+08:00', 'scheduled'],
    ]);
  });
});
