// What does a phone say of boxes on their way, field by field?
import { boxLimits, carriedTypes, MOST_CARRIED_REASON, MOST_FACTS } from '@kehuoyou/shared';
import type { CarriedEvent, CarriedType } from '@kehuoyou/shared';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { DeviceEventDto, DeviceSendingDto, FactId } from '../../device-facts/device-fact.dto.js';
import { CivilDate, Id, Scanned, Words } from '../../http/fields.js';

/** One event. */
export class CarriedEventDto extends DeviceEventDto implements CarriedEvent {
  @IsIn(carriedTypes)
  type!: CarriedType;

  @Id({ optional: true })
  shipmentId?: string;

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(boxLimits.boxes)
  @IsInt({ each: true })
  @Min(1, { each: true })
  @Max(boxLimits.boxes, { each: true })
  boxes?: number[];

  /** As somebody typed it or a scanner read it; what can be none names no box. */
  @IsOptional()
  @Scanned(40)
  code?: string;

  @Id({ optional: true })
  tripId?: string;

  @CivilDate()
  serviceDate?: string;

  @Words(MOST_CARRIED_REASON, { optional: true })
  reason?: string;

  /** As the scanner read it; its normal form is found later, with a refusal of its own. */
  @IsOptional()
  @Scanned(200)
  waybill?: string;

  @IsOptional()
  @FactId()
  retracts?: string;
}

/** A batch of events. */
export class CarriedDto extends DeviceSendingDto {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_FACTS)
  @ValidateNested({ each: true })
  @Type(() => CarriedEventDto)
  events!: CarriedEventDto[];
}

/** Which point or hub. */
export class CarriedAtDto {
  @Id()
  pointId!: string;
}

/** Of which line somebody needs the address. */
export class LabelAddressDto {
  @Id()
  id!: string;

  @IsInt()
  @Min(1)
  @Max(boxLimits.boxes)
  line!: number;
}
