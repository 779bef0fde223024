// Which kinds of field does the API take, and what is wrong with one that does not fit?
import { applyDecorators } from '@nestjs/common';
import { isServiceDate, normalCode, normalPhone, parseInstant, UNREADABLE } from '@kehuoyou/shared';
import type { FailureCode } from '@kehuoyou/shared';
import { Transform } from 'class-transformer';
import {
  Equals,
  IsBoolean,
  IsIn,
  IsInt,
  IsNumber,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateBy,
} from 'class-validator';

/** Most rows of any list. */
export const MOST_ROWS = 50;

/** Names the failure of a rule. The message is for nobody, but without one class-validator drops the context. */
function context(code: FailureCode): { message: string; context: { code: FailureCode } } {
  return { message: code, context: { code } };
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

/** A text that `read` can read. */
function Readable<What>(
  name: string,
  read: (text: string) => What | undefined,
  told?: { message: string; context: { code: FailureCode } },
): PropertyDecorator {
  const validate = (value: unknown): boolean => typeof value === 'string' && read(value) !== undefined;
  // Without words of its own a rule loses its context, and with it the code.
  return ValidateBy({ name, validator: { validate, defaultMessage: () => name } }, told);
}

/** A civil date `YYYY-MM-DD` that exists. */
export function CivilDate(options: { readonly required?: true } = {}): PropertyDecorator {
  const read = (text: string): string | undefined => (isServiceDate(text) ? text : undefined);
  return applyDecorators(
    presence(options.required !== true),
    Readable('isServiceDate', read, context('malformed_date')),
  );
}

/** An instant in the one form in which we write them, or in another that `read` knows. */
export function Moment(
  options: { readonly optional?: true; readonly read?: (text: string) => Date | undefined } = {},
): PropertyDecorator {
  return applyDecorators(
    presence(options.optional ?? false),
    Readable('isMoment', options.read ?? parseInstant),
    MaxLength(40),
    IsString(),
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

/** True when every character of `text` can be read; `lines` allows line breaks and tabs. */
function isReadable(text: string, lines: boolean): boolean {
  return !UNREADABLE.test(lines ? text.replace(/\r?\n|\t/g, '') : text);
}

function Visible(lines: boolean): PropertyDecorator {
  const validate = (value: unknown): boolean => typeof value !== 'string' || isReadable(value, lines);
  return ValidateBy({ name: 'isReadable', validator: { validate } }, context('unreadable_character'));
}

/** An id as it stands in a path: its look decides nothing, whether it exists does. */
export function Id(options: { readonly optional?: true } = {}): PropertyDecorator {
  return applyDecorators(presence(options.optional ?? false), Visible(false), MaxLength(64), IsString());
}

/** What a scanner or a finger has typed: scanners add characters that nobody sees, and whoever reads it leaves them out. */
export function Scanned(most: number): PropertyDecorator {
  return applyDecorators(MaxLength(most), IsString());
}

/** A text of at most `most` characters, all of them readable; `lines` allows line breaks. */
export function Text(
  most: number,
  options: { readonly optional?: true; readonly lines?: true } = {},
): PropertyDecorator {
  return applyDecorators(
    presence(options.optional ?? false),
    Visible(options.lines ?? false),
    MaxLength(most),
    IsString(),
  );
}

/** A text that says something: blanks around it are cut off, and it may not be empty then. */
export function Words(
  most: number,
  options: { readonly optional?: true; readonly lines?: true } = {},
): PropertyDecorator {
  const trimmed = Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value));
  return applyDecorators(trimmed, Text(most, options), MinLength(1));
}

/** A phone number as somebody types it; the value becomes its normal form. */
export function Phone(): PropertyDecorator {
  const normal = Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' ? (normalPhone(value) ?? '') : value,
  );
  return applyDecorators(normal, MinLength(1, context('phone_not_valid')), IsString(context('phone_not_valid')));
}

/** A one-time code as somebody types or scans it; the value becomes its normal form. What cannot be one is as wrong as a wrong one. */
export function Code(): PropertyDecorator {
  const normal = Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' ? (normalCode(value) ?? '') : value,
  );
  return applyDecorators(normal, MaxLength(64), IsString(context('code_not_valid')));
}

/** One of the given words, which must be there. */
export function NeededOneOf(words: readonly string[]): PropertyDecorator {
  return IsIn(words);
}

/** A whole number of a list, such as a line of the audit log. */
export function Ordinal(): PropertyDecorator {
  return applyDecorators(presence(true), fromText, Min(1), IsInt());
}

/** Nothing but `true`: something that must be said on purpose. */
export function Confirmed(): PropertyDecorator {
  return Equals(true);
}

/** A wall time `HH:MM`; with `endOfDay` 24:00 is one too. */
export function WallTime(options: { readonly endOfDay?: true } = {}): PropertyDecorator {
  const usual = /^([01]\d|2[0-3]):[0-5]\d$/;
  const pattern = options.endOfDay ? new RegExp(`${usual.source}|^24:00$`) : usual;
  return applyDecorators(presence(true), Matches(pattern), IsString());
}

/** A whole number from `least` to `most`, as it stands in a URL. */
export function Whole(least: number, most: number): PropertyDecorator {
  return applyDecorators(presence(true), fromText, IsInt(), Max(most), Min(least));
}
