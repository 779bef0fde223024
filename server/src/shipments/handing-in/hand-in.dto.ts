// What does a keeper say of boxes that are handed in, field by field?
import { boxLimits, idKinds } from '@kehuoyou/shared';
import type { HandInAsk, IdKind, RefusedBox, WeighedBox } from '@kehuoyou/shared';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsInt, IsOptional, Matches, Max, Min, ValidateNested } from 'class-validator';
import { Confirmed, Id, OneOf, Words } from '../../http/fields.js';

const REASON_CHARACTERS = 60;
/** A scale shows no more; what is too heavy to be lifted is refused with its own sentence. */
const MOST_GRAMS = 1_000_000;

/** A box and its weight. */
export class WeighedBoxDto implements WeighedBox {
  @Max(boxLimits.boxes)
  @Min(1)
  @IsInt()
  no!: number;

  @Max(MOST_GRAMS)
  @Min(1)
  @IsInt()
  grams!: number;
}

/** A box that is not taken. */
export class RefusedBoxDto implements RefusedBox {
  @Max(boxLimits.boxes)
  @Min(1)
  @IsInt()
  no!: number;

  @Words(REASON_CHARACTERS)
  reason!: string;
}

/** What is taken over. */
export class HandInDto implements HandInAsk {
  @Id()
  id!: string;

  @OneOf(idKinds)
  idKind?: IdKind;

  @IsOptional()
  @Matches(/^[0-9A-Z]{4}$/)
  idTail?: string;

  @Confirmed()
  inspected!: true;

  @ArrayMaxSize(boxLimits.boxes)
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => WeighedBoxDto)
  received!: WeighedBoxDto[];

  @IsOptional()
  @Confirmed()
  next?: true;

  @ArrayMaxSize(boxLimits.boxes)
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => RefusedBoxDto)
  refused!: RefusedBoxDto[];
}
