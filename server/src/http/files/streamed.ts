// How does a stored file leave, a piece at a time?
import type { Readable } from 'node:stream';

/** Who may keep a file after they have seen it. */
export type Keeping = 'nobody' | 'everybody';

/** A file that is sent as it is read. `Answer` is what the endpoint promises. */
export class Streamed<Answer> {
  /** Types only, never set. */
  declare readonly from?: Answer;
  readonly headers: Readonly<Record<string, string>>;

  /** `etag` without its quotes: it names these very bytes. `open` is called once at most, and not when the caller has them. */
  constructor(
    file: { readonly type: string; readonly bytes: number; readonly etag: string; readonly keeping: Keeping },
    readonly open: () => Promise<Readable>,
  ) {
    const forEverybody = file.keeping === 'everybody';
    this.headers = {
      'content-type': file.type,
      'content-length': String(file.bytes),
      // What everybody may see now may be taken back tomorrow: whoever keeps it asks each time whether it still is.
      // Anything else must leave no trace in any cache.
      'cache-control': forEverybody ? 'public, no-cache' : 'no-store',
      'x-content-type-options': 'nosniff',
      ...(forEverybody ? { etag: `"${file.etag}"` } : {}),
    };
  }

  /** True when a caller who sent this `If-None-Match` has the file. */
  isKnownBy(ifNoneMatch: string | undefined): boolean {
    const { etag } = this.headers;
    if (etag === undefined || ifNoneMatch === undefined) return false;
    return ifNoneMatch.split(',').some((each) => [etag, `W/${etag}`, '*'].includes(each.trim()));
  }
}
