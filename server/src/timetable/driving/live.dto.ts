// What may be reported of buses, and said by drivers, field by field?
import { MOST_REPORTS, MOST_TRIPS_A_DAY, tripReportKinds } from '@kehuoyou/shared';
import type { TripReport, TripReportKind, TripReportSending } from '@kehuoyou/shared';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { DeviceEventDto, FactId } from '../../device-facts/device-fact.dto.js';
import { CivilDate, Id, Moment, Text } from '../../http/fields.js';

/** One report. */
export class TripReportDto extends DeviceEventDto implements TripReport {
  @IsIn(tripReportKinds)
  kind!: TripReportKind;

  @Id()
  tripId!: string;

  @CivilDate({ required: true })
  serviceDate!: string;

  @Id({ optional: true })
  stopId?: string;

  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(1_000_000)
  stopSequence?: number;

  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(600)
  minutes?: number;

  @Text(200, { optional: true })
  reason?: string;

  @Text(36, { optional: true })
  vehicleId?: string;

  @IsOptional()
  @IsUUID()
  retracts?: string;
}

/** A batch of reports. */
export class TripReportsDto implements TripReportSending {
  @IsOptional()
  @FactId()
  deviceId?: string;

  @Moment()
  sentAt!: string;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_REPORTS)
  @ValidateNested({ each: true })
  @Type(() => TripReportDto)
  reports!: TripReportDto[];
}

/** A day. */
export class RunSheetDto {
  @CivilDate()
  date?: string;
}

/** Trips with a vehicle. */
export class SignOnDto {
  @CivilDate({ required: true })
  date!: string;

  @Id()
  vehicleId!: string;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_TRIPS_A_DAY)
  @ArrayUnique()
  @IsString({ each: true })
  @MaxLength(64, { each: true })
  tripIds!: string[];
}

/** Trips with a vehicle for a driver. */
export class AssignDto extends SignOnDto {
  @Id()
  driverId!: string;
}
