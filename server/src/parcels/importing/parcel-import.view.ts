// How does a list look to whoever watches it?
import type { ParcelImport } from '@kehuoyou/shared';
import type { Done, ListFindings } from './list-findings.js';
import type { ParcelImportEntity } from './parcel-import.entity.js';

/** A reading that has not moved for so long was stopped together with its server. */
const STANDSTILL_MS = 60_000;

/** A list at the instant `now`. */
export function parcelImportView(
  row: ParcelImportEntity,
  now: Date,
  findings: ListFindings = {},
  { announced, repeated }: Done = { announced: 0, repeated: 0 },
): ParcelImport {
  const stopped = row.state === 'reading' && now.getTime() - row.progressedAt.getTime() > STANDSTILL_MS;
  return {
    importId: row.id,
    state: stopped ? 'interrupted' : row.state,
    fileName: row.fileName,
    bytes: row.bytes,
    rowsRead: row.rowsRead,
    startedAt: row.startedAt.toISOString(),
    ...findings,
    announced,
    repeated,
  };
}
