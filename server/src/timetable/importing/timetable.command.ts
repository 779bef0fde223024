// Command: check, import, list and restore timetables.
import { dateAt, Failure, issueText } from '@kehuoyou/shared';
import type { Clock, FeedChange, FeedDifference } from '@kehuoyou/shared';
import type { DataSource, EntityManager } from 'typeorm';
import type { CommandContext, Output } from '../../command.js';
import { Transactions } from '../../database/transaction.js';
import { basisNow, holdBasis } from '../changes/timetable-basis-store.js';
import { feedFilesAt } from '../packing/feed-folder-store.js';
import { FeedIssues, FeedRejected } from '../feed/feed-issue.js';
import { readFeed } from '../feed/feed-reader.js';
import { loadFiles, makeCurrent, packFiles, publishedFeeds, runningFeed, storeFeed } from '../feed/feed-store.js';
import { differenceOf } from './feed-difference.js';

const usage = `usage: timetable check PATH       read a GTFS folder or zip, say what is wrong and what would change
       timetable import PATH      the same, then make it the timetable that runs
       timetable list             stored timetables, the one that runs first
       timetable restore FEED     make a stored timetable the one that runs
       timetable back             make the one before the present one run again`;

/** What was typed is done, and running servers see it within seconds. */
export async function timetable({ words, clock, output, database }: CommandContext): Promise<number> {
  return new TimetableCommand(await database(), clock, output).run(words);
}

/** The timetable's command line. */
export class TimetableCommand {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly output: Output,
  ) {}

  /** Does what `words` say. Gives the exit code: 0 well, 1 the feed was refused, 2 not understood. */
  async run([verb, word = '']: readonly string[]): Promise<number> {
    switch (verb) {
      case 'check':
        return this.take(word, false);
      case 'import':
        return this.take(word, true);
      case 'list':
        return this.list();
      case 'restore':
        return this.restore(word);
      case 'back':
        return this.restore();
      default:
        this.output.error(usage);
        return 2;
    }
  }

  private async take(path: string, publish: boolean): Promise<number> {
    const issues = new FeedIssues();
    const today = dateAt(this.clock.now());
    const basis = await basisNow(this.dataSource.manager);
    try {
      const files = await feedFilesAt(path, issues);
      const { feed, validation, rows } = await readFeed(files, { today, issues });
      for (const issue of validation.issues) this.output.log(issueText(issue));
      this.output.log(
        `${rows} rows: ${feed.trips.length} trips, ${feed.stops.length} stops, ${feed.stopTimes.trip.length} stop times; ${validation.warnings} warnings`,
      );
      this.tell(differenceOf(await this.running(today), feed, today));
      if (!publish) return 0;
      const packed = await packFiles(files);
      const feedId = await this.publish(basis, async (tx, at) => storeFeed(tx, { info: feed.info, files: packed }, at));
      this.output.log(`imported: ${feedId} runs now`);
      return 0;
    } catch (error) {
      return this.refuse(error, 'imported');
    }
  }

  /** Makes a feed current that was read whole, if the timetable is still the one that ran when its reading began. */
  private async publish(
    basis: string | undefined,
    feedOf: (tx: EntityManager, at: Date) => Promise<string>,
  ): Promise<string> {
    const at = this.clock.now();
    return new Transactions(this.dataSource, this.clock).run(async (tx) => {
      await holdBasis(tx, basis);
      const feedId = await feedOf(tx, at);
      await makeCurrent(tx, feedId, at);
      return feedId;
    });
  }

  private refuse(error: unknown, done: string): number {
    if (error instanceof FeedRejected) {
      for (const issue of error.validation.issues) this.output.error(issueText(issue));
      this.output.error(`the feed has ${error.validation.errors} errors; nothing of it was ${done}`);
      return 1;
    }
    if (!(error instanceof Failure)) throw error;
    this.output.error(`${error.code}: the timetable was changed meanwhile; nothing was ${done}, look again`);
    return 1;
  }

  private async list(): Promise<number> {
    for (const { id, version, publisher, currentSince } of await publishedFeeds(this.dataSource.manager)) {
      this.output.log(`${id}  ${currentSince?.toISOString() ?? ''}  ${version}  ${publisher}`);
    }
    return 0;
  }

  /** Makes a feed run that once did; without one, the one before the present. */
  private async restore(wanted?: string): Promise<number> {
    const { manager } = this.dataSource;
    const basis = await basisNow(manager);
    const published = await publishedFeeds(manager);
    const feedId = wanted ?? published[1]?.id ?? '';
    if (!published.some(({ id }) => id === feedId)) {
      this.output.error(feedId === '' ? 'there is no earlier timetable' : `no timetable ${feedId} was ever published`);
      return 1;
    }
    try {
      await readFeed(await loadFiles(manager, feedId), { today: dateAt(this.clock.now()) });
      await this.publish(basis, async () => feedId);
      this.output.log(`${feedId} runs now`);
      return 0;
    } catch (error) {
      return this.refuse(error, 'restored');
    }
  }

  private async running(today: string) {
    const running = await runningFeed(this.dataSource.manager);
    return running && (await readFeed(await loadFiles(this.dataSource.manager, running.id), { today })).feed;
  }

  private tell({ lines, trips, stops, firstDay, lastDay }: FeedDifference): void {
    const text = ({ counts, gained, lost, changed }: FeedChange): string =>
      [
        `+${counts.gained} -${counts.lost} ~${counts.changed} =${counts.same}`,
        ...gained.map(({ id, name }) => `  + ${id} ${name}`),
        ...lost.map(({ id, name }) => `  - ${id} ${name}`),
        ...changed.map(({ id, name, change }) => `  ~ ${id} ${name}: ${change ?? ''}`),
      ].join('\n');
    this.output.log(
      `lines ${text(lines)}\ntrips ${text(trips)}\nstops ${text(stops)}\nruns ${firstDay ?? '-'} to ${lastDay ?? '-'}`,
    );
  }
}
