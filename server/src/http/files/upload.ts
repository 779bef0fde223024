// How does a file come in without lying in memory before we know who sends it?
import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { createParamDecorator } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import { Failure, FORM_TYPE } from '@kehuoyou/shared';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Readable } from 'node:stream';

/** A file on its way in. */
export interface Upload {
  /** The name that its sender gives it, without any path. */
  readonly fileName: string;
  /** Reads the whole file; fails with `too_large` as soon as it is longer than `most` bytes. */
  read(most: number): Promise<Buffer>;
  /**
   * Writes it to a new file at `path`, however slowly it comes, with no more than a piece of it in memory. Gives
   * what arrived; fails like `read`, and then leaves what it has written.
   */
  saveTo(path: string, most: number): Promise<Arrived>;
}

/** What arrived. */
export interface Arrived {
  readonly bytes: number;
  /** Lower-case hex. */
  readonly sha256: string;
}

/** The media types of files that the route of `request` takes. */
export function takes(request: FastifyRequest): readonly string[] {
  return (request.routeOptions.config as { takes?: readonly string[] }).takes ?? [];
}

/** The media type of a body, without what follows it; empty where none is said. */
export function mediaTypeOf(request: FastifyRequest): string {
  return (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
}

/** Lets routes whose endpoint takes a file have it as it comes; no other route takes anything but JSON. */
export function takeUploads(fastify: FastifyInstance): void {
  fastify.addContentTypeParser('*', (request, payload, done) => {
    // The stream is handed on unread: the guard decides first whether its sender may send anything. Somebody else's
    // protocol, which takes forms, says in its own form what it does not take.
    if (takes(request).some((type) => type === mediaTypeOf(request) || type === FORM_TYPE)) done(null, payload);
    else done(new Failure('unsupported_media'));
  });
}

/** The file that this request brings. */
export const UploadedFile = createParamDecorator((_data: unknown, context: ExecutionContext): Upload => {
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  const stream = request.body as Readable | null | undefined;
  if (typeof stream?.on !== 'function') throw new Failure('unsupported_media');
  const { fileName } = request.query as { fileName?: unknown };
  const declared = Number(request.headers['content-length'] ?? 0);
  return {
    fileName: typeof fileName === 'string' ? fileName.replace(/^.*[/\\]/, '').slice(0, 128) : '',
    read: (most) => readWhole(stream, most, declared),
    saveTo: (path, most) => save(partsOf(stream, declared, most), path),
  };
});

/** A whole body of at most `most` bytes, of which its sender has said how long it is. */
export async function readWhole(stream: Readable, most: number, declared = 0): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of partsOf(stream, declared, most)) parts.push(part);
  return Buffer.concat(parts);
}

/** The pieces of a body of at most `most` bytes. One that is longer is left unread, so that its sender can be told. */
async function* partsOf(stream: Readable, declared: number, most: number): AsyncGenerator<Buffer> {
  if (declared > most) throw new Failure('too_large');
  let size = 0;
  for await (const part of stream.iterator({ destroyOnReturn: false })) {
    const bytes = part as Buffer;
    size += bytes.length;
    if (size > most) throw new Failure('too_large');
    yield bytes;
  }
}

async function save(parts: AsyncIterable<Buffer>, path: string): Promise<Arrived> {
  const file = await open(path, 'wx', 0o600);
  try {
    const hash = createHash('sha256');
    let bytes = 0;
    for await (const part of parts) {
      hash.update(part);
      bytes += part.length;
      await file.writeFile(part);
    }
    return { bytes, sha256: hash.digest('hex') };
  } finally {
    await file.close();
  }
}
