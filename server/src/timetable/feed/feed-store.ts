// How does a feed get into the database and out of it?
//
// A feed is kept as its own files, packed: what we do not understand comes out again as it went in, and
// what is served is always read from what is handed out.
import { promisify } from 'node:util';
import { deflateRaw, inflateRaw } from 'node:zlib';
import { IsNull, Not } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { insertRow, insertRows } from '../../database/insert-rows.js';
import { raiseRevision } from '../../database/revision.js';
import type { FeedInfo } from './feed.js';
import type { FeedFiles } from './feed-source.js';
import { FeedEntity, FeedFileEntity } from './feed.entity.js';

/** Bytes of a row: MariaDB's BLOB holds 65,535. */
const PART = 60_000;

/** Two fifths larger than packed as usual, and four times as quick: somebody waits for the upload. */
const QUICKLY = { level: 1 };
const deflated = promisify<Uint8Array, { readonly level: number }, Buffer>(deflateRaw);

/** Files made ready to be stored, outside of any transaction. */
export type PackedFiles = readonly Pick<FeedFileEntity, 'name' | 'part' | 'content'>[];

/** Packs files into rows of the database's size. */
export async function packFiles(files: FeedFiles): Promise<PackedFiles> {
  const rows: PackedFiles[number][] = [];
  for (const [name, bytes] of files) {
    const packed = await deflated(bytes, QUICKLY);
    for (let part = 0; part === 0 || part * PART < packed.length; part += 1) {
      rows.push({ name, part, content: packed.subarray(part * PART, (part + 1) * PART) });
    }
  }
  return rows;
}

/** Writes a sound feed in the caller's transaction, without making it the one that runs. Gives its id. */
export async function storeFeed(
  tx: EntityManager,
  feed: { readonly info: FeedInfo; readonly files: PackedFiles },
  at: Date,
): Promise<string> {
  const feedId = uuid();
  await insertRow(tx, FeedEntity, { id: feedId, ...feed.info, importedAt: at, currentSince: null });
  await insertRows(
    tx,
    FeedFileEntity,
    feed.files.map((row) => ({ ...row, feedId })),
  );
  return feedId;
}

/** Makes a stored feed the timetable from `at` on, for every running server, in the caller's transaction. */
export async function makeCurrent(tx: EntityManager, feedId: string, at: Date): Promise<void> {
  // Raised first: whoever makes another one current at the same time waits here, and then knows this one.
  await raiseRevision(tx, 'timetable');
  // Two within one millisecond must still have an order.
  const before = (await runningFeed(tx))?.currentSince?.getTime() ?? 0;
  await tx.update(FeedEntity, { id: feedId }, { currentSince: new Date(Math.max(at.getTime(), before + 1)) });
}

/** The feed that runs now, or undefined when none was imported yet. */
export async function runningFeed(db: EntityManager): Promise<FeedEntity | undefined> {
  const current = await db
    .createQueryBuilder(FeedEntity, 'feed')
    .where('feed.currentSince IS NOT NULL')
    .orderBy('feed.currentSince', 'DESC')
    .addOrderBy('feed.id', 'DESC')
    .getOne();
  return current ?? undefined;
}

/** Feeds that run or once did, the latest first. */
export async function publishedFeeds(db: EntityManager): Promise<FeedEntity[]> {
  return db.find(FeedEntity, { where: { currentSince: Not(IsNull()) }, order: { currentSince: 'DESC', id: 'DESC' } });
}

/** The files of a stored feed. */
export async function loadFiles(db: EntityManager, feedId: string): Promise<FeedFiles> {
  const rows = await db.find(FeedFileEntity, { where: { feedId }, order: { name: 'ASC', part: 'ASC' } });
  const parts = new Map<string, Buffer[]>();
  for (const { name, content } of rows) parts.set(name, [...(parts.get(name) ?? []), content]);
  const files = new Map<string, Uint8Array>();
  for (const [name, packed] of parts)
    files.set(name, await promisify<Uint8Array, Buffer>(inflateRaw)(Buffer.concat(packed)));
  return files;
}
