// What may be asked of the journey planner, field by field?
import { readyInstant } from '@kehuoyou/shared';
import type { JourneyAsk, OutingAsk, ParcelJourneyAsk } from '@kehuoyou/shared';
import { CivilDate, Id, Moment, WallTime, Whole } from '../../http/fields.js';

/** A hold larger than any bus has. */
const MOST_LITRES = 100_000;
const MOST_GRAMS = 20_000_000;

/** A way from one place to another. */
export class JourneyDto implements JourneyAsk {
  @Id()
  from!: string;

  @Id()
  to!: string;

  @CivilDate()
  date?: string;

  @WallTime({ endOfDay: true })
  departAfter?: string;

  @WallTime({ endOfDay: true })
  arriveBefore?: string;
}

/** There and back on one day. */
export class OutingDto implements OutingAsk {
  @Id()
  from!: string;

  @Id()
  to!: string;

  @CivilDate()
  date?: string;

  @WallTime({ endOfDay: true })
  arriveBefore?: string;

  @WallTime({ endOfDay: true })
  homeBefore?: string;
}

/** A parcel's way. */
export class ParcelJourneyDto implements ParcelJourneyAsk {
  @Id()
  from!: string;

  @Id()
  to!: string;

  @Moment({ optional: true, read: readyInstant })
  readyAt?: string;

  @Whole(1, MOST_LITRES)
  volumeLitres?: number;

  @Whole(1, MOST_GRAMS)
  weightGrams?: number;
}
