// How is room on buses asked for, field by field?
import type { BusSpaceAsk } from '@kehuoyou/shared';
import { CivilDate, Id } from '../../http/fields.js';

/** Whose buses, and when. */
export class BusSpaceDto implements BusSpaceAsk {
  @Id()
  pointId!: string;

  @CivilDate()
  date?: string;
}
