// How does an import look to whoever watches it?
import { promisify } from 'node:util';
import { deflateRaw, inflateRaw } from 'node:zlib';
import type { FeedDifference, FeedImport, FeedValidation, StoredFeed } from '@kehuoyou/shared';
import type { FeedImportEntity } from './feed-import.entity.js';
import type { FeedEntity } from '../feed/feed.entity.js';

/** A reading that has not moved for so long was stopped together with its server. */
const STANDSTILL_MS = 60_000;

/** MariaDB's BLOB holds 65,535 bytes. */
const MOST_STORED = 65_000;

/** What was found in a feed, once it was read. */
export interface Findings {
  readonly validation: FeedValidation;
  readonly difference?: FeedDifference;
}

/** Findings as they lie in the database: the first ones say `report`. */
type Stored = Findings & { readonly report?: FeedValidation };

/** An import at the instant `now`. */
export function importView(row: FeedImportEntity, now: Date, findings?: Findings): FeedImport {
  const stopped = row.state === 'reading' && now.getTime() - row.progressedAt.getTime() > STANDSTILL_MS;
  return {
    importId: row.id,
    state: stopped ? 'interrupted' : row.state,
    fileName: row.fileName,
    bytes: row.bytes,
    rowsRead: row.rowsRead,
    startedAt: row.startedAt.toISOString(),
    ...findings,
    ...(row.basis === null ? {} : { basis: row.basis }),
    ...(row.feedId === null ? {} : { feedId: row.feedId }),
  };
}

/** A stored feed. */
export function storedFeedView(row: FeedEntity, currentId: string | undefined): StoredFeed {
  return {
    feedId: row.id,
    version: row.version,
    publisher: row.publisher,
    importedAt: row.importedAt.toISOString(),
    ...(row.currentSince === null ? {} : { currentSince: row.currentSince.toISOString() }),
    isCurrent: row.id === currentId,
  };
}

/** Findings as they are stored; of very many only the first. */
export async function packFindings(findings: Findings): Promise<Buffer> {
  for (let issues = findings.validation.issues.length; ; issues = Math.floor(issues / 2)) {
    const shortened = {
      ...findings,
      validation: { ...findings.validation, issues: findings.validation.issues.slice(0, issues) },
    };
    const packed = await promisify<Buffer, Buffer>(deflateRaw)(Buffer.from(JSON.stringify(shortened)));
    if (packed.length <= MOST_STORED || issues === 0) return packed;
  }
}

/** Findings as they were stored by `packFindings`. */
export async function unpackFindings(packed: Buffer | null): Promise<Findings | undefined> {
  if (packed === null) return undefined;
  const { report, ...findings } = JSON.parse(
    (await promisify<Buffer, Buffer>(inflateRaw)(packed)).toString(),
  ) as Stored;
  return report === undefined ? findings : { ...findings, validation: report };
}
