// What may be asked of the timetable, field by field?
import { crsNames, MOST_WAIT } from '@kehuoyou/shared';
import type { BoardAsk, Crs, LineDayAsk, LiveBoardAsk } from '@kehuoyou/shared';
import { CivilDate, Id, Limit, OneOf, Text, Whole } from '../../http/fields.js';

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

/** What is different at a stop. */
export class LiveBoardDto implements LiveBoardAsk {
  @Id()
  stopId!: string;

  @Text(64, { optional: true })
  since?: string;

  @Whole(0, MOST_WAIT)
  wait?: number;
}

/** The sheet of a stop. */
export class StopSheetDto {
  @Id()
  stopId!: string;
}

/** A line's day. */
export class LineDayDto implements LineDayAsk {
  @Id()
  routeId!: string;

  @CivilDate()
  date?: string;
}

/** All lines. */
export class LinesDto {
  @OneOf(crsNames)
  crs?: Crs;
}

/** The pack of a village. */
export class PackDto {
  @Id()
  code!: string;

  @OneOf(crsNames)
  crs?: Crs;
}
