// What is said of who gets parcels to the door, field by field?
import { homeReasons, NAME_CHARACTERS } from '@kehuoyou/shared';
import type { HomeDeliveryAsk, HomeReason } from '@kehuoyou/shared';
import { IsIn } from 'class-validator';
import { Id, Phone, Words } from '../../http/fields.js';

/** Whose list. */
export class HomeListDto {
  @Id()
  id!: string;
}

/** Whom to put on it. */
export class AddHomeDeliveryDto extends HomeListDto implements HomeDeliveryAsk {
  @Words(NAME_CHARACTERS)
  name!: string;

  @Phone()
  phone!: string;

  @IsIn(homeReasons)
  reason!: HomeReason;
}

/** Whom to take off. */
export class EndHomeDeliveryDto extends HomeListDto {
  @Id()
  entryId!: string;
}
