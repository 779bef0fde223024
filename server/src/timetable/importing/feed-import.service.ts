// How does an uploaded feed become the timetable, step by step and never by halves?
import { readFile } from 'node:fs/promises';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { dateAt, Failure, feedPolicy, MOST_FEED_BYTES } from '@kehuoyou/shared';
import type { Clock, FeedDifference, FeedImport, Rule, StoredFeed } from '@kehuoyou/shared';
import { DataSource, IsNull, Not } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { CLOCK } from '../../clock.js';
import { makeMove } from '../../database/moves/moves.js';
import { Transactions } from '../../database/transaction.js';
import type { Command } from '../../database/transaction.js';
import { authorise } from '../../http/authorise.js';
import type { Caller } from '../../http/caller.js';
import type { Upload } from '../../http/files/upload.js';
import { IncomingFolder } from '../../pictures/incoming-folder.js';
import type { IncomingFile } from '../../pictures/incoming-folder.js';
import { NetworkService } from '../../network/network.service.js';
import { CurrentTimetable } from '../running/current-timetable.service.js';
import { holdBasis, holdTimetable, requireBasis } from '../changes/timetable-basis-store.js';
import { differenceOf } from './feed-difference.js';
import { feedImportLifecycle } from './feed-import-store.js';
import { FeedImportEntity } from './feed-import.entity.js';
import { importView, packFindings, storedFeedView, unpackFindings } from './feed-import.view.js';
import type { Findings } from './feed-import.view.js';
import { FeedIssues, FeedRejected } from '../feed/feed-issue.js';
import { readFeed } from '../feed/feed-reader.js';
import { loadFiles, makeCurrent, packFiles, runningFeed, storeFeed } from '../feed/feed-store.js';
import { unzipFeed } from '../packing/gtfs-zip.js';
import { FeedEntity } from '../feed/feed.entity.js';
import { insertRow } from '../../database/insert-rows.js';

/** Milliseconds between notes of how far a reading is. */
const NOTE_EVERY = 500;
/** Feeds that wait, besides the one that is read; each is as quick as the patience with one that stands still. */
const MOST_WAITING = 3;

/** Uploads of feeds. */
@Injectable()
export class FeedImports {
  private readonly logger = new Logger(FeedImports.name);
  /** One feed is read at a time: two at once would need the memory of both. */
  private turn: Promise<unknown> = Promise.resolve();
  /** How many come in, wait or are read. */
  private underWay = 0;

