// What is said when somebody asks after a number?
import { CARRIER_CODE } from '@kehuoyou/shared';
import type { TrackingAsk } from '@kehuoyou/shared';
import { IsBoolean, IsOptional, Matches } from 'class-validator';
import { Id, Scanned } from '../../http/fields.js';

/** A number, whose it is, and for whom. */
export class TrackingDto implements TrackingAsk {
  @Scanned(200)
  waybill!: string;

  @IsOptional()
  @Matches(/^\d{4}$/)
  phoneTail?: string;

  @IsOptional()
  @Matches(CARRIER_CODE)
  carrier?: string;
}

/** A number that is to be kept. */
export class KeepNumberDto extends TrackingDto {
  @IsBoolean()
  calls!: boolean;
}

/** One that is kept. */
export class DropNumberDto {
  @Id()
  id!: string;
}
