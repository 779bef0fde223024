// What is said of an order, field by field?
import { boxLimits, NAME_CHARACTERS } from '@kehuoyou/shared';
import type { BookAsk, CancelAsk, HoldAsk, RecipientAsk, SplitPart } from '@kehuoyou/shared';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsInt,
  IsOptional,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { CivilDate, Id, Limit, Phone, Words } from '../../http/fields.js';

const ADDRESS_CHARACTERS = 120;
const REASON_CHARACTERS = 200;
/** A day has fewer ways. */
const MOST_PARTS = 16;

/** So many boxes by one way. */
export class SplitPartDto implements SplitPart {
  @Max(MOST_PARTS)
  @Min(0)
  @IsInt()
  way!: number;

  @Max(boxLimits.boxes)
  @Min(1)
  @IsInt()
  boxes!: number;
}

/** What to keep places for. */
export class HoldDto implements HoldAsk {
  @Id()
  quoteId!: string;

  @ArrayMaxSize(MOST_PARTS)
  @ArrayMinSize(1)
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => SplitPartDto)
  parts!: SplitPartDto[];

  @IsOptional()
  @IsBoolean()
  wait?: boolean;
}

/** Who gets a line. */
export class RecipientDto implements RecipientAsk {
  @Max(boxLimits.lines)
  @Min(1)
  @IsInt()
  line!: number;

  @Words(NAME_CHARACTERS)
  name!: string;

  @Phone()
  phone!: string;

  @Words(ADDRESS_CHARACTERS)
  address!: string;
}

/** Who sends it, and to whom. */
export class BookDto implements BookAsk {
  @Id()
  id!: string;

  @Words(NAME_CHARACTERS)
  senderName!: string;

  @Phone()
  senderPhone!: string;

  @Words(ADDRESS_CHARACTERS)
  senderAddress!: string;

  @ArrayMaxSize(boxLimits.lines)
  @ArrayMinSize(1)
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => RecipientDto)
  recipients!: RecipientDto[];
}

/** Why somebody wants it back. */
export class CancelShipmentDto implements CancelAsk {
  @Id()
  id!: string;

  @Words(REASON_CHARACTERS, { optional: true })
  reason?: string;

  @IsOptional()
  @IsBoolean()
  onlyHere?: boolean;
}

/** How many of one's own. */
export class MyShipmentsDto {
  @Limit()
  limit?: number;
}

/** Which point, and when. */
export class PointShipmentsDto {
  @Id()
  pointId!: string;

  @CivilDate()
  date?: string;
}
