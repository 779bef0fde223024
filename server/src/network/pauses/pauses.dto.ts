// What is said of a pause, field by field?
import { PAUSE_REASON_CHARACTERS } from '@kehuoyou/shared';
import type { AnnouncePause } from '@kehuoyou/shared';
import { Id, Moment, Words } from '../../http/fields.js';
import { IdDto } from '../../http/id.dto.js';

/** From when to when, and why. */
export class AnnouncePauseDto extends IdDto implements AnnouncePause {
  @Moment()
  from!: string;

  @Moment({ optional: true })
  until?: string;

  @Words(PAUSE_REASON_CHARACTERS)
  reason!: string;

  @Id({ optional: true })
  substitutePointId?: string;
}

/** Which one is taken back. */
export class PauseDto extends IdDto {
  @Id()
  pauseId!: string;
}
