// How does a large file come in without lying in memory before we know who sends it?
import { createParamDecorator } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import { Failure } from '@kehuoyou/shared';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Readable } from 'node:stream';

/** A file on its way in. */
export interface Upload {
  /** The name that its sender gives it, without any path. */
  readonly fileName: string;
  /** Reads the whole file; fails with `too_large` as soon as it is longer than `most` bytes. */
  read(most: number): Promise<Buffer>;
}

/** Lets the route of `url` take bodies of the media type `type` as they come; no other route takes them. */
export function takeUploads(fastify: FastifyInstance, url: string, type: string): void {
  fastify.addContentTypeParser(type, (request, payload, done) => {
    // The stream is handed on unread: the guard decides first whether its sender may send anything.
    if (request.routeOptions.url === url && request.method === 'POST') done(null, payload);
    else done(new Failure('unsupported_media'));
  });
}

/** The file that this request brings. */
export const UploadedFile = createParamDecorator((_data: unknown, context: ExecutionContext): Upload => {
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  const stream = request.body as Readable | null | undefined;
  if (typeof stream?.on !== 'function') throw new Failure('unsupported_media');
  const { fileName } = request.query as { fileName?: unknown };
  return {
    fileName: typeof fileName === 'string' ? fileName.replace(/^.*[/\\]/, '').slice(0, 128) : '',
    read: (most) => readAll(stream, Number(request.headers['content-length'] ?? 0), most),
  };
});

async function readAll(stream: Readable, declared: number, most: number): Promise<Buffer> {
  if (declared > most) throw new Failure('too_large');
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of stream) {
    const bytes = part as Buffer;
    size += bytes.length;
    if (size > most) throw new Failure('too_large');
    parts.push(bytes);
  }
  return Buffer.concat(parts);
}
