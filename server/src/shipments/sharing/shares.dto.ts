// What is said of a link for a buyer, field by field?
import { boxLimits } from '@kehuoyou/shared';
import type { ShareAsk } from '@kehuoyou/shared';
import { IsInt, Max, MaxLength, Min, MinLength } from 'class-validator';
import { Id, Text } from '../../http/fields.js';

/** Which line of which order. */
export class ShareDto implements ShareAsk {
  @Id()
  id!: string;

  @Max(boxLimits.boxes)
  @Min(1)
  @IsInt()
  line!: number;
}

/** What opens it. */
export class SharedDto {
  @MinLength(1)
  @MaxLength(64)
  @Text(64)
  token!: string;
}
