// How may an endpoint fail, and what is then answered?
import { failures } from '@kehuoyou/shared';
import type { AnyEndpoint, FailureCode } from '@kehuoyou/shared';
import { retryAfter } from '../failure.filter.js';
import { codesOfFields } from './fields-told.js';
import type { Schema } from './shapes.js';

/** Every code that `endpoint` may fail with, in the order of `failures`: by its own words, and by what it is. */
export function codesOf(endpoint: AnyEndpoint, hasFields: boolean): FailureCode[] {
  const { method, access, keyless, takes, signed, unlimited, fails = [] } = endpoint;
  const isWrite = method !== 'GET';
  const may = new Set<string>([
    ...fails,
    ...codesOfFields(endpoint),
    'malformed_request',
    'unknown_field',
    'too_large',
    ...(unlimited ? [] : ['rate_limited']),
    'internal',
    'unavailable',
    ...(hasFields || takes ? ['invalid_field'] : []),
    ...(access.includes('public') ? [] : ['sign_in_needed']),
    ...(access.includes('public') || access.includes('resident') ? [] : ['not_allowed']),
    ...(isWrite ? ['unsupported_media'] : []),
    ...(signed ? ['signature_not_valid', 'clock_off', 'nonce_used'] : []),
    ...(isWrite && keyless === undefined
      ? [
          'idempotency_key_missing',
          'idempotency_in_flight',
          'idempotency_mismatch',
          // What somebody else writes at the same moment: see database/refused-row.
          'changed_meanwhile',
          'already_registered',
        ]
      : []),
  ]);
  return (Object.keys(failures) as FailureCode[]).filter((code) => may.has(code));
}

/** The answers of a failure, which many endpoints have in common, and what refers to them. */
export class Refusals {
  /** By their codes, for `components.responses`. */
  readonly told: Record<string, object> = {};

  /** What an endpoint with these codes answers when it fails, by status. */
  of(codes: readonly FailureCode[]): Record<string, { $ref: string }> {
    const byStatus: Record<string, FailureCode[]> = {};
    for (const code of codes) (byStatus[failures[code].status] ??= []).push(code);
    return Object.fromEntries(
      Object.entries(byStatus).map(([status, together]) => [status, { $ref: this.tell(together) }]),
    );
  }

  private tell(codes: readonly FailureCode[]): string {
    const name = codes.join('.');
    const mayWait = codes.some((code) => retryAfter(code) !== undefined);
    this.told[name] ??= {
      description: codes.map((code) => `- \`${code}\` ${failures[code].message}`).join('\n'),
      ...(mayWait ? { headers: { 'Retry-After': { description: 'Seconds to wait', schema: WHOLE } } } : {}),
      content: { 'application/json': { schema: bodyWith(codes) } },
    };
    return `#/components/responses/${name}`;
  }
}

const WHOLE: Schema = { type: 'integer' };

function bodyWith(codes: readonly FailureCode[]): Schema {
  const told = { type: 'object', properties: { code: { enum: codes } } };
  return { allOf: [{ $ref: '#/components/schemas/FailureBody' }, told] };
}
