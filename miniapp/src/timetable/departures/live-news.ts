// What is different at a stop right now, told within seconds of being known, at a cost that a weak network bears?
//
// The server holds the question back until there is something to say, so that an unchanged stop costs one
// small question in half a minute. Whatever goes wrong is no failure of the page: it goes on with what it
// knows, and asks again, each time later.
import { MOST_WAIT, prepareCall, timetableApi } from '@kehuoyou/shared';
import type { Clock, LiveBoard, LiveBoardAsk } from '@kehuoyou/shared';
import type { AnswerStore } from '../../core/answer-store';
import type { Held } from '../../core/call';

/** How the server is asked: at most so many ms may pass until the answer. */
export type AskLive = (ask: LiveBoardAsk, mostMs: number) => Held<LiveBoard>;

/** What was last heard of a stop, and when that was last confirmed (ms since 1970). */
export interface StopNews {
  readonly live?: LiveBoard;
  readonly at?: number;
}

interface Watched {
  readonly stopId: string;
  readonly listeners: Set<() => void>;
  news: StopNews;
  /** Questions without an answer, one after the other. */
  failures: number;
  /** Hangs up, or no longer waits to ask; undefined while nobody watches. */
  end: (() => void) | undefined;
}

/** An answer that is not held back. */
const QUICK_MS = 8_000;
/** One that is: as long as the server may wait, and the way there and back. */
const HELD_MS = MOST_WAIT * 1_000 + 10_000;
const FIRST_PAUSE_MS = 2_000;
const LONGEST_PAUSE_MS = 120_000;
/** A held question that is answered sooner without news met a server that lets nobody else wait. */
const AT_ONCE_MS = 1_000;
const BUSY_PAUSE_MS = 15_000;

/** Memory of the phone for answers; in tests there may be none. */
export type KeptNews = Pick<AnswerStore, 'read' | 'write' | 'confirm'>;

/** News of stops, for as long as somebody looks at them. */
export class LiveNews {
  private readonly stops = new Map<string, Watched>();

  constructor(
    private readonly ask: AskLive,
    private readonly clock: Clock,
    /** Where news outlive the app: a cancellation that was heard must not be forgotten with the network. */
    private readonly kept?: KeptNews,
  ) {}

  /** What is known, at first from the phone's memory. A new object whenever something changes. */
  news(stopId: string): StopNews {
    return this.stop(stopId).news;
  }

  /** Asks for news until the returned function is called, and calls `listener` when there is some. */
  watch(stopId: string, listener: () => void): () => void {
    const stop = this.stop(stopId);
    stop.listeners.add(listener);
    if (stop.end === undefined) this.askNow(stop, false);
    return () => {
      stop.listeners.delete(listener);
      if (stop.listeners.size > 0) return;
      stop.end?.();
      stop.end = undefined;
    };
  }

  /** The network is back: nobody needs to wait any longer. */
  wake(): void {
    for (const stop of this.stops.values()) {
      if (stop.end === undefined || stop.failures === 0) continue;
      stop.end();
      this.askNow(stop, false);
    }
  }

  private stop(stopId: string): Watched {
    const known = this.stops.get(stopId);
    if (known) return known;
    const kept = this.kept?.read(keyOf(stopId));
    const news = kept === undefined ? {} : { live: kept.answer as LiveBoard, at: kept.at };
    const stop: Watched = { stopId, listeners: new Set(), news, failures: 0, end: undefined };
    this.stops.set(stopId, stop);
    return stop;
  }

  private askNow(stop: Watched, held: boolean): void {
    const { stopId, news } = stop;
    const since = news.live?.version;
    const began = this.clock.now().getTime();
    const waits = held && since !== undefined;
    const asked = this.ask(
      { stopId, ...(since === undefined ? {} : { since }), wait: waits ? MOST_WAIT : 0 },
      waits ? HELD_MS : QUICK_MS,
    );
    let over = false;
    stop.end = () => {
      over = true;
      asked.abort();
    };
    asked.answer.then(
      (live) => {
        if (over) return;
        this.heard(stop, live);
        // A short question tells nothing of whether the network bears a long one.
        if (waits) stop.failures = 0;
        const busy = waits && live.version === since && this.clock.now().getTime() - began < AT_ONCE_MS;
        if (busy) this.askLater(stop, BUSY_PAUSE_MS, true);
        else this.askNow(stop, true);
      },
      () => {
        if (over) return;
        stop.failures += 1;
        this.askLater(stop, Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (stop.failures - 1)), false);
      },
    );
  }

  private askLater(stop: Watched, pauseMs: number, held: boolean): void {
    const timer = setTimeout(() => this.askNow(stop, held), pauseMs);
    stop.end = () => clearTimeout(timer);
  }

  private heard(stop: Watched, live: LiveBoard): void {
    const known = stop.news.live;
    const at = this.clock.now().getTime();
    const isNew = known?.version !== live.version;
    stop.news = { live: isNew ? live : known, at };
    if (isNew) this.kept?.write(keyOf(stop.stopId), { answer: live, at });
    else this.kept?.confirm(keyOf(stop.stopId), at, undefined);
    for (const listener of [...stop.listeners]) listener();
  }
}

function keyOf(stopId: string): string {
  return prepareCall(timetableApi.live, { stopId }).url;
}
