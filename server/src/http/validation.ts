// How is input checked, and how is the first thing wrong with it named?
import { ValidationPipe } from '@nestjs/common';
import type { ArgumentMetadata, ValidationError } from '@nestjs/common';
import { Failure, failures } from '@kehuoyou/shared';
import type { FailureCode } from '@kehuoyou/shared';

/** Checks every input against its class and refuses what the class does not know. */
export function createValidationPipe(): ValidationPipe {
  return new InputPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    validateCustomDecorators: true,
    validationError: { target: false, value: false },
    exceptionFactory: (errors) => failureFrom(errors, ''),
  });
}

/**
 * What may be left out may also be null, as many programs write it; what may not was refused before. Behind this pipe a
 * field that was left out is left out, and nobody has to think of two ways to say nothing.
 */
class InputPipe extends ValidationPipe {
  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    const checked: unknown = await super.transform(value, metadata);
    if (this.toValidate(metadata)) leaveOutNulls(checked);
    return checked;
  }
}

function leaveOutNulls(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [name, inner] of Object.entries(value)) {
    if (inner === null && !Array.isArray(value)) Reflect.deleteProperty(value, name);
    else leaveOutNulls(inner);
  }
}

/** The failure for the first error: the code that its rule names, the field by its path. */
function failureFrom(errors: readonly ValidationError[], parent: string): Failure {
  const [error] = errors;
  if (!error) return new Failure('invalid_field');
  const field = parent === '' ? error.property : `${parent}.${error.property}`;
  if (error.children && error.children.length > 0) return failureFrom(error.children, field);
  const rule = Object.keys(error.constraints ?? {})[0] ?? '';
  if (rule === 'whitelistValidation') return new Failure('unknown_field', field);
  const named = (error.contexts?.[rule] as { code?: string } | undefined)?.code;
  return new Failure(isFailureCode(named) ? named : 'invalid_field', field);
}

function isFailureCode(text: string | undefined): text is FailureCode {
  return text !== undefined && Object.hasOwn(failures, text);
}
