// Which kinds of field does the API take, and what is wrong with one that does not fit?
import { applyDecorators } from '@nestjs/common';
import { isServiceDate } from '@kehuoyou/shared';
import type { FailureCode } from '@kehuoyou/shared';
import { Transform } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsNumber, IsOptional, IsString, Matches, Max, MaxLength, Min, ValidateBy } from 'class-validator';

/** Most rows of any list. */
export const MOST_ROWS = 50;

function context(code: FailureCode): { context: { code: FailureCode } } {
  return { context: { code } };
}

/** A number as it stands in a URL; '', ' ', '0x10', '1e309' and a field given twice are none. */
const fromText = Transform(({ value }: { value: unknown }) =>
  typeof value === 'string' && /^-?\d{1,15}(\.\d{1,15})?$/.test(value) ? Number(value) : Number.NaN,
);

/** Must the field be there? */
function presence(optional: boolean): PropertyDecorator {
  return optional ? IsOptional() : () => undefined;
}

/** Degrees of latitude (`most` 90) or longitude (`most` 180). */
export function Degrees(most: 90 | 180): PropertyDecorator {
  const world = context('position_outside_world');
  // The first rule that fails is the one that is told: what is no number is not outside the world.
  return applyDecorators(presence(true), fromText, IsNumber(), Max(most, world), Min(-most, world));
}

/** How many rows at most, 1 to 50. */
export function Limit(): PropertyDecorator {
  return applyDecorators(presence(true), fromText, IsInt(), Max(MOST_ROWS, context('limit_too_large')), Min(1));
}

/** A civil date `YYYY-MM-DD` that exists. */
export function CivilDate(): PropertyDecorator {
  return applyDecorators(
    presence(true),
    ValidateBy(
      {
        name: 'isServiceDate',
        validator: {
          validate: (value: unknown) => typeof value === 'string' && isServiceDate(value),
          // Without words of its own a rule loses its context, and with it the code.
          defaultMessage: () => 'not a date',
        },
      },
      context('malformed_date'),
    ),
  );
}

/** `true` or `false`. */
export function Flag(): PropertyDecorator {
  return applyDecorators(
    presence(true),
    Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value)),
    IsBoolean(),
  );
}

/** One of the given words. */
export function OneOf(words: readonly string[]): PropertyDecorator {
  return applyDecorators(presence(true), IsIn(words));
}

/** An id as it stands in a path: its look decides nothing, whether it exists does. */
export function Id(options: { readonly optional?: true } = {}): PropertyDecorator {
  return applyDecorators(presence(options.optional ?? false), MaxLength(64), IsString());
}

/** A text of at most `most` characters. */
export function Text(most: number, options: { readonly optional?: true } = {}): PropertyDecorator {
  return applyDecorators(presence(options.optional ?? false), MaxLength(most), IsString());
}

/** A wall time `HH:MM`. */
export function WallTime(): PropertyDecorator {
  return applyDecorators(presence(true), Matches(/^([01]\d|2[0-3]):[0-5]\d$/), IsString());
}
