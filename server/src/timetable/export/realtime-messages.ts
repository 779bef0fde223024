// How does GTFS-Realtime say what is known of our buses?
//
// The whole of it every time (FULL_DATASET). Cancellations of published changes are not in it: the
// schedule that others fetch has them already. Times are seconds since the epoch.
import { VEHICLE_FAULT, addDays, dateAt, gtfsTime, instantOf, STANDS_MS, wallTime } from '@kehuoyou/shared';
import type { ServiceDate } from '@kehuoyou/shared';
import bindings from 'gtfs-realtime-bindings';
import type { transit_realtime } from 'gtfs-realtime-bindings';
import type { TripLive } from '../running/trip-live.js';
import type { TimetableSnapshot } from '../running/timetable-snapshot.js';

// The library is CommonJS, of which Node finds no single names to import.
const { FeedHeader, TripDescriptor, TripUpdate, VehiclePosition, Alert } = bindings.transit_realtime;

/** A trip is told of until so long after it should have arrived. */
const TOLD_SECONDS = 1_800;
/** Days of which cancellations are told: the present ones and the weeks that people plan for. */
const DAYS_AHEAD = 14;
/** From this many minutes on a delay is worth an alert. */
const SIGNIFICANT_MINUTES = 10;

/** Of the snapshot of the timetable what concerns the present days. */
interface Picked {
  readonly timetable: TimetableSnapshot;
}

type Entity = transit_realtime.IFeedEntity;

/** A trip of which something was reported, on its day. */
interface RunningTrip {
  readonly trip: number;
  readonly date: ServiceDate;
  readonly live: TripLive;
}

/** Trip updates: what is expected of every bus on the way, and which do not run. */
export function tripUpdates(snapshot: Picked, now: Date): transit_realtime.IFeedMessage {
  const cancelled = cancellations(snapshot, now)
    // A run that goes "about every so often" is none of the schedule's: there is nothing to cancel, only an alert.
    .filter(({ planned, trip }) => !planned && !isUnscheduled(snapshot, trip))
    .map(({ trip, serviceDate, announcedAt }): Entity => ({
      id: `cancelled:${serviceDate}:${tripIdOf(snapshot, trip)}`,
      tripUpdate: {
        trip: {
          ...descriptor(snapshot, trip, serviceDate),
          scheduleRelationship: TripDescriptor.ScheduleRelationship.CANCELED,
        },
        timestamp: seconds(announcedAt),
      },
    }));
  const running = runningTrips(snapshot, now).filter(
    ({ trip, date, live }) => live.expected !== undefined || snapshot.timetable.whyNot(trip, date) !== undefined,
  );
  return message(now, [...cancelled, ...running.map((each) => updateOf(snapshot, each))]);
}

/** Where each bus was last seen: always a stop, for nobody follows the driver. */
export function vehiclePositions(snapshot: Picked, now: Date): transit_realtime.IFeedMessage {
  const seen = runningTrips(snapshot, now).filter(
    ({ live }) => live.progress.position >= 0 && live.progress.state !== 'arrived',
  );
  return message(
    now,
    seen.map((each) => positionOf(snapshot, each, now)),
  );
}

/** What people should know: buses that do not run or turn back, and long delays. */
export function alerts(snapshot: Picked, now: Date): transit_realtime.IFeedMessage {
  const cancelled = cancellations(snapshot, now).map((each): Entity => {
    const { trip, serviceDate, reason } = each;
    return {
      id: `no-service:${serviceDate}:${tripIdOf(snapshot, trip)}`,
      alert: alert(snapshot, { trip, date: serviceDate }, { reason, effect: Alert.Effect.NO_SERVICE, header: '停开' }),
    };
  });
  const others = runningTrips(snapshot, now).flatMap((each): Entity[] => {
    const { delay } = each.live.progress;
    const why = snapshot.timetable.whyNot(each.trip, each.date);
    if (why) return [turned(snapshot, each, why.fromCall, why.reason)];
    if (!delay || delay.minutes < SIGNIFICANT_MINUTES) return [];
    return [
      {
        id: `late:${each.date}:${tripIdOf(snapshot, each.trip)}`,
        alert: alert(snapshot, each, {
          reason: delay.reason ?? '',
          effect: Alert.Effect.SIGNIFICANT_DELAYS,
          header: `晚点约 ${delay.minutes} 分钟`,
        }),
      },
    ];
  });
  return message(now, [...cancelled, ...others]);
}

function message(now: Date, entity: Entity[]): transit_realtime.IFeedMessage {
  return {
    header: {
      gtfsRealtimeVersion: '2.0',
      incrementality: FeedHeader.Incrementality.FULL_DATASET,
      timestamp: seconds(now),
    },
    entity,
  };
}

