// What may be said of a parcel, field by field?
import {
  collectMethods,
  MOST_BAG,
  MOST_LAYERS,
  MOST_RACKS,
  MOST_SCANS,
  parcelStates,
  scanTypes,
  takers,
} from '@kehuoyou/shared';
import type { CollectMethod, ParcelState, ScanEvent, ScanType, Taker } from '@kehuoyou/shared';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { DeviceEventDto, DeviceSendingDto, FactId } from '../../device-facts/device-fact.dto.js';
import { CivilDate, Id, Scanned, Words } from '../../http/fields.js';

/** One event. */
export class ScanEventDto extends DeviceEventDto implements ScanEvent {
  @IsIn(scanTypes)
  type!: ScanType;

  /** As the scanner read it; its normal form is found later, with a refusal of its own. */
  @IsOptional()
  @Scanned(200)
  waybill?: string;

  @IsOptional()
  @Matches(/^[a-z0-9_]{1,32}$/)
  carrier?: string;

  @IsOptional()
  @Matches(/^[A-Z0-9-]{4,32}$/)
  seal?: string;

  @Id({ optional: true })
  pointId?: string;

  @Id({ optional: true })
  toPointId?: string;

  @Id({ optional: true })
  tripId?: string;

  @CivilDate()
  serviceDate?: string;

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(MOST_BAG.grams)
  grams?: number;

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(MOST_BAG.litres)
  litres?: number;

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(MOST_RACKS)
  rack?: number;

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(MOST_LAYERS)
  layer?: number;

  @Words(200, { optional: true })
  reason?: string;

  @IsOptional()
  @IsIn(collectMethods)
  method?: CollectMethod;

  @Words(32, { optional: true })
  agent?: string;

  @IsOptional()
  @IsIn(takers)
  taker?: Taker;

  @IsOptional()
  @FactId()
  agentQuestion?: string;

  @IsOptional()
  @Matches(/^[0-9a-f]{64}$/)
  photoSha256?: string;

  @IsOptional()
  @IsIn(parcelStates)
  toState?: ParcelState;

  @IsOptional()
  @IsBoolean()
  upheld?: boolean;

  @IsOptional()
  @FactId()
  retracts?: string;
}

/** A batch of events. */
export class ScansDto extends DeviceSendingDto {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_SCANS)
  @ValidateNested({ each: true })
  @Type(() => ScanEventDto)
  events!: ScanEventDto[];
}
