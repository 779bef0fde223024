// How does a feed get into the tables and out of them?
import type { ServiceDate } from '@kehuoyou/shared';
import type { EntityManager, EntityTarget, FindOptionsWhere, ObjectLiteral } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { insertRows } from '../database/insert-rows.js';
import { appendToOutbox } from '../database/outbox.js';
import { raiseRevision } from '../database/revision.js';
import type { Feed, FeedStopTime } from './feed.js';
import { StopTimeFlag, stopTimesOf } from './stop-times.js';
import { cancellationKey } from './timetable-snapshot.js';
import type { Cancellations } from './timetable-snapshot.js';
import { AgencyEntity, CalendarDateEntity, CalendarEntity, FeedEntity, RouteEntity, StopEntity, StopTimeEntity, TripCancellationEntity, TripCargoEntity, TripEntity } from './timetable.entity.js';

/**
 * Writes a sound feed in the caller's transaction and makes it the current timetable from `at` on, for
 * every running server. Gives the feed's id.
 */
export async function storeFeed(tx: EntityManager, feed: Feed, at: Date): Promise<string> {
  const feedId = uuid();
  await tx.insert(FeedEntity, { id: feedId, ...feed.info, importedAt: at, currentSince: at });
  const tables: readonly (readonly [EntityTarget<ObjectLiteral>, readonly object[]])[] = [
    [AgencyEntity, feed.agencies],
    [StopEntity, feed.stops.map(({ stopId, name, latitude, longitude }) => ({ stopId, name, latitude, longitude }))],
    [RouteEntity, feed.routes.map(({ color: _color, textColor: _textColor, ...row }) => row)],
    [TripEntity, feed.trips],
    [StopTimeEntity, stopTimeRows(feed)],
    [CalendarEntity, feed.calendars],
    [CalendarDateEntity, feed.calendarDates],
    [TripCargoEntity, feed.tripCargo],
  ];
  for (const [table, rows] of tables) await insertRows(tx, table, rows.map((row) => ({ ...row, feedId })));
  await appendToOutbox(tx, { topic: 'timetable.feed_imported', payload: { feedId }, at });
  await raiseRevision(tx, 'timetable');
  return feedId;
}

/** The current feed, or undefined when none was imported yet. */
export async function loadCurrentFeed(db: EntityManager): Promise<{ id: string; feed: Feed } | undefined> {
  const current = await db
    .createQueryBuilder(FeedEntity, 'feed')
    .where('feed.currentSince IS NOT NULL')
    .orderBy('feed.currentSince', 'DESC')
    .addOrderBy('feed.id', 'DESC')
    .getOne();
  if (!current) return undefined;
  const { id, publisher, publisherUrl, lang, version } = current;
  const rows = async <Row extends { feedId: string }>(entity: new () => Row): Promise<Omit<Row, 'feedId'>[]> =>
    (await db.find(entity, { where: { feedId: id } as FindOptionsWhere<Row> })).map(({ feedId: _feedId, ...row }) => row);
  const stops = (await rows(StopEntity)).map((row) => ({ ...row, locationType: 0, parentStation: null, wheelchairBoarding: 0 }));
  const trips = await rows(TripEntity);
  const feed: Feed = {
    info: { publisher, publisherUrl, lang, version },
    agencies: await rows(AgencyEntity),
    stops,
    routes: (await rows(RouteEntity)).map((row) => ({ ...row, color: null, textColor: null })),
    trips,
    stopTimes: stopTimesOf(await rows(StopTimeEntity), { trips, stops }),
    calendars: await rows(CalendarEntity),
    calendarDates: await rows(CalendarDateEntity),
    frequencies: [],
    transfers: [],
    tripCargo: await rows(TripCargoEntity),
  };
  return { id, feed };
}

/** Cancellations in force for service days from `since` on. */
export async function loadCancellations(db: EntityManager, since: ServiceDate): Promise<{ inForce: Cancellations; rows: TripCancellationEntity[] }> {
  const all = await db
    .createQueryBuilder(TripCancellationEntity, 'row')
    .where('row.serviceDate >= :since', { since })
    .orderBy('row.announcedAt', 'ASC')
    .getMany();
  const withdrawn = new Set(all.map((row) => row.withdraws));
  const rows = all.filter((row) => row.withdraws === null && !withdrawn.has(row.id));
  return { rows, inForce: new Map(rows.map((row) => [cancellationKey(row.tripId, row.serviceDate), row.reason])) };
}

function stopTimeRows({ stopTimes, trips, stops }: Feed): FeedStopTime[] {
  return [...stopTimes.trip].map((trip, row) => {
    const flags = stopTimes.flags[row] ?? 0;
    return {
      tripId: trips[trip]?.tripId ?? '',
      stopSequence: stopTimes.sequence[row] ?? 0,
      stopId: stops[stopTimes.stop[row] ?? 0]?.stopId ?? '',
      arrival: stopTimes.arrival[row] ?? 0,
      departure: stopTimes.departure[row] ?? 0,
      pickupType: flags & StopTimeFlag.noPickup ? 1 : 0,
      dropOffType: flags & StopTimeFlag.noDropOff ? 1 : 0,
      timepoint: flags & StopTimeFlag.approximate ? 0 : 1,
    };
  });
}
