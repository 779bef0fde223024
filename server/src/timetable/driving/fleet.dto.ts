// What may be said of vehicles and drivers, field by field?
import { MOST_OWNERS_TEXT, paperKinds } from '@kehuoyou/shared';
import type { PaperKind, PapersAsk } from '@kehuoyou/shared';
import { IsBoolean, IsIn, IsInt, Max, Min, MinLength } from 'class-validator';
import { CivilDate, Id, Text } from '../../http/fields.js';

/** A company. */
export class CompanyDto {
  @Id()
  companyId!: string;
}

/** Papers to take along. */
export class PapersDto extends CompanyDto implements PapersAsk {
  @Text(MOST_OWNERS_TEXT, { optional: true })
  owners?: string;
}

/** A vehicle to register. */
export class VehicleDto extends CompanyDto {
  @MinLength(1)
  @Text(16)
  plate!: string;

  @IsInt()
  @Min(1)
  @Max(60)
  seats!: number;

  @IsBoolean()
  postalMark!: boolean;
}

/** A driver to register. */
export class DriverDto extends CompanyDto {
  @MinLength(1)
  @Text(32)
  staffNumber!: string;

  @Text(36, { optional: true })
  accountId?: string;
}

/** A paper to register. */
export class PaperDto extends CompanyDto {
  @Id()
  ownerId!: string;

  @IsIn(paperKinds)
  kind!: PaperKind;

  @CivilDate({ required: true })
  validUntil!: string;
}
