// What may be asked of the timetable, field by field?
import { crsNames } from '@kehuoyou/shared';
import type { BoardAsk, Crs } from '@kehuoyou/shared';
import { CivilDate, Id, Limit, OneOf } from '../http/fields.js';

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

/** The pack of a village. */
export class PackDto {
  @Id()
  code!: string;

  @OneOf(crsNames)
  crs?: Crs;
}
