// What must a phone say of every fact, and of every sending?
import { applyDecorators } from '@nestjs/common';
import type { DeviceEvent, DeviceSending } from '@kehuoyou/shared';
import { IsInt, IsUUID, Matches, Max, Min, ValidateIf } from 'class-validator';
import { Moment } from '../http/fields.js';

/** Longest age that a phone may count, ms: ten years. */
const LONGEST_AGE_MS = 10 * 366 * 86_400_000;

/** A UUID as phones write it. In capitals it would be another one for SQLite and the same for MariaDB. */
export function FactId(): PropertyDecorator {
  return applyDecorators(Matches(/^[0-9a-f-]+$/), IsUUID());
}

/** A fact; features add what it says. */
export abstract class DeviceEventDto implements DeviceEvent {
  @FactId()
  eventId!: string;

  @Moment()
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

  @Moment()
  sentAt!: string;
}