/** Cancelled trips of the present days that the timetable has on that day. */
function cancellations({ timetable }: Picked, now: Date) {
  const last = addDays(dateAt(now), DAYS_AHEAD);
  return timetable.notRunning.flatMap((row) => {
    const trip = timetable.tripNumber.get(row.tripId);
    if (
      trip === undefined ||
      row.cause === 'turned' ||
      !timetable.runs(trip, row.serviceDate) ||
      row.serviceDate > last ||
      isOver(timetable, trip, row.serviceDate, now)
    )
      return [];
    return [{ ...row, trip }];
  });
}

function runningTrips({ timetable }: Picked, now: Date): RunningTrip[] {
  return timetable.liveDays().flatMap((date) =>
    timetable.liveTrips(date).flatMap(([trip, live]) => {
      if (!timetable.runs(trip, date) || timetable.cancelled(trip, date) !== undefined) return [];
      const end = live.expected?.at(-1)?.arrival ?? 0;
      const over = isOver(timetable, trip, date, now) && instantOf(date, end + TOLD_SECONDS) < now;
      return over ? [] : [{ trip, date, live }];
    }),
  );
}

function isOver(timetable: TimetableSnapshot, trip: number, date: ServiceDate, now: Date): boolean {
  return instantOf(date, timetable.ends(trip) + TOLD_SECONDS) < now;
}

function updateOf(snapshot: Picked, { trip, date, live }: RunningTrip): Entity {
  const { timetable } = snapshot;
  const start = timetable.tripStart[trip] ?? 0;
  const { lastAt = 0, vehicleId } = live.progress;
  const lastRow = timetable.lastRow(trip, date) ?? Infinity;
  const count = (timetable.tripStart[trip + 1] ?? 0) - start;
  const stopTimeUpdate = Array.from({ length: count }, (_each, call): transit_realtime.TripUpdate.IStopTimeUpdate => {
    const at = {
      stopSequence: timetable.feed.stopTimes.sequence[start + call] ?? 0,
      stopId: timetable.calledAt(start + call)?.stopId ?? '',
    };
    if (start + call > lastRow)
      return { ...at, scheduleRelationship: TripUpdate.StopTimeUpdate.ScheduleRelationship.SKIPPED };
    const expected = live.expected?.[call];
    if (!expected) return { ...at, scheduleRelationship: TripUpdate.StopTimeUpdate.ScheduleRelationship.NO_DATA };
    const event = (second: number): transit_realtime.TripUpdate.IStopTimeEvent => ({
      time: seconds(instantOf(date, second)),
      uncertainty: expected.uncertainty,
    });
    return {
      ...at,
      arrival: event(expected.arrival),
      departure: event(Math.max(expected.arrival, expected.departure)),
    };
  });
  return {
    id: `update:${date}:${tripIdOf(snapshot, trip)}`,
    tripUpdate: {
      trip: {
        ...descriptor(snapshot, trip, date),
        scheduleRelationship: relationship(snapshot, trip),
      },
      ...(vehicleId === undefined ? {} : { vehicle: { id: vehicleId } }),
      stopTimeUpdate,
      timestamp: Math.floor(lastAt / 1_000),
    },
  };
}

function positionOf(snapshot: Picked, { trip, date, live }: RunningTrip, now: Date): Entity {
  const { timetable } = snapshot;
  const { progress, expected } = live;
  const start = timetable.tripStart[trip] ?? 0;
  const { position, vehicleId, lastAt = 0 } = progress;
  const stop = timetable.stopOf[start + position] ?? -1;
  const stands = !(expected?.[position]?.passed ?? false) && now.getTime() - lastAt <= STANDS_MS;
  const last = (timetable.lastRow(trip, date) ?? timetable.finalRow(trip)) - start;
  const next = Math.min(stands ? position : position + 1, last);
  return {
    id: `vehicle:${date}:${tripIdOf(snapshot, trip)}`,
    vehicle: {
      trip: { ...descriptor(snapshot, trip, date), scheduleRelationship: relationship(snapshot, trip) },
      vehicle: { id: vehicleId ?? `${date}:${tripIdOf(snapshot, trip)}` },
      ...measured(timetable, stop),
      currentStopSequence: timetable.feed.stopTimes.sequence[start + next] ?? 0,
      stopId: timetable.calledAt(start + next)?.stopId ?? '',
      currentStatus: stands
        ? VehiclePosition.VehicleStopStatus.STOPPED_AT
        : VehiclePosition.VehicleStopStatus.IN_TRANSIT_TO,
      timestamp: Math.floor(lastAt / 1_000),
    },
  };
}

