// What is said of boxes that are to be sent, field by field?
import { boxLimits, lineDestinations, MOST_SENDING_TEXT } from '@kehuoyou/shared';
import type { LineDestination, QuoteAsk, QuoteLineAsk } from '@kehuoyou/shared';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { CivilDate, Id, Words } from '../../http/fields.js';

/** No box is as heavy or as long; what is within says its own failure. */
const ABSURD = 10_000_000;
const MOST_VALUE_FEN = 2_000_000;
const GOODS_CHARACTERS = 40;

/** Boxes that go to one place. */
export class QuoteLineDto implements QuoteLineAsk {
  @Max(ABSURD)
  @Min(1)
  @IsInt()
  count!: number;

  @IsIn(lineDestinations)
  to!: LineDestination;

  @IsOptional()
  @Matches(/^[a-z0-9_]{1,32}$/)
  carrier?: string;

  @IsOptional()
  @Matches(/^\d{2}$/)
  province?: string;

  @IsOptional()
  @Max(MOST_VALUE_FEN)
  @Min(1)
  @IsInt()
  valueFen?: number;
}

/** What is to be sent. */
export class QuoteDto implements QuoteAsk {
  @Id()
  pointId!: string;

  @Words(GOODS_CHARACTERS)
  goods!: string;

  @Words(MOST_SENDING_TEXT, { optional: true, lines: true })
  note?: string;

  @Max(ABSURD)
  @Min(1)
  @IsInt()
  grams!: number;

  @Max(ABSURD)
  @Min(1)
  @IsInt()
  lengthMm!: number;

  @Max(ABSURD)
  @Min(1)
  @IsInt()
  widthMm!: number;

  @Max(ABSURD)
  @Min(1)
  @IsInt()
  heightMm!: number;

  @CivilDate()
  date?: string;

  @ArrayMaxSize(boxLimits.lines)
  @ArrayMinSize(1)
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => QuoteLineDto)
  lines!: QuoteLineDto[];
}
