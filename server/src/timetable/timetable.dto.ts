// What may be asked of the timetable, field by field?
import { crsNames } from '@kehuoyou/shared';
import type { BoardAsk, Crs, JourneyAsk } from '@kehuoyou/shared';
import { CivilDate, Id, Limit, OneOf, WallTime } from '../http/fields.js';

/** The board of a stop. */
export class BoardDto implements BoardAsk {
  @Id()
  stopId!: string;

  @CivilDate()
  date?: string;

  @Limit()
  limit?: number;

  @OneOf(crsNames)
  crs?: Crs;
}

/** All lines. */
export class LinesDto {
  @OneOf(crsNames)
  crs?: Crs;
}

/** A way from one place to another. */
export class JourneyDto implements JourneyAsk {
  @Id()
  from!: string;

  @Id()
  to!: string;

  @CivilDate()
  date?: string;

  @WallTime()
  departAfter?: string;
}

/** The pack of a village. */
export class PackDto {
  @Id()
  code!: string;

  @OneOf(crsNames)
  crs?: Crs;
}