/** Where a stop is; of one that nobody measured only its name is said. */
function measured(
  { feed, places }: Picked['timetable'],
  number: number,
): Pick<transit_realtime.IVehiclePosition, 'position'> {
  const stop = places.placeholders.has(number) ? undefined : feed.stops[number];
  return stop ? { position: { latitude: stop.latitude, longitude: stop.longitude } } : {};
}

function turned(snapshot: Picked, { trip, date }: RunningTrip, lastCall: number, reason: string): Entity {
  const { timetable } = snapshot;
  const start = timetable.tripStart[trip] ?? 0;
  const left = Array.from(
    { length: (timetable.tripStart[trip + 1] ?? 0) - start - lastCall - 1 },
    (_each, index) => timetable.calledAt(start + lastCall + 1 + index)?.stopId ?? '',
  );
  const common = alert(
    snapshot,
    { trip, date },
    { reason, effect: Alert.Effect.NO_SERVICE, header: `只到${timetable.stopAt(start + lastCall)?.name ?? ''}` },
  );
  return {
    id: `short-turn:${date}:${tripIdOf(snapshot, trip)}`,
    alert: { ...common, informedEntity: left.map((stopId) => ({ trip: descriptor(snapshot, trip, date), stopId })) },
  };
}

function alert(
  snapshot: Picked,
  { trip, date }: { readonly trip: number; readonly date: ServiceDate },
  said: { readonly reason: string; readonly effect: number; readonly header: string },
): transit_realtime.IAlert {
  const { timetable } = snapshot;
  const [first, last] = [timetable.tripStart[trip] ?? 0, timetable.finalRow(trip)];
  const departure = timetable.departure[first] ?? 0;
  const route = timetable.routeOf(trip)?.shortName ?? '';
  const which = `${route} ${wallTime(departure)} 从${timetable.stopAt(first)?.name ?? ''}开往${timetable.headsignAt(first)}`;
  return {
    activePeriod: [
      {
        start: seconds(instantOf(date, 0)),
        end: seconds(instantOf(date, (timetable.arrival[last] ?? 0) + TOLD_SECONDS)),
      },
    ],
    informedEntity: [{ trip: descriptor(snapshot, trip, date) }],
    cause: causeOf(said.reason),
    effect: said.effect,
    headerText: { translation: [{ text: `${which}：${said.header}`, language: 'zh' }] },
    ...(said.reason === '' ? {} : { descriptionText: { translation: [{ text: said.reason, language: 'zh' }] } }),
  };
}

/** Words of a reason by what GTFS-Realtime calls them; the first that is found. */
const CAUSES: readonly (readonly [RegExp, number])[] = [
  [/事故|追尾|碰撞/, Alert.Cause.ACCIDENT],
  [/修路|施工|养护/, Alert.Cause.CONSTRUCTION],
  [/雨|雪|冰|雾|台风|洪|塌方|滑坡|路滑|天气/, Alert.Cause.WEATHER],
  [VEHICLE_FAULT, Alert.Cause.TECHNICAL_PROBLEM],
  [/检修|保养|维护|年检/, Alert.Cause.MAINTENANCE],
  [/过年|春节|放假|节日/, Alert.Cause.HOLIDAY],
];

function causeOf(reason: string): number {
  return CAUSES.find(([words]) => words.test(reason))?.[1] ?? Alert.Cause.OTHER_CAUSE;
}

/** A trip on a day as the schedule names it: a run of frequencies.txt by its trip and hour of start. */
function descriptor({ timetable }: Picked, trip: number, date: ServiceDate): transit_realtime.ITripDescriptor {
  const { tripId = '', routeId = '', run } = timetable.feed.trips[trip] ?? {};
  const startDate = date.replaceAll('-', '');
  return run
    ? { tripId: run.ofTripId, routeId, startDate, startTime: gtfsTime(run.start) }
    : { tripId, routeId, startDate };
}

/** A run of frequencies.txt with exact_times 0 keeps to no timetable, and must not be told as if it did. */
function isUnscheduled({ timetable }: Picked, trip: number): boolean {
  return timetable.feed.trips[trip]?.run?.exact === false;
}

function relationship(snapshot: Picked, trip: number): transit_realtime.TripDescriptor.ScheduleRelationship {
  const { SCHEDULED, UNSCHEDULED } = TripDescriptor.ScheduleRelationship;
  return isUnscheduled(snapshot, trip) ? UNSCHEDULED : SCHEDULED;
}

function tripIdOf({ timetable }: Picked, trip: number): string {
  return timetable.feed.trips[trip]?.tripId ?? '';
}

function seconds(instant: Date): number {
  return Math.floor(instant.getTime() / 1_000);
}
