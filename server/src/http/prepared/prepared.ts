// How is an answer kept ready, so that the next person gets it without any work?
import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { mediaTypes } from '@kehuoyou/shared';
import type { FileAnswer } from '@kehuoyou/shared';
import { dispositionOf } from '../files/file-answer.js';

/**
 * Below this many bytes an answer is sent as it is: unpacking costs an old phone more than it saves.
 */
const LEAST_TO_COMPRESS = 4_096;

/**
 * Up to this many bytes an answer that is asked for only once is not worth the work of packing it: it
 * fits the first flight of a connection (ten packets of 1,460 bytes) anyhow.
 */
const FIRST_FLIGHT = 14_600;

/**
 * An answer ready to be sent, with its strong ETag. `Answer` is what it was made from.
 *
 * Its bytes are kept as text with one character for each byte (`asByteText`): node:http sends such text
 * in one piece with the headers and without encoding it, which is what touches the least memory.
 */
export class Prepared<Answer> {
  /** Types only, never set. */
  declare readonly from?: Answer;

  /** Headers that do not depend on the form. */
  private readonly common: readonly string[];
  private readonly plain: PreparedResponse;
  private readonly packed: PreparedResponse | undefined;

  private constructor(
    private readonly text: string,
    readonly gzip: Buffer | undefined,
    readonly etag: string,
    maxAge: number,
    contentType = 'application/json; charset=utf-8',
    /** False for an answer that must be made anew each time it is asked for. */
    readonly mayBeKept = true,
    /** Headers of this answer alone: name, value. */
    own: readonly string[] = [],
  ) {
    this.common = [
      'content-type',
      contentType,
      'cache-control',
      `public, max-age=${maxAge}, stale-if-error=1209600`,
      'x-content-type-options',
      'nosniff',
      ...(gzip ? ['vary', 'accept-encoding'] : []),
      ...own,
    ];
    this.plain = {
      status: 200,
      headers: [...this.common, 'etag', etag, 'content-length', String(text.length)],
      body: text,
    };
    this.packed = gzip && {
      status: 200,
      headers: [
        ...this.common,
        'etag',
        this.packedTag(),
        'content-encoding',
        'gzip',
        'content-length',
        String(gzip.length),
      ],
      body: gzip,
    };
  }

  /** Makes `answer` ready, compressed once if that is worth it. `maxAge`: seconds that a cache may use it without asking. */
  static of<Answer>(answer: Answer, maxAge: number): Prepared<Answer> {
    return Prepared.ofJson(JSON.stringify(answer), maxAge);
  }

  /** The same for JSON that is already text. */
  static ofJson<Answer>(json: string, maxAge: number, mayBeKept = true): Prepared<Answer> {
    const text = asByteText(json);
    const gzip = text.length < LEAST_TO_COMPRESS ? undefined : gzipSync(json, { level: 9 });
    return new Prepared(text, gzip, `"${tagOf(json)}"`, maxAge, undefined, mayBeKept);
  }

  /**
   * For JSON put together for one caller from parts that are kept as `asByteText`: `tag` differs whenever
   * they do, so that nobody needs to look at it again.
   */
  static once<Answer>(text: string, tag: string, maxAge: number): Prepared<Answer> {
    const gzip = text.length < FIRST_FLIGHT ? undefined : gzipSync(Buffer.from(text, 'latin1'), { level: 1 });
    return new Prepared(text, gzip, `"${tag}"`, maxAge);
  }

  /** The answer as JSON. */
  get json(): string {
    return Buffer.from(this.text, 'latin1').toString();
  }

  /** Bytes of another kind, which are sent as they are. */
  static ofBytes<Answer>(bytes: Uint8Array, contentType: string, maxAge: number, mayBeKept = true): Prepared<Answer> {
    const body = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    return new Prepared(body.toString('latin1'), undefined, `"${tagOf(body)}"`, maxAge, contentType, mayBeKept);
  }

  /** A file that anybody may have, kept ready like any other answer. */
  static ofFile(bytes: Uint8Array, file: FileAnswer, maxAge: number): Prepared<FileAnswer> {
    const body = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const disposition = ['content-disposition', dispositionOf(file)];
    return new Prepared(
      body.toString('latin1'),
      undefined,
      `"${tagOf(body)}"`,
      maxAge,
      mediaTypes[file.kind],
      true,
      disposition,
    );
  }

  /** What to send to a caller who sent these headers. */
  respond(ifNoneMatch: string | undefined, acceptEncoding: string | undefined): PreparedResponse {
    const packed = this.packed && acceptEncoding !== undefined && acceptsGzip(acceptEncoding) ? this.packed : undefined;
    if (ifNoneMatch === undefined || !this.matches(ifNoneMatch)) return packed ?? this.plain;
    return { status: 304, headers: [...this.common, 'etag', packed ? this.packedTag() : this.etag], body: undefined };
  }

  /** A strong tag names bytes, and the packed ones are others (RFC 9110, 8.8.3.3). */
  private packedTag(): string {
    return this.etag.replace(/"$/, '-gz"');
  }

  /** Either tag will do: who has the one form has what the other one says. */
  private matches(ifNoneMatch: string): boolean {
    if (ifNoneMatch.trim() === '*') return true;
    return ifNoneMatch.split(',').some((each) => {
      const tag = each.trim().replace(/^W\//, '');
      return tag === this.etag || (this.gzip !== undefined && tag === this.packedTag());
    });
  }
}

/** What to send. */
export interface PreparedResponse {
  readonly status: 200 | 304;
  /** Name, value, name, value …, which is what node:http takes without any work. */
  readonly headers: string[];
  /** Text has one character for each byte: it must be sent as latin1. */
  readonly body: string | Buffer | undefined;
}

/** On what else an answer depends, besides what stands there already. */
export function varying(already: unknown, more: string): string {
  return typeof already === 'string' && already !== '' ? `${already}, ${more}` : more;
}

/** The UTF-8 bytes of `json`, each as one character; such texts may be joined like any others. */
export function asByteText(json: string): string {
  return Buffer.from(json).toString('latin1');
}

/** A text that differs whenever `content` does. */
export function tagOf(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('base64url').slice(0, 27);
}

/** May the answer be gzip? Where it is named, that decides, else `*` does (RFC 9110, 12.5.3). */
function acceptsGzip(acceptEncoding: string): boolean {
  let others = false;
  for (const each of acceptEncoding.toLowerCase().split(',')) {
    const [coding = '', ...parameters] = each.split(';').map((part) => part.trim());
    const wanted = !parameters.some((parameter) => /^q\s*=\s*0(?:\.0*)?$/.test(parameter));
    if (coding === 'gzip') return wanted;
    if (coding === '*') others = wanted;
  }
  return others;
}