  constructor(
    private readonly current: CurrentTimetable,
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly network: NetworkService,
    private readonly incoming: IncomingFolder,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Takes a zip and begins to read it; the answer comes at once, `status` tells how far it is. */
  async start(caller: Caller, upload: Upload, command: Command): Promise<FeedImport> {
    this.authorise(caller, feedPolicy.upload);
    if (this.underWay > MOST_WAITING) throw new Failure('too_many_feeds_waiting');
    this.underWay += 1;
    try {
      return await this.take(caller, upload, command);
    } finally {
      this.underWay -= 1;
    }
  }

  /** Lets a zip wait on disk: only the one that is read lies in memory. */
  private async take(caller: Caller, upload: Upload, command: Command): Promise<FeedImport> {
    const file = await this.incoming.receive(upload, MOST_FEED_BYTES);
    const { fileName } = upload;
    const row: FeedImportEntity = {
      id: uuid(),
      state: 'reading',
      fileName,
      bytes: file.bytes,
      rowsRead: 0,
      feedId: null,
      basis: null,
      findings: null,
      startedBy: caller.accountId,
      startedAt: this.clock.now(),
      progressedAt: this.clock.now(),
    };
    const answer = await this.transactions.once({ ...command, body: { sha256: file.sha256, fileName } }, async (tx) => {
      await insertRow(tx, FeedImportEntity, row);
      return importView(row, this.clock.now());
    });
    // A repeated request gets the first one's answer, whose reading is under way or over.
    if (answer.importId === row.id) void this.readInTurn(row, file);
    else await file.remove();
    return answer;
  }

  /** How far an import is. The difference is drawn anew when something was published meanwhile. */
  async status(caller: Caller, importId: string): Promise<FeedImport> {
    this.authorise(caller, feedPolicy.read);
    const row = await this.find(importId);
    if (!this.isOutdated(row)) return importView(row, this.clock.now(), await unpackFindings(row.findings));
    return this.inTurn(async () => this.drawAnew(await this.find(importId)));
  }

  /** The latest imports. */
  async list(caller: Caller, limit: number): Promise<{ imports: FeedImport[] }> {
    this.authorise(caller, feedPolicy.read);
    const rows = await this.dataSource.manager.find(FeedImportEntity, {
      order: { startedAt: 'DESC', id: 'DESC' },
      take: limit,
    });
    return { imports: rows.map((row) => importView(row, this.clock.now())) };
  }

  /** Makes a sound import the timetable that runs, if nothing was published since its difference was drawn. */
  async publish(caller: Caller, ask: { importId: string; basis: string }, command: Command): Promise<FeedImport> {
    this.authorise(caller, feedPolicy.publish);
    const row = await this.find(ask.importId);
    const findings = await unpackFindings(row.findings);
    return this.transactions.once(command, async (tx) => {
      await holdTimetable(tx);
      const now = this.clock.now();
      const moved = await makeMove(tx, feedImportLifecycle, {
        id: row.id,
        move: 'publish',
        by: caller.accountId,
        at: now,
        set: { progressedAt: now },
      });
      if (moved.feedId === null) throw new Failure('import_not_ready');
      if (ask.basis !== moved.basis) throw new Failure('timetable_changed', 'basis');
      await requireBasis(tx, ask.basis);
      await makeCurrent(tx, moved.feedId, now);
      return importView(moved, now, findings);
    });
  }

  /** Stored timetables, the one that runs first. */
  async feeds(caller: Caller, limit: number): Promise<{ feeds: StoredFeed[] }> {
    this.authorise(caller, feedPolicy.read);
    const rows = await this.dataSource.manager.find(FeedEntity, {
      order: { currentSince: 'DESC', id: 'DESC' },
      take: limit,
    });
    const running = await runningFeed(this.dataSource.manager);
    return { feeds: rows.map((row) => storedFeedView(row, running?.id)) };
  }

  /** Makes an earlier timetable the one that runs again, unless another one was published while it was read. */
  async restore(caller: Caller, feedId: string, command: Command): Promise<StoredFeed> {
    this.authorise(caller, feedPolicy.restore);
    const { basis } = this.current.snapshot();
    if (await this.dataSource.manager.existsBy(FeedEntity, { id: feedId, currentSince: Not(IsNull()) }))
      await this.inTurn(() => this.current.prepare(feedId));
    return this.transactions.once(command, async (tx) => {
      await holdBasis(tx, basis);
      const feed = await tx.findOneBy(FeedEntity, { id: feedId });
      // What was never published was never looked at: it comes in by `publish` or not at all.
      if (!feed || feed.currentSince === null) throw new Failure('feed_not_found', 'feedId');
      await makeCurrent(tx, feedId, this.clock.now());
      return storedFeedView((await runningFeed(tx)) ?? feed, feedId);
    });
  }

  /** Waits until everything begun was read; for a server that stops. */
  async settled(): Promise<void> {
    await this.turn;
  }

  private async inTurn<Made>(work: () => Promise<Made>): Promise<Made> {
    const done = this.turn.then(work);
    this.turn = done.then(
      () => undefined,
      () => undefined,
    );
    return done;
  }

  /** True when something was published since its difference was drawn. */
  private isOutdated({ state, basis, feedId }: FeedImportEntity): boolean {
    return state === 'ready' && basis !== this.current.snapshot().basis && feedId !== null;
  }

  private async drawAnew(row: FeedImportEntity): Promise<FeedImport> {
    // Whoever asked before, while this one waited, had it drawn.
    if (this.isOutdated(row)) {
      const files = await loadFiles(this.dataSource.manager, row.feedId ?? '');
      const { feed } = await readFeed(files, { today: this.today() });
      const findings = { ...(await unpackFindings(row.findings)), difference: this.difference(feed) } as Findings;
      await this.change(row, { basis: this.current.snapshot().basis, findings: await packFindings(findings) });
    }
    return importView(row, this.clock.now(), await unpackFindings(row.findings));
  }

  /** Reads a file that waits, and takes it away. */
  private async readInTurn(row: FeedImportEntity, file: IncomingFile): Promise<void> {
    this.underWay += 1;
    try {
      await this.inTurn(async () => {
        const bytes = await readFile(file.path);
        await file.remove();
        await this.read(row, bytes);
      });
    } catch (error) {
      this.logger.error(error);
    } finally {
      this.underWay -= 1;
      await file.remove();
    }
  }

  private async read(row: FeedImportEntity, bytes: Buffer): Promise<void> {
    const issues = new FeedIssues();
    let noted = this.clock.now().getTime();
    const onProgress = (rowsRead: number): void => {
      const now = this.clock.now().getTime();
      if (now - noted < NOTE_EVERY) return;
      noted = now;
      void this.change(row, { rowsRead }).catch((error: unknown) => this.logger.warn(error));
    };
    try {
      const files = await unzipFeed(bytes, issues);
      const { feed, validation, rows } = await readFeed(files, { today: this.today(), issues, onProgress });
      const basis = this.current.snapshot().basis;
      const findings = await packFindings({ validation, difference: this.difference(feed) });
      const packed = await packFiles(files);
      const feedId = await this.transactions.run(async (tx) => {
        const id = await storeFeed(tx, { info: feed.info, files: packed }, this.clock.now());
        const at = this.clock.now();
        const set = { rowsRead: rows, feedId: id, basis, findings, progressedAt: at };
        await makeMove(tx, feedImportLifecycle, { id: row.id, move: 'accept', by: null, at, set });
        return id;
      });
      this.current.remember({ feedId, files, feed });
    } catch (error) {
      if (!(error instanceof FeedRejected)) throw error;
      await this.refuse(row, error);
    }
  }

  private async refuse(row: FeedImportEntity, { validation }: FeedRejected): Promise<void> {
    const at = this.clock.now();
    const set = { findings: await packFindings({ validation }), progressedAt: at };
    await this.transactions.run((tx) =>
      makeMove(tx, feedImportLifecycle, { id: row.id, move: 'refuse', by: null, at, set }),
    );
  }

  private async change(row: FeedImportEntity, values: Partial<Omit<FeedImportEntity, 'id'>>): Promise<void> {
    Object.assign(row, values, { progressedAt: this.clock.now() });
    await this.transactions.run((tx) =>
      tx.update(FeedImportEntity, { id: row.id }, { ...values, progressedAt: row.progressedAt }),
    );
  }

  private difference(feed: Parameters<typeof differenceOf>[1]): FeedDifference {
    return differenceOf(this.current.snapshot().feed, feed, this.today());
  }

  private async find(importId: string): Promise<FeedImportEntity> {
    const row = await this.dataSource.manager.findOneBy(FeedImportEntity, { id: importId });
    if (!row) throw new Failure('import_not_found', 'importId');
    return row;
  }

  private authorise(caller: Caller, rule: Rule): void {
    authorise(caller, rule, { areaCode: this.network.county().code }, 'not_allowed');
  }

  private today(): string {
    return dateAt(this.clock.now());
  }
}
