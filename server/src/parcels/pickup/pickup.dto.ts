// What is said when a household or a point asks for parcels?
import { leaveWishes, redirectAnswers } from '@kehuoyou/shared';
import type { LeaveWish, RedirectAnswer } from '@kehuoyou/shared';
import { IsIn } from 'class-validator';
import { Id } from '../../http/fields.js';

/** One parcel. */
export class OfParcelDto {
  @Id()
  id!: string;
}

/** One point. */
export class OfPointDto extends OfParcelDto {}

/** Where one parcel may be left. */
export class LeaveParcelDto extends OfParcelDto {
  @IsIn(leaveWishes)
  wish!: LeaveWish;
}

/** Where one parcel may be fetched instead. */
export class RedirectParcelDto extends OfParcelDto {
  @IsIn(redirectAnswers)
  answer!: RedirectAnswer;
}
