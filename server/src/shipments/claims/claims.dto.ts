// What is said of a claim, field by field?
import {
  boxLimits,
  claimKinds,
  claimMoveNames,
  MOST_CLAIM_PHOTOS,
  MOST_CLAIM_REASON,
  MOST_PAYOUT_FEN,
} from '@kehuoyou/shared';
import type { ClaimKind, ClaimMove, FileClaim, MoveClaim } from '@kehuoyou/shared';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { Id, Limit, Words } from '../../http/fields.js';

/** What happened to which boxes. */
export class FileClaimDto implements FileClaim {
  @Id()
  id!: string;

  @IsIn(claimKinds)
  kind!: ClaimKind;

  @ArrayMaxSize(boxLimits.boxes)
  @ArrayMinSize(1)
  @IsArray()
  @Max(boxLimits.boxes, { each: true })
  @Min(1, { each: true })
  @IsInt({ each: true })
  boxes!: number[];

  @Words(MOST_CLAIM_REASON, { optional: true })
  words?: string;

  @IsOptional()
  @ArrayMaxSize(MOST_CLAIM_PHOTOS)
  @IsArray()
  @MaxLength(36, { each: true })
  @IsString({ each: true })
  photos?: string[];
}

/** What is done to a claim. */
export class MoveClaimDto implements MoveClaim {
  @Id()
  id!: string;

  @IsIn(claimMoveNames)
  move!: ClaimMove;

  @IsOptional()
  @Max(MOST_PAYOUT_FEN)
  @Min(1)
  @IsInt()
  fen?: number;

  @Words(MOST_CLAIM_REASON, { optional: true })
  reason?: string;
}

/** How many. */
export class ClaimListDto {
  @Limit()
  limit?: number;
}
