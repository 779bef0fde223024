// What is said when something is asked for, field by field?
import { errandRules, NAME_CHARACTERS, substituteModes } from '@kehuoyou/shared';
import type { AskedLine, AskErrand, SubstituteMode } from '@kehuoyou/shared';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsInt,
  IsOptional,
  IsUUID,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { CivilDate, Flag, Id, Limit, NeededOneOf, Phone, Words } from '../../http/fields.js';
import { IdDto } from '../../http/id.dto.js';

/** Something that is wanted. */
export class AskedLineDto implements AskedLine {
  @Words(errandRules.whatCharacters)
  what!: string;

  @Max(errandRules.amount)
  @Min(1)
  @IsInt()
  amount!: number;

  @Words(errandRules.unitCharacters)
  unit!: string;

  @IsOptional()
  @Max(errandRules.lineFen)
  @Min(1)
  @IsInt()
  maxFen?: number;

  @NeededOneOf(substituteModes)
  substitute!: SubstituteMode;
}

/** Asks for it. */
export class AskErrandDto implements AskErrand {
  @ArrayMaxSize(errandRules.lines)
  @ArrayMinSize(1)
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => AskedLineDto)
  lines!: AskedLineDto[];

  @Id()
  pointId!: string;

  @Words(NAME_CHARACTERS)
  name!: string;

  @Phone()
  phone!: string;

  @Flag()
  forCaller?: boolean;

  @CivilDate()
  by?: string;

  @Id({ optional: true })
  shopId?: string;

  @Words(errandRules.noteCharacters, { optional: true, lines: true })
  note?: string;

  @IsOptional()
  @ArrayMaxSize(errandRules.pictures)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  @IsArray()
  pictures?: string[];

  @IsOptional()
  @ArrayMaxSize(errandRules.recordings)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  @IsArray()
  recordings?: string[];
}

/** The caller's own. */
export class MineDto {
  @Limit()
  limit?: number;
}

/** Those of a point. */
export class PointErrandsDto {
  @Id()
  pointId!: string;

  @Flag()
  over?: boolean;
}

/** Says yes to some of a question. */
export class AnswerDto extends IdDto {
  @ArrayMaxSize(errandRules.lines)
  @ArrayUnique()
  @Max(errandRules.lines, { each: true })
  @Min(1, { each: true })
  @IsInt({ each: true })
  @IsArray()
  yes!: number[];
}

/** Wants it no longer. */
export class CancelDto extends IdDto {
  @Words(errandRules.reasonCharacters, { optional: true })
  reason?: string;
}
