// Is a run that goes "about every so often" never told to others as if it kept to a timetable?
import bindings from 'gtfs-realtime-bindings';
import { instantOf } from '@kehuoyou/shared';
import type { TripFact } from '@kehuoyou/shared';
import { feedWith } from '../../testing/timetable/small-feed.js';
import { readFeed } from '../feed/feed-reader.js';
import { liveOverlay } from '../running/live-overlay.js';
import { TimetableSnapshot } from '../running/timetable-snapshot.js';
import { tripUpdates, vehiclePositions } from './realtime-messages.js';

const { SCHEDULED, UNSCHEDULED } = bindings.transit_realtime.TripDescriptor.ScheduleRelationship;
const today = '2026-11-24';
const at = (hour: number): Date => instantOf(today, hour * 3_600);

it.each([
  ['0', UNSCHEDULED],
  ['1', SCHEDULED],
] as const)('with exact_times %s', async (exact, relationship) => {
  const rows = 'trip_id,start_time,end_time,headway_secs,exact_times\n';
  const { feed } = await readFeed(feedWith({ 'frequencies.txt': `${rows}T1,06:00:00,09:00:00,1800,${exact}\n` }), {
    today,
  });
  const plain = new TimetableSnapshot(feed, []);
  const fact: TripFact = {
    ...{ eventId: 'e', deviceId: 'd', deviceSeq: 1, at: at(6.5).getTime() },
    ...{ kind: 'depart', source: 'driver', actor: 'a' },
  };
  const tripId = 'T1@06:30:00';
  const timetable = plain.with([], liveOverlay(plain, [{ tripId, date: today, facts: [fact] }]));
  const told = [tripUpdates, vehiclePositions].flatMap((tell) => tell({ timetable }, at(6.6)).entity ?? []);
  expect(told.map(({ tripUpdate, vehicle }) => tripUpdate?.trip ?? vehicle?.trip)).toMatchObject([
    { tripId: 'T1', startTime: '06:30:00', scheduleRelationship: relationship },
    { tripId: 'T1', startTime: '06:30:00', scheduleRelationship: relationship },
  ]);
  const cancelled = plain.with([
    {
      ...{ id: 'c', tripId, serviceDate: today, reason: '塌方', announcedAt: at(6), fromCall: 0 },
      ...{ cause: 'announced', planned: false },
    },
  ]);
  expect(tripUpdates({ timetable: cancelled }, at(6)).entity).toHaveLength(exact === '1' ? 1 : 0);
});
