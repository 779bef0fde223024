// What does a company say to those who wait, field by field?
import { MOST_OF_A_PLACE, MOST_OF_A_REASON, poolDecisions } from '@kehuoyou/shared';
import type { FieldCollection, PoolAnswerAsk, PoolDecision } from '@kehuoyou/shared';
import { Type } from 'class-transformer';
import { IsOptional, Matches, ValidateNested } from 'class-validator';
import { CivilDate, Id, NeededOneOf, Words } from '../../http/fields.js';

/** Where a vehicle stands besides the stops. */
export class FieldCollectionDto implements FieldCollection {
  @Id()
  pointId!: string;

  @Words(MOST_OF_A_PLACE)
  where!: string;

  @Matches(/^([01]\d|2[0-3]):[0-5]\d$/)
  at!: string;
}

/** The answer. */
export class PoolAnswerDto implements PoolAnswerAsk {
  @CivilDate({ required: true })
  date!: string;

  @Id()
  tripId!: string;

  @NeededOneOf(poolDecisions)
  decision!: PoolDecision;

  @Id({ optional: true })
  vehicleId?: string;

  @IsOptional()
  @ValidateNested()
  @Type(() => FieldCollectionDto)
  collect?: FieldCollectionDto;

  @Words(MOST_OF_A_REASON, { optional: true })
  reason?: string;
}
