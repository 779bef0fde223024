// Whose turn is it, and until when?
import { Entity } from 'typeorm';
import { Instant, key, optional, Words } from '../database/table-columns.js';

/** A timer as all processes see it. */
@Entity('timer_lease')
export class TimerLeaseEntity {
  @Words(64, key)
  name!: string;

  /** The next turn is not taken before this instant. */
  @Instant()
  dueAt!: Date;

  /** The turn under way; each has an id of its own. */
  @Words(36, optional)
  holder!: string | null;

  /** Until when the holder has it to itself; moved on while it works. */
  @Instant(optional)
  heldUntil!: Date | null;

  /** When the last turn ended. */
  @Instant(optional)
  endedAt!: Date | null;

  /** Kind of the error of the last turn, null when it went well; never what an error says, for it may quote a person. */
  @Words(160, optional)
  lastError!: string | null;
}
