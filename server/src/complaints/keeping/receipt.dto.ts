// What is a receipt, as a field of a request?
import { applyDecorators } from '@nestjs/common';
import { normalReceipt } from '@kehuoyou/shared';
import { Transform } from 'class-transformer';
import { IsString, MinLength } from 'class-validator';

/** A receipt as somebody types or scans it; the value becomes its normal form. What cannot be one is as unknown as a wrong one. */
export function Receipt(): PropertyDecorator {
  const normal = Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' ? (normalReceipt(value) ?? '') : value,
  );
  const context = { message: 'receipt_not_found', context: { code: 'receipt_not_found' } } as const;
  return applyDecorators(normal, MinLength(1, context), IsString(context));
}
