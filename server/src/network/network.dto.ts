// What may be asked of the network, field by field?
import { crsNames, pointServices } from '@kehuoyou/shared';
import type { Crs, NearestAsk, PointsAsk } from '@kehuoyou/shared';
import { applyDecorators } from '@nestjs/common';
import { IsOptional, ValidateBy } from 'class-validator';
import { Degrees, Flag, Id, Limit, OneOf, Text } from '../http/fields.js';

/** Nothing but the datum of the answer. */
export class CrsDto {
  @OneOf(crsNames)
  crs?: Crs;
}

/** One point by its id. */
export class PointDto extends CrsDto {
  @Id()
  id!: string;
}

/** Comma-separated services, each of them known. */
function Services(): PropertyDecorator {
  const known: readonly string[] = pointServices;
  const validate = (value: unknown): boolean =>
    typeof value === 'string' && value.split(',').every((each) => known.includes(each));
  return applyDecorators(IsOptional(), ValidateBy({ name: 'isServices', validator: { validate } }));
}

/** The nearest points. */
export class NearestDto extends CrsDto implements NearestAsk {
  @Degrees(90)
  lat?: number;

  @Degrees(180)
  lng?: number;

  @Limit()
  limit?: number;

  @Services()
  services?: string;

  @Flag()
  open?: boolean;

  @Id({ optional: true })
  village?: string;
}

/** Points of an area or by name. */
export class PointsDto extends CrsDto implements PointsAsk {
  @Id({ optional: true })
  village?: string;

  @Id({ optional: true })
  township?: string;

  @Text(64, { optional: true })
  q?: string;

  @Limit()
  limit?: number;
}
