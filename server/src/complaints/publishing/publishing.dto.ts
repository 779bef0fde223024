// What is said when something is published, field by field?
import {
  BAR_SCALE,
  COMPLAINT_NOTE_CHARACTERS,
  COMPLAINT_TEXT_CHARACTERS,
  MOST_BARS,
  MOST_PICTURES,
} from '@kehuoyou/shared';
import type { Bar, CoveredPicture, PublishComplaint } from '@kehuoyou/shared';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsInt,
  IsOptional,
  IsUUID,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { Limit, Words } from '../../http/fields.js';
import { IdDto } from '../../http/id.dto.js';

/** A black bar, in thousandths. */
class BarDto implements Bar {
  @IsInt()
  @Min(0)
  @Max(BAR_SCALE)
  left!: number;

  @IsInt()
  @Min(0)
  @Max(BAR_SCALE)
  top!: number;

  @IsInt()
  @Min(1)
  @Max(BAR_SCALE)
  width!: number;

  @IsInt()
  @Min(1)
  @Max(BAR_SCALE)
  height!: number;
}

/** A picture to show. */
class CoveredPictureDto implements CoveredPicture {
  @IsUUID()
  id!: string;

  @IsArray()
  @ArrayMaxSize(MOST_BARS)
  @ValidateNested({ each: true })
  @Type(() => BarDto)
  bars!: BarDto[];
}

/** What everybody may read from now on. */
export class PublishDto extends IdDto implements PublishComplaint {
  @Words(COMPLAINT_TEXT_CHARACTERS, { optional: true, lines: true })
  text?: string;

  @Words(COMPLAINT_NOTE_CHARACTERS, { optional: true, lines: true })
  answer?: string;

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MOST_PICTURES)
  @ArrayUnique(({ id }: CoveredPictureDto) => id)
  @ValidateNested({ each: true })
  @Type(() => CoveredPictureDto)
  pictures?: CoveredPictureDto[];
}

/** Which of the published ones to list. */
export class PublishedDto {
  @IsOptional()
  @Matches(/^[0-9A-Z]{6}$/)
  after?: string;

  @Limit()
  limit?: number;
}
