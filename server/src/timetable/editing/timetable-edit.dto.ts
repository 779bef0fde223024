// What may be said of changes to the timetable, field by field?
import { dayKinds, MOST_EDITS, timetableEditKinds } from '@kehuoyou/shared';
import type {
  DayKind,
  DayOverride,
  MarketRule,
  PreviewAsk,
  ServiceDays,
  TimetableEdit,
  TimetableEditKind,
} from '@kehuoyou/shared';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { CivilDate, Id, Limit, Text, WallTime } from '../../http/fields.js';

/** Days on which a change holds. */
export class ServiceDaysDto implements ServiceDays {
  @CivilDate({ required: true })
  from!: string;

  @CivilDate({ required: true })
  until!: string;

  @IsIn(dayKinds)
  on!: DayKind;

  @IsOptional()
  @IsArray()
  @ArrayUnique()
  @IsInt({ each: true })
  @Min(1, { each: true })
  @Max(7, { each: true })
  weekdays?: number[];

  @IsOptional()
  @Matches(/^\d{9}$/)
  townshipCode?: string;
}

/** One change. */
export class TimetableEditDto implements TimetableEdit {
  @IsIn(timetableEditKinds)
  kind!: TimetableEditKind;

  @Id()
  tripId!: string;

  @ValidateNested()
  @Type(() => ServiceDaysDto)
  days!: ServiceDaysDto;

  @WallTime()
  departure?: string;

  @Text(200, { optional: true })
  reason?: string;
}

/** Changes to look at. */
export class PreviewDto implements PreviewAsk {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_EDITS)
  @ValidateNested({ each: true })
  @Type(() => TimetableEditDto)
  edits!: TimetableEditDto[];

  @CivilDate()
  from?: string;

  @CivilDate()
  until?: string;
}

/** Changes to publish. */
export class PublishEditsDto {
  @Text(80)
  basis!: string;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_EDITS)
  @ValidateNested({ each: true })
  @Type(() => TimetableEditDto)
  edits!: TimetableEditDto[];
}

/** One published change. */
export class EditDto {
  @Id()
  editId!: string;
}

/** Published changes. */
export class EditListDto {
  @Limit()
  limit?: number;
}

/** The trips of one line. */
export class LineTripsDto {
  @Id()
  routeId!: string;
}

/** Market days or holidays of a time. */
export class DateRangeDto {
  @CivilDate()
  from?: string;

  @CivilDate()
  until?: string;
}

/** A township's market. */
export class MarketRuleDto implements MarketRule {
  @Matches(/^\d{9}$/)
  townshipCode!: string;

  @IsArray()
  @ArrayMaxSize(10)
  @ArrayUnique()
  @IsInt({ each: true })
  @Min(0, { each: true })
  @Max(9, { each: true })
  lunarDigits!: number[];
}

/** A day that the calendar has otherwise. */
export class DayOverrideDto implements DayOverride {
  @CivilDate({ required: true })
  date!: string;

  @IsIn(['work', 'rest'])
  kind!: 'work' | 'rest';

  @Text(64)
  name!: string;
}
