// How does everything happen that sample people were to have done by now, in its order, each thing once?
import { addDays, dateAt, Failure } from '@kehuoyou/shared';
import type { Clock, ServiceDate } from '@kehuoyou/shared';

/** Something that sample people do, and when. */
export interface SampleDeed {
  readonly at: Date;
}

/** Where the acts come from, and how each is done. */
export interface SamplePlay<Act extends SampleDeed> {
  /** Days before today whose acts are still to be seen. */
  readonly daysBack: number;
  readonly ofDay: (day: ServiceDate) => readonly Act[];
  /** Does it as it would have been done then, through the door that is everybody's; false where there was nothing to do. */
  readonly done: (act: Act) => Promise<boolean>;
}

/** One play of sample people. A server that was off catches up; what it did before, idempotency keys keep from happening twice. */
export class SampleActs<Act extends SampleDeed> {
  /** Until when everything has happened, as far as this process knows. */
  private until: Date | undefined;

  constructor(
    private readonly play: SamplePlay<Act>,
    private readonly clock: Clock,
  ) {}

  /** Lets happen what should have happened by now; gives how much, where it was something. */
  async catchUp(stopping?: AbortSignal): Promise<{ acts: number } | undefined> {
    const now = this.clock.now();
    let acts = 0;
    for (const act of this.due(now)) {
      if (stopping?.aborted === true) return undefined;
      if (await this.happen(act)) acts += 1;
    }
    this.until = now;
    return acts === 0 ? undefined : { acts };
  }

  private due(now: Date): Act[] {
    const since = this.until;
    return Array.from({ length: this.play.daysBack + 1 }, (_day, ago) => addDays(dateAt(now), -ago))
      .flatMap(this.play.ofDay)
      .filter(({ at }) => at <= now && (since === undefined || at > since))
      .sort((a, b) => a.at.getTime() - b.at.getTime());
  }

  /** Whoever tries the app out may have moved it meanwhile: then it goes their way. */
  private async happen(act: Act): Promise<boolean> {
    try {
      return await this.play.done(act);
    } catch (error) {
      if (error instanceof Failure) return false;
      throw error;
    }
  }
}
