// What may be said about accounts, roles, people and consent, field by field?
import { auditActions, consentKinds, roles, scopeKinds } from '@kehuoyou/shared';
import type {
  AuditAction,
  AuditAsk,
  ConfirmPerson,
  ConsentKind,
  GiveConsent,
  InvitationAsk,
  PersonAsk,
  Role,
  ScopeKind,
  StaffAsk,
  WithdrawConsent,
} from '@kehuoyou/shared';
import {
  CivilDate,
  Code,
  Confirmed,
  Flag,
  Id,
  Limit,
  NeededOneOf,
  OneOf,
  Ordinal,
  Phone,
  Text,
  Words,
} from '../http/fields.js';

const NAME_LENGTH = 40;
const REASON_LENGTH = 200;

/** A code of WeChat's, in whatever form it likes. */
export class WechatCodeDto {
  @Text(512)
  code!: string;
}

/** One of our codes. */
export class CodeDto {
  @Code()
  code!: string;
}

/** Something by its id. */
export class IdDto {
  @Id()
  id!: string;
}

/** A role. */
export class RoleDto {
  @NeededOneOf(roles)
  role!: Role;
}

/** Something by its id, and why. */
export class ReasonDto extends IdDto {
  @Words(REASON_LENGTH)
  reason!: string;
}

/** One's own name. */
export class NameDto {
  @Words(NAME_LENGTH)
  name!: string;
}

/** Said on purpose. */
export class ConfirmedDto {
  @Confirmed()
  confirm!: true;
}

/** An invitation. */
export class InvitationDto extends RoleDto implements InvitationAsk {
  @NeededOneOf(scopeKinds)
  scopeKind!: ScopeKind;

  @Id()
  scopeId!: string;

  @Words(NAME_LENGTH, { optional: true })
  name?: string;

  @CivilDate()
  from?: string;

  @CivilDate()
  until?: string;
}

/** Which of the staff. */
export class StaffDto implements StaffAsk {
  @OneOf(roles)
  role?: Role;

  @OneOf(scopeKinds)
  scopeKind?: ScopeKind;

  @Id({ optional: true })
  scopeId?: string;

  @Limit()
  limit?: number;

  @Id({ optional: true })
  after?: string;
}

/** Somebody on the phone. */
export class PersonDto implements PersonAsk {
  @Words(NAME_LENGTH)
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

/** Lines of the audit log. */
export class AuditDto implements AuditAsk {
  @OneOf(auditActions)
  action?: AuditAction;

  @Id({ optional: true })
  actorId?: string;

  @Id({ optional: true })
  subjectId?: string;

  @Ordinal()
  before?: number;

  @Limit()
  limit?: number;
}
