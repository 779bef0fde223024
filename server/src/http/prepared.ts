// How is an answer kept ready, so that the next person gets it without any work?
import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';

/**
 * Below this many bytes an answer is sent as it is: it fits the first flight of a connection (ten
 * packets of 1,460 bytes) anyhow, and unpacking costs an old phone more than it saves.
 */
const LEAST_TO_COMPRESS = 4_096;

/** An answer as bytes, with its strong ETag. `Answer` is what the bytes were made from. */
export class Prepared<Answer> {
  /** Types only, never set. */
  declare readonly from?: Answer;

  private constructor(
    readonly body: Buffer,
    readonly gzip: Buffer | undefined,
    readonly etag: string,
    /** Seconds that a cache may use it without asking; it may always be kept and asked about. */
    readonly maxAge: number,
    private readonly contentType: string,
    /** False for an answer that must be made anew each time it is asked for. */
    readonly mayBeKept = true,
  ) {}

  /** Bytes of `answer`, compressed once if that is worth it. */
  static of<Answer>(answer: Answer, maxAge: number): Prepared<Answer> {
    return Prepared.ofJson(JSON.stringify(answer), maxAge);
  }

  /** The same for JSON that is already text. */
  static ofJson<Answer>(json: string, maxAge: number, mayBeKept = true): Prepared<Answer> {
    const body = Buffer.from(json);
    const gzip = body.length < LEAST_TO_COMPRESS ? undefined : gzipSync(body, { level: 9 });
    return new Prepared(body, gzip, etagOf(body), maxAge, 'application/json; charset=utf-8', mayBeKept);
  }

  /** Bytes of another kind, which are sent as they are. */
  static ofBytes<Answer>(bytes: Uint8Array, contentType: string, maxAge: number, mayBeKept = true): Prepared<Answer> {
    const body = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    return new Prepared(body, undefined, etagOf(body), maxAge, contentType, mayBeKept);
  }

  /** Status, headers and bytes for a caller who sent these headers. */
  respond(ifNoneMatch: string | undefined, acceptEncoding: string | undefined): PreparedResponse {
    const headers: Record<string, string | number> = {
      'content-type': this.contentType,
      'cache-control': `public, max-age=${this.maxAge}, stale-if-error=1209600`,
      'x-content-type-options': 'nosniff',
      etag: this.etag,
    };
    if (this.gzip) headers['vary'] = 'accept-encoding';
    if (ifNoneMatch !== undefined && matches(ifNoneMatch, this.etag)) return { status: 304, headers, bytes: undefined };
    const packed = this.gzip && acceptEncoding !== undefined && acceptsGzip(acceptEncoding);
    const bytes = packed ? this.gzip : this.body;
    if (packed) headers['content-encoding'] = 'gzip';
    headers['content-length'] = bytes.length;
    return { status: 200, headers, bytes };
  }
}

function etagOf(body: Buffer): string {
  return `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
}

/** What to send. */
export interface PreparedResponse {
  readonly status: 200 | 304;
  readonly headers: Record<string, string | number>;
  readonly bytes: Buffer | undefined;
}

function matches(ifNoneMatch: string, etag: string): boolean {
  return ifNoneMatch === '*' || ifNoneMatch.split(',').some((each) => each.trim().replace(/^W\//, '') === etag);
}

function acceptsGzip(acceptEncoding: string): boolean {
  return /(?:^|[\s,])(?:gzip|\*)(?!\s*;\s*q=0(?:\.0+)?(?:[\s,]|$))/.test(acceptEncoding);
}
