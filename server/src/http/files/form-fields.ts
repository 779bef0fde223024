// What does a foreign program say in the form that it sends?
import { createParamDecorator } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Readable } from 'node:stream';
import { readWhole } from './upload.js';

/** The media type of a form, which an endpoint of a foreign protocol takes. */
export const FORM_TYPE = 'application/x-www-form-urlencoded';

/** Fields by their names, as they were received; of one that comes twice the first. */
export type FormFields = ReadonlyMap<string, string>;

/** Stories of parcels are long, and come whole. */
const MOST_BYTES = 1_024 * 1_024;

/**
 * The fields of a form, or of JSON where somebody sends that instead. Nothing is refused for being unknown, as the
 * protocol that it speaks is not ours: what makes it safe is its signature.
 */
export const Form = createParamDecorator(async (_data: unknown, context: ExecutionContext): Promise<FormFields> => {
  const { body } = context.switchToHttp().getRequest<FastifyRequest>();
  if (typeof (body as Readable | null | undefined)?.on === 'function')
    return firsts(new URLSearchParams((await readWhole(body as Readable, MOST_BYTES)).toString()));
  if (typeof body !== 'object' || body === null) return new Map();
  return firsts(Object.entries(body).map(([name, value]) => [name, typeof value === 'string' ? value : '']));
});

function firsts(fields: Iterable<readonly [string, string]>): FormFields {
  const read = new Map<string, string>();
  for (const [name, value] of fields) if (!read.has(name)) read.set(name, value);
  return read;
}
