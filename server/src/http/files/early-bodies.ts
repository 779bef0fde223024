// Which bodies are read before any guard and any feature has seen the request?
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import { Failure, FORM_TYPE } from '@kehuoyou/shared';
import type { FastifyRequest } from 'fastify';
import { takes } from './upload.js';

export const JSON_TYPE = 'application/json';

/**
 * JSON is, on every route of ours. Where somebody else's protocol is spoken the bytes are handed on as they came: what
 * cannot be read, it says in its own form. No other route takes a form.
 */
export function readJsonEarly(adapter: FastifyAdapter, bodyLimit: number): void {
  const read = adapter.getInstance().getDefaultJsonParser('error', 'error');
  adapter.useBodyParser(JSON_TYPE, false, { bodyLimit }, (request, body, done) => {
    if (takesForms(request)) done(null, body);
    else void read(request, body.toString(), done);
  });
  adapter.useBodyParser(FORM_TYPE, false, { bodyLimit }, (request, body, done) => {
    if (takesForms(request)) done(null, body);
    else done(new Failure('unsupported_media'));
  });
}

function takesForms(request: FastifyRequest): boolean {
  return takes(request).includes(FORM_TYPE);
}
