// How does a phone on a weak network hear of a late bus within seconds, for a few hundred bytes?
//
// It asks and we wait with the answer until there is something to say. The version of an answer is made
// from its content, so that it means the same to every process and after every restart.
import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { OnModuleDestroy } from '@nestjs/common';
import { addDays, dateAt, DAY_SECONDS, Failure, MOST_WAIT } from '@kehuoyou/shared';
import type { Clock, LiveBoard, LiveBoardAsk, LiveDeparture, ServiceDate } from '@kehuoyou/shared';
import { CLOCK } from '../../clock.js';
import type { CallerLeftSignal } from '../../http/caller-left.js';
import { Prepared } from '../../http/prepared/prepared.js';
import { CurrentTimetable } from '../running/current-timetable.service.js';
import type { CurrentSnapshot } from '../running/current-timetable.service.js';

/** Phones that may wait at once in one process; the others are answered at once and ask again. */
const MOST_WAITING = 5_000;

/** No bus comes so late, in seconds. */
const LATEST_SECONDS = 4 * 3_600;

/** Somebody who waits for news of a stop. */
interface Waiting {
  readonly stopId: string;
  readonly since: string;
  readonly answer: (board: Prepared<LiveBoard>) => void;
}

/** What is different from the timetable, stop by stop. */
@Injectable()
export class LiveBoards implements OnModuleDestroy {
  private readonly waiting = new Set<Waiting>();
  /** Answers of the present snapshot and day by stop: many wait for the same news. */
  private made:
    { readonly snapshot: CurrentSnapshot; readonly today: ServiceDate; readonly byStop: Map<string, Made> } | undefined;

  constructor(
    private readonly current: CurrentTimetable,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * What is different at a stop. With the version that the caller has, waits until there is another, for
   * `wait` seconds or until `gone` says that nobody listens any more.
   */
  async board(
    { stopId, since, wait = MOST_WAIT }: LiveBoardAsk,
    gone?: CallerLeftSignal,
  ): Promise<Prepared<LiveBoard>> {
    const now = this.at(stopId);
    if (since === undefined || since !== now.version || wait === 0 || this.waiting.size >= MOST_WAITING)
      return now.answer;
    return new Promise((resolve) => {
      const done = (board: Prepared<LiveBoard>): void => {
        clearTimeout(timer);
        gone?.removeEventListener('abort', onGone);
        this.waiting.delete(waiting);
        resolve(board);
      };
      const onGone = (): void => done(now.answer);
      const waiting: Waiting = { stopId, since, answer: done };
      const timer = setTimeout(() => done(this.at(stopId).answer), wait * 1_000);
      gone?.addEventListener('abort', onGone);
      this.waiting.add(waiting);
    });
  }

  /** How many wait. */
  get size(): number {
    return this.waiting.size;
  }

  /** A server that stops lets everybody go, who then ask the next one. */
  onModuleDestroy(): void {
    for (const { stopId, answer } of [...this.waiting]) answer(this.at(stopId).answer);
  }

  /** Answers those who wait at a stop where the new snapshot says something else; for whoever has loaded it. */
  tellWaiting(): void {
    for (const { stopId, since, answer } of [...this.waiting]) {
      // A stop that the new timetable does not have: its board must be fetched anew, which says so.
      const now = this.has(stopId) ? this.at(stopId) : undefined;
      if (now?.version !== since) answer(now?.answer ?? emptyBoard(this.current.snapshot().basis));
    }
  }

  private has(stopId: string): boolean {
    return this.current.snapshot().timetable.stopNumber.has(stopId);
  }

  private at(stopId: string): Made {
    const snapshot = this.current.snapshot();
    const today = dateAt(this.clock.now());
    if (this.made?.snapshot !== snapshot || this.made.today !== today)
      this.made = { snapshot, today, byStop: new Map() };
    const known = this.made.byStop.get(stopId);
    if (known) return known;
    const made = make(snapshot, stopId, today);
    this.made.byStop.set(stopId, made);
    return made;
  }
}

interface Made {
  readonly version: string;
  readonly answer: Prepared<LiveBoard>;
}

function make({ timetable, basis }: CurrentSnapshot, stopId: string, today: ServiceDate): Made {
  const stop = timetable.stopNumber.get(stopId);
  if (stop === undefined) throw new Failure('stop_not_found', 'stopId');
  const dates = [addDays(today, -1), today];
  const departures: LiveDeparture[] = [];
  for (const date of dates) {
    for (const row of timetable.boardingAt(stop)) {
      const trip = timetable.tripOf[row] ?? 0;
      // Of yesterday only what may still come after midnight, late ones too, is of use to anybody.
      const since = date === today ? 0 : DAY_SECONDS - LATEST_SECONDS;
      if (!timetable.runs(trip, date) || (timetable.departure[row] ?? 0) < since) continue;
      const { tripId, serviceDate, status, reason, live, doubt, alternative } = timetable.departureAt(row, date);
      if (status === 'scheduled' && !live && !doubt) continue;
      departures.push({
        tripId,
        serviceDate,
        status,
        ...(reason === undefined ? {} : { reason }),
        ...(live === undefined ? {} : { live }),
        ...(doubt === undefined ? {} : { doubt }),
        ...(alternative === undefined ? {} : { alternative }),
      });
    }
  }
  return made({ timetable: hash(basis), dates, departures });
}

function emptyBoard(basis: string): Prepared<LiveBoard> {
  return made({ timetable: hash(basis), dates: [], departures: [] }).answer;
}

function made(content: Omit<LiveBoard, 'version'>): Made {
  const version = hash(JSON.stringify(content));
  return { version, answer: Prepared.ofJson(JSON.stringify({ version, ...content }), 0, false) };
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 16);
}
