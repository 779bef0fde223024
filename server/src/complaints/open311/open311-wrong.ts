// How is it said that a request is wrong, with the status that the specification has for it?
import { Failure } from '@kehuoyou/shared';
import type { FailureCode } from '@kehuoyou/shared';

const CODES: Readonly<Record<400 | 403 | 404, FailureCode>> = {
  400: 'invalid_field',
  403: 'not_allowed',
  404: 'not_found',
};

/** A failure with `status` that names the field in its sentence. */
export function foreignWrong(status: 400 | 403 | 404, field: string, says: string): Failure {
  return new Failure(CODES[status], field, undefined, { says });
}
