// What does a foreign program say in the form that it sends?
import { createParamDecorator } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Readable } from 'node:stream';
import { Failure, PARTS_TYPE } from '@kehuoyou/shared';
import { JSON_TYPE } from './early-bodies.js';
import { mediaTypeOf, readWhole, takes } from './upload.js';

/** Fields by their names, as they were received; of one that comes twice the first. */
export type FormFields = ReadonlyMap<string, string>;

/** Stories of parcels are long, and come whole. */
const MOST_BYTES = 1_024 * 1_024;

/**
 * The fields of a form, or of JSON where somebody sends that instead. Nothing is refused for being unknown, as the
 * protocol that it speaks is not ours: what makes it safe is its signature.
 */
export const Form = createParamDecorator(async (_data: unknown, context: ExecutionContext): Promise<FormFields> => {
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  const read = new Map<string, string>();
  for (const [name, value] of await everyField(request)) if (!read.has(name)) read.set(name, value);
  return read;
});

/** A field with its name. */
type Field = readonly [string, string];

/**
 * Every field of a body in the order in which they were sent, those that come twice among them. What is no form fails
 * with `unsupported_media` here, and what is none in truth with `malformed_request`, and not before, so that the
 * protocol can say so in a form of its own.
 */
export async function everyField(request: FastifyRequest): Promise<readonly Field[]> {
  const { body } = request;
  if (Buffer.isBuffer(body)) return mediaTypeOf(request) === JSON_TYPE ? namedIn(jsonIn(body)) : formIn(body);
  if (typeof (body as Readable | null | undefined)?.on === 'function') return fieldsIn(request, body as Readable);
  // The framework reads plain text by itself.
  if (typeof body === 'string') throw new Failure('unsupported_media');
  return [];
}

function jsonIn(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString());
  } catch {
    throw new Failure('malformed_request');
  }
}

/** Fields of an object are strings, or lists of them. */
function namedIn(value: unknown): readonly Field[] {
  if (typeof value !== 'object' || value === null) throw new Failure('malformed_request');
  return Object.entries(value).flatMap(([name, inner]: [string, unknown]) =>
    (Array.isArray(inner) ? inner : [inner]).map(
      (each: unknown) => [name, typeof each === 'string' ? each : ''] as const,
    ),
  );
}

function formIn(bytes: Buffer): readonly Field[] {
  return [...new URLSearchParams(bytes.toString())];
}

async function fieldsIn(request: FastifyRequest, body: Readable): Promise<readonly Field[]> {
  const type = mediaTypeOf(request);
  if (type !== PARTS_TYPE || !takes(request).includes(type)) throw new Failure('unsupported_media');
  return partsIn(await readWhole(body, MOST_BYTES), request.headers['content-type'] ?? '');
}

/** The parts of a form that a browser with a place for a file sends. A file is none of the fields, and is not taken. */
async function partsIn(body: Buffer, type: string): Promise<readonly Field[]> {
  const parts = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData().then(
    (form) => [...form],
    () => {
      throw new Failure('invalid_field');
    },
  );
  return parts.flatMap(([name, value]): Field[] => {
    if (typeof value === 'string') return [[name, value]];
    // A place for a file in which there is none.
    if (value.size === 0) return [];
    throw new Failure('unsupported_media', name);
  });
}
