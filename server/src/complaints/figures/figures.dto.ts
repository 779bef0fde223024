// Which figures are asked for, field by field?
import type { FiguresAsk } from '@kehuoyou/shared';
import { IsOptional, Matches } from 'class-validator';

/** A month. */
export class FiguresDto implements FiguresAsk {
  @IsOptional()
  @Matches(/^20\d\d-(0[1-9]|1[0-2])$/)
  month?: string;
}
