// What is said when parcels are sent to another point, field by field?
import { redirectAnswers } from '@kehuoyou/shared';
import type { RedirectAnswer, RedirectAsk } from '@kehuoyou/shared';
import { IsBoolean, IsIn } from 'class-validator';
import { Id } from '../../http/fields.js';

/** Whose desk. */
export class RedirectsDto {
  @Id()
  pointId!: string;
}

/** From where to where. */
export class BeginRedirectDto extends RedirectsDto implements RedirectAsk {
  @Id()
  fromPointId!: string;

  @Id()
  toPointId!: string;
}

/** Which one ends. */
export class EndRedirectDto extends RedirectsDto {
  @Id()
  id!: string;

  @IsBoolean()
  undo!: boolean;
}

/** What somebody said on the telephone. */
export class CalledRedirectDto extends RedirectsDto {
  @Id()
  id!: string;

  @Id()
  questionId!: string;

  @IsIn(redirectAnswers)
  answer!: RedirectAnswer;
}
