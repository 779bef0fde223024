// What may somebody say about their own data and consent, field by field?
import { consentKinds, NAME_CHARACTERS } from '@kehuoyou/shared';
import type { ConsentKind, GiveConsent, WithdrawConsent } from '@kehuoyou/shared';
import { Confirmed, Id, NeededOneOf, Text, Words } from '../../http/fields.js';

/** One's own name. */
export class NameDto {
  @Words(NAME_CHARACTERS)
  name!: string;
}

/** Said on purpose. */
export class ConfirmedDto {
  @Confirmed()
  confirm!: true;
}

/** What to take back. */
export class WithdrawConsentDto implements WithdrawConsent {
  @NeededOneOf(consentKinds)
  kind!: ConsentKind;

  @Id({ optional: true })
  subject?: string;
}

/** What to agree to. */
export class GiveConsentDto extends WithdrawConsentDto implements GiveConsent {
  @Text(16)
  version!: string;
}
