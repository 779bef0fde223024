// What is said when something is filed, field by field?
import {
  COMPLAINT_TEXT_CHARACTERS,
  complaintCategoryCodes,
  identityModes,
  NAME_CHARACTERS,
  voiceKinds,
} from '@kehuoyou/shared';
import type { ComplaintMedia, FileComplaint, FileForCaller, IdentityMode, VoiceKind } from '@kehuoyou/shared';
import { IsOptional, Matches } from 'class-validator';
import { CivilDate, Id, Moment, NeededOneOf, Phone, Text, Words } from '../../http/fields.js';
import { Receipt } from '../keeping/receipt.dto.js';

const NUMBER_CHARACTERS = 6;

/** What it is about. */
class AboutDto {
  @Id({ optional: true })
  pointId?: string;

  @Id({ optional: true })
  tripId?: string;

  @CivilDate()
  serviceDate?: string;

  @Id({ optional: true })
  lineId?: string;

  @Id({ optional: true })
  stopId?: string;

  @Id({ optional: true })
  parcelId?: string;

  @Id({ optional: true })
  shipmentId?: string;

  @IsOptional()
  @Matches(/^\d{6}(\d{3}(\d{3})?)?$/)
  areaCode?: string;
}

/** Something to say. */
export class FileComplaintDto extends AboutDto implements FileComplaint {
  @Receipt()
  receipt!: string;

  @NeededOneOf(voiceKinds)
  kind!: VoiceKind;

  @NeededOneOf(complaintCategoryCodes)
  category!: string;

  @Words(COMPLAINT_TEXT_CHARACTERS, { optional: true, lines: true })
  text?: string;

  @NeededOneOf(identityModes)
  identity!: IdentityMode;

  @Words(NAME_CHARACTERS, { optional: true })
  name?: string;

  @IsOptional()
  @Phone()
  phone?: string;

  @Moment({ optional: true })
  occurredAt?: string;

  @Text(NUMBER_CHARACTERS, { optional: true })
  joins?: string;
}

/** The same, for somebody else. */
export class FileForCallerDto extends AboutDto implements FileForCaller {
  @NeededOneOf(voiceKinds)
  kind!: VoiceKind;

  @NeededOneOf(complaintCategoryCodes)
  category!: string;

  @Words(COMPLAINT_TEXT_CHARACTERS, { lines: true })
  text!: string;

  @NeededOneOf(identityModes)
  identity!: IdentityMode;

  @Words(NAME_CHARACTERS, { optional: true })
  name?: string;

  @IsOptional()
  @Phone()
  phone?: string;
}

/** A picture or a recording. */
export class ComplaintMediaDto implements ComplaintMedia {
  @Receipt()
  receipt!: string;

  @Id()
  eventId!: string;

  @Matches(/^[0-9a-f]{64}$/)
  sha256!: string;
}

/** What others may have said. */
export class SameDto extends AboutDto {
  @NeededOneOf(complaintCategoryCodes)
  category!: string;
}
