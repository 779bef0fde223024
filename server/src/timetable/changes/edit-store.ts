// Which facts make the published timetable: its feed, the changes to it, and the calendars that they go by?
import { createHash } from 'node:crypto';
import type { DayOverride, MarketRule } from '@kehuoyou/shared';
import type { EntityManager } from 'typeorm';
import { runningFeed } from '../feed/feed-store.js';
import { CalendarDayEntity, MarketRuleEntity, TimetableEditEntity } from './timetable-edit.entity.js';
import type { FeedEntity } from '../feed/feed.entity.js';

/** Everything that the published timetable follows from. */
export interface TimetableFacts {
  readonly feed: FeedEntity;
  /** Changes to this feed in the order of publication, those taken back and those that take back among them. */
  readonly edits: readonly TimetableEditEntity[];
  readonly markets: readonly MarketRule[];
  readonly overrides: readonly DayOverride[];
  /** Names these facts; other facts have another name. */
  readonly basis: string;
}

/** The facts as they are now; undefined when no feed was imported yet. */
export async function loadFacts(db: EntityManager): Promise<TimetableFacts | undefined> {
  const feed = await runningFeed(db);
  if (!feed) return undefined;
  const edits = await db.find(TimetableEditEntity, {
    where: { feedId: feed.id },
    order: { publishedAt: 'ASC', id: 'ASC' },
  });
  const markets = await db.find(MarketRuleEntity, { order: { decidedAt: 'ASC', id: 'ASC' } });
  const days = await db.find(CalendarDayEntity, { order: { decidedAt: 'ASC', id: 'ASC' } });
  const hash = createHash('sha256')
    .update([...edits, ...markets, ...days].map(({ id }) => id).join())
    .digest('hex')
    .slice(0, 16);
  return {
    feed,
    edits,
    markets: latest(markets, ({ townshipCode }) => townshipCode).map(({ townshipCode, lunarDigits }) => ({
      townshipCode,
      lunarDigits: digitsOf(lunarDigits),
    })),
    overrides: latest(days, ({ date }) => date).map(({ date, kind, name }) => ({ date, kind, name })),
    basis: `${feed.id}:${hash}`,
  };
}

/** Changes that hold: neither taken back nor themselves the taking back of another. */
export function inForce(edits: readonly TimetableEditEntity[]): TimetableEditEntity[] {
  const undone = new Set(edits.map(({ undoes }) => undoes));
  return edits.filter((row) => row.undoes === null && !undone.has(row.id));
}

function latest<Row>(rows: readonly Row[], key: (row: Row) => string): Row[] {
  return [...new Map(rows.map((row) => [key(row), row])).values()];
}

function digitsOf(text: string): number[] {
  return text === '' ? [] : text.split(',').map(Number);
}
