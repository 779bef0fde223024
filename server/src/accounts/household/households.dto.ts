// What may be said about the people on a phone, field by field?
import { NAME_CHARACTERS } from '@kehuoyou/shared';
import type { ConfirmPerson, PersonAsk } from '@kehuoyou/shared';
import { Flag, Id, Phone, Words } from '../../http/fields.js';
import { IdDto } from '../../http/id.dto.js';
import { CodeDto } from '../identity/code.dto.js';

/** Somebody on the phone. */
export class PersonDto implements PersonAsk {
  @Words(NAME_CHARACTERS)
  name!: string;

  @Phone()
  phone!: string;

  @Flag()
  underFourteen?: boolean;
}

/** Somebody on the phone, corrected. */
export class CorrectedPersonDto extends PersonDto {
  @Id()
  id!: string;
}

/** A follower of somebody. */
export class FollowerDto extends IdDto {
  @Id()
  followerId!: string;
}

/** A keeper's word. */
export class ConfirmPersonDto extends CodeDto implements ConfirmPerson {
  @Id()
  pointId!: string;

  @Flag()
  takeOver?: boolean;
}
