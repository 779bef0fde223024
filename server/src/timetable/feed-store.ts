// How does a feed get into the tables and out of them?
import type { ServiceDate } from '@kehuoyou/shared';
import type { EntityManager, EntityTarget, FindOptionsWhere, ObjectLiteral } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { insertRows } from '../database/insert-rows.js';
import { appendToOutbox } from '../database/outbox.js';
import { raiseRevision } from '../database/revision.js';
import type { Feed } from './feed.js';
import { cancellationKey } from './timetable-snapshot.js';
import type { Cancellations } from './timetable-snapshot.js';
import { AgencyEntity, CalendarDateEntity, CalendarEntity, FeedEntity, RouteEntity, StopEntity, StopTimeEntity, TripCancellationEntity, TripCargoEntity, TripEntity } from './timetable.entity.js';

/**
 * Writes a sound feed in the caller's transaction and makes it the current timetable from `at` on, for
 * every running server. Gives the feed's id.
 */
export async function storeFeed(tx: EntityManager, feed: Feed, at: Date): Promise<string> {
  const feedId = uuid();
  await tx.insert(FeedEntity, { id: feedId, ...feed.info, importedAt: at, currentSince: await afterTheOthers(tx, at) });
  const tables: readonly (readonly [EntityTarget<ObjectLiteral>, readonly object[]])[] = [
    [AgencyEntity, feed.agencies],
    [StopEntity, feed.stops],
    [RouteEntity, feed.routes],
    [TripEntity, feed.trips],
    [StopTimeEntity, feed.stopTimes],
    [CalendarEntity, feed.calendars],
    [CalendarDateEntity, feed.calendarDates],
    [TripCargoEntity, feed.tripCargo],
  ];
  for (const [table, rows] of tables) await insertRows(tx, table, rows.map((row) => ({ ...row, feedId })));
  await appendToOutbox(tx, { topic: 'timetable.feed_imported', payload: { feedId }, at });
  await raiseRevision(tx, 'timetable');
  return feedId;
}

/**
 * `at`, or just after the feed in force if that is later: two machines' clocks differ, and the feed
 * imported last must be the one that counts.
 */
async function afterTheOthers(tx: EntityManager, at: Date): Promise<Date> {
  const since = (await feedInForce(tx))?.currentSince?.getTime() ?? -Infinity;
  return since < at.getTime() ? at : new Date(since + 1);
}

async function feedInForce(db: EntityManager): Promise<FeedEntity | null> {
  return db
    .createQueryBuilder(FeedEntity, 'feed')
    .where('feed.currentSince IS NOT NULL')
    .orderBy('feed.currentSince', 'DESC')
    .addOrderBy('feed.id', 'DESC')
    .getOne();
}

/** The current feed, or undefined when none was imported yet. */
export async function loadCurrentFeed(db: EntityManager): Promise<{ id: string; feed: Feed } | undefined> {
  const current = await feedInForce(db);
  if (!current) return undefined;
  const { id, publisher, publisherUrl, lang, version } = current;
  const rows = async <Row extends { feedId: string }>(entity: new () => Row): Promise<Omit<Row, 'feedId'>[]> =>
    (await db.find(entity, { where: { feedId: id } as FindOptionsWhere<Row> })).map(({ feedId: _feedId, ...row }) => row);
  const feed: Feed = {
    info: { publisher, publisherUrl, lang, version },
    agencies: await rows(AgencyEntity),
    stops: await rows(StopEntity),
    routes: await rows(RouteEntity),
    trips: await rows(TripEntity),
    stopTimes: await rows(StopTimeEntity),
    calendars: await rows(CalendarEntity),
    calendarDates: await rows(CalendarDateEntity),
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
