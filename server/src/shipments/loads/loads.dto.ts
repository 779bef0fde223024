// How are a day's loads asked for, field by field?
import type { DayLoadsAsk } from '@kehuoyou/shared';
import { CivilDate, Id } from '../../http/fields.js';

/** Which day. */
export class DayLoadsDto {
  @CivilDate({ required: true })
  date!: string;
}

/** Which buses of it. */
export class BusLoadsDto extends DayLoadsDto implements DayLoadsAsk {
  @Id({ optional: true })
  tripId?: string;
}
