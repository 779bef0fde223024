// What may be said of vehicles and drivers, field by field?
import { compartmentKinds, MOST_OWNERS_TEXT, paperKinds } from '@kehuoyou/shared';
import type { Cargo, Compartment, CompartmentKind, PaperKind, PapersAsk } from '@kehuoyou/shared';
import { Type } from 'class-transformer';
import { IsBoolean, IsDefined, IsIn, IsInt, IsOptional, Max, Min, MinLength, ValidateNested } from 'class-validator';
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

/** An amount of goods. A county bus takes less than five tonnes of anything. */
export class CargoDto implements Cargo {
  @IsInt()
  @Min(0)
  @Max(5_000_000)
  grams!: number;

  @IsInt()
  @Min(0)
  @Max(30_000)
  litres!: number;

  @IsInt()
  @Min(0)
  @Max(2_000)
  pieces!: number;
}

/** How cold a box keeps its contents. */
export class ChillDto {
  @IsInt()
  @Min(-400)
  @Max(400)
  from!: number;

  @IsInt()
  @Min(-400)
  @Max(400)
  to!: number;

  @IsInt()
  @Min(1)
  @Max(240)
  hours!: number;
}

/** A part of a vehicle to register. */
export class CompartmentDto extends CompanyDto implements Compartment {
  @Id()
  vehicleId!: string;

  @IsIn(compartmentKinds)
  kind!: CompartmentKind;

  @IsDefined()
  @ValidateNested()
  @Type(() => CargoDto)
  most!: CargoDto;

  @IsBoolean()
  approved!: boolean;

  @IsOptional()
  @ValidateNested()
  @Type(() => ChillDto)
  chill?: ChillDto;
}
