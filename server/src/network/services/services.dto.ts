// What is said of everyday services and licences, field by field?
import { crsNames, EVERYDAY_CHARACTERS, licenceKinds, MOST_EVERYDAY_TEXT } from '@kehuoyou/shared';
import type { Crs, EditEveryday, FindEveryday, LicenceKind } from '@kehuoyou/shared';
import { IsBoolean, IsInt, IsOptional, Max, Min } from 'class-validator';
import { CivilDate, Degrees, Id, Limit, NeededOneOf, OneOf, Text, Words } from '../../http/fields.js';
import { IdDto } from '../../http/id.dto.js';

/** Dearer than anything that a point does. */
const MOST_FEN = 10_000;
/** Most characters of a number as somebody types it from the paper. */
const NUMBER_CHARACTERS = 40;

/** Where to go for something. */
export class FindEverydayDto implements FindEveryday {
  @Text(MOST_EVERYDAY_TEXT)
  q!: string;

  @Id({ optional: true })
  village?: string;

  @Degrees(90)
  lat?: number;

  @Degrees(180)
  lng?: number;

  @OneOf(crsNames)
  crs?: Crs;

  @Limit()
  limit?: number;
}

/** A service of a point. */
class OfPointDto extends IdDto {
  @Id()
  service!: string;
}

/** What a keeper says of it. */
export class EditEverydayDto extends OfPointDto implements EditEveryday {
  @IsBoolean()
  offered!: boolean;

  @Words(EVERYDAY_CHARACTERS.note, { optional: true })
  note?: string;

  @Words(EVERYDAY_CHARACTERS.when, { optional: true })
  when?: string;

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(MOST_FEN)
  costFen?: number;

  @Words(EVERYDAY_CHARACTERS.helper, { optional: true })
  helper?: string;
}

/** Whether the point may give it. */
export class AllowEverydayDto extends OfPointDto {
  @IsBoolean()
  allowed!: boolean;
}

/** A licence of a point. */
export class LicenceDto extends IdDto {
  @NeededOneOf(licenceKinds)
  kind!: LicenceKind;
}

/** What stands on it. */
export class KeepLicenceDto extends LicenceDto {
  @Words(NUMBER_CHARACTERS)
  number!: string;

  @CivilDate({ required: true })
  until!: string;
}

/** Which licences to list. */
export class LicencesDto {
  @Id({ optional: true })
  after?: string;

  @Limit()
  limit?: number;
}
