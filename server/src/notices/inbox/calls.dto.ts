// What may be said about a keeper’s calls, field by field?
import { callOutcomes } from '@kehuoyou/shared';
import type { CallOutcome } from '@kehuoyou/shared';
import { Id, Limit, NeededOneOf } from '../../http/fields.js';
import { IdDto } from '../../http/id.dto.js';

/** The call list of a point. */
export class CallsDto {
  @Id()
  pointId!: string;

  @Limit()
  limit?: number;
}

/** What came of a call. */
export class CallOutcomeDto extends IdDto {
  @NeededOneOf(callOutcomes)
  outcome!: CallOutcome;
}
