// What must a phone say of every fact, and of every sending?
import { applyDecorators } from '@nestjs/common';
import type { DeviceEvent, DeviceSending } from '@kehuoyou/shared';
import { IsInt, IsISO8601, IsUUID, Matches, Max, MaxLength, Min, ValidateBy, ValidateIf } from 'class-validator';

/** Longest age that a phone may count, ms: ten years. */
const LONGEST_AGE_MS = 10 * 366 * 86_400_000;
/** What a clock may say however wrong it is: databases know no year before 1000 or after 9999. */
const CLOCKS = { least: Date.parse('1970-01-01T00:00:00Z'), most: Date.parse('9999-12-31T00:00:00Z') };

/** A UUID as phones write it. In capitals it would be another one for SQLite and the same for MariaDB. */
export function FactId(): PropertyDecorator {
  return applyDecorators(Matches(/^[0-9a-f-]+$/), IsUUID());
}

/** What a phone's clock says (ISO 8601), right or wrong. */
export function ClockTime(): PropertyDecorator {
  const validate = (value: unknown): boolean => {
    const time = typeof value === 'string' ? Date.parse(value) : Number.NaN;
    return time >= CLOCKS.least && time <= CLOCKS.most;
  };
  return applyDecorators(
    // ISO 8601 also knows weeks and days of the year, which JavaScript cannot read.
    ValidateBy({ name: 'isClockTime', validator: { validate, defaultMessage: () => 'no time that a clock shows' } }),
    IsISO8601({ strict: true, strictSeparator: true }),
    MaxLength(40),
  );
}

/** A fact; features add what it says. */
export abstract class DeviceEventDto implements DeviceEvent {
  @FactId()
  eventId!: string;

  @ClockTime()
  occurredAt!: string;

  @IsInt()
  @Min(0)
  @Max(2_000_000_000)
  deviceSeq!: number;

  // Left out or a number: null would be neither.
  @ValidateIf((_event, value) => value !== undefined)
  @IsInt()
  @Min(0)
  @Max(LONGEST_AGE_MS)
  ageMs?: number;
}

/** A sending; features add the list, of at most `MOST_FACTS`. */
export abstract class DeviceSendingDto implements DeviceSending {
  @FactId()
  deviceId!: string;

  @ClockTime()
  sentAt!: string;
}
