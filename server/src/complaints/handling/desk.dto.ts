// What is said at the desk, field by field?
import { bodyKinds, COMPLAINT_NOTE_CHARACTERS, complaintOutcomes, deskParts, MOST_PICTURES } from '@kehuoyou/shared';
import type {
  AnswerComplaint,
  Body,
  BodyKind,
  ComplaintOutcome,
  DeskAsk,
  DeskPart,
  WithReason,
} from '@kehuoyou/shared';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsDefined,
  IsOptional,
  IsUUID,
  Matches,
  ValidateNested,
} from 'class-validator';
import { Id, Limit, NeededOneOf, OneOf, Words } from '../../http/fields.js';
import { IdDto } from '../../http/id.dto.js';

const SEARCH_CHARACTERS = 30;
/** A time and an id. */
const PLACE_CHARACTERS = 70;

/** Which to list. */
export class DeskDto implements DeskAsk {
  @OneOf(deskParts)
  part?: DeskPart;

  @IsOptional()
  @Matches(/^\d{9}$/)
  area?: string;

  @Words(SEARCH_CHARACTERS, { optional: true })
  q?: string;

  @Limit()
  limit?: number;

  @Words(PLACE_CHARACTERS, { optional: true })
  after?: string;
}

/** A deed with its reason. */
export class ReasonDto extends IdDto implements WithReason {
  @Words(COMPLAINT_NOTE_CHARACTERS, { lines: true })
  text!: string;
}

/** Who has to answer. */
export class BodyDto implements Body {
  @NeededOneOf(bodyKinds)
  kind!: BodyKind;

  @Id()
  id!: string;
}

/** To whom it goes. */
export class AssignDto extends IdDto {
  @IsDefined()
  @ValidateNested()
  @Type(() => BodyDto)
  body!: BodyDto;

  @Words(COMPLAINT_NOTE_CHARACTERS, { optional: true, lines: true })
  text?: string;
}

/** An answer. */
export class AnswerDto extends ReasonDto implements AnswerComplaint {
  @NeededOneOf(complaintOutcomes)
  outcome!: ComplaintOutcome;

  @Id({ optional: true })
  standard?: string;

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MOST_PICTURES)
  @ArrayUnique()
  @IsUUID('4', { each: true })
  pictures?: string[];
}

/** To which other. */
export class MergeDto extends IdDto {
  @Id()
  into!: string;
}

const verdicts = ['solved', 'partly', 'not_solved'] as const;

/** A call to whoever complained. */
export class CalledDto extends ReasonDto {
  @OneOf(verdicts)
  verdict?: (typeof verdicts)[number];
}
