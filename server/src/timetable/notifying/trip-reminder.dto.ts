// What may be said about reminders, field by field?
import { LEAST_MINUTES, MOST_MINUTES, reminderKinds } from '@kehuoyou/shared';
import type { ReminderKind, TripReminderAsk } from '@kehuoyou/shared';
import { IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';
import { CivilDate, Id } from '../../http/fields.js';

/** "Remind me." */
export class TripReminderDto implements TripReminderAsk {
  @IsIn(reminderKinds)
  kind!: ReminderKind;

  @Id()
  tripId!: string;

  @CivilDate({ required: true })
  serviceDate!: string;

  @Id()
  stopId!: string;

  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(1_000_000)
  stopSequence?: number;

  @IsOptional()
  @IsInt()
  @Min(LEAST_MINUTES)
  @Max(MOST_MINUTES)
  minutes?: number;
}

/** A reminder by its id. */
export class ReminderIdDto {
  @Id()
  id!: string;
}
