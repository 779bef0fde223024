// What is said of boxes that are moved to another bus or point, field by field?
import { boxLimits } from '@kehuoyou/shared';
import type { ChangePoint, MoveBoxes } from '@kehuoyou/shared';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsInt, Max, Min } from 'class-validator';
import { Id, Words } from '../../http/fields.js';

const NAME_OF_WAY = 300;

/** Which boxes, and which bus. */
export class MoveBoxesDto implements MoveBoxes {
  @Id()
  id!: string;

  @ArrayMaxSize(boxLimits.boxes)
  @ArrayMinSize(1)
  @IsArray()
  @Max(boxLimits.boxes, { each: true })
  @Min(1, { each: true })
  @IsInt({ each: true })
  boxes!: number[];

  @Words(NAME_OF_WAY)
  bus!: string;
}

/** At which point, and which bus. */
export class ChangePointDto implements ChangePoint {
  @Id()
  id!: string;

  @Id()
  pointId!: string;

  @Words(NAME_OF_WAY)
  bus!: string;
}
