// What does a county say of its buses on the way, to a test that wants to tell it itself?
import { addDays } from '@kehuoyou/shared';
import type { LiveBoard, LiveBoardAsk, LiveDeparture } from '@kehuoyou/shared';
import { CallFailure } from '../core/call-failure';
import type { Held } from '../core/call';
import type { AskLive } from '../timetable/departures/live-news';

interface Waiting {
  readonly ask: LiveBoardAsk;
  readonly resolve: (live: LiveBoard) => void;
  readonly reject: (failure: CallFailure) => void;
}

/** A county that answers questions for news at once, or holds them until the test tells some. */
export class LiveDesk {
  /** Every question as it came. */
  readonly asked: LiveBoardAsk[] = [];
  /** Questions on which the phone has hung up. */
  hungUp = 0;
  /** False: no question gets an answer. */
  reachable = true;
  timetable = 'timetable-1';
  private told = 0;
  private readonly boards = new Map<string, LiveBoard>();
  private readonly waiting = new Set<Waiting>();

  /** Tells what is different at a stop on `date` and the day before. */
  tell(stopId: string, date: string, departures: readonly LiveDeparture[]): void {
    this.told += 1;
    const board = {
      version: `version-${this.told}`,
      timetable: this.timetable,
      dates: [addDays(date, -1), date],
      departures,
    };
    this.boards.set(stopId, board);
    for (const each of [...this.waiting]) if (each.ask.stopId === stopId) this.answer(each, board);
  }

  /** Cuts the questions that are held, and all that come until it is `reachable` again. */
  cut(): void {
    this.reachable = false;
    for (const each of [...this.waiting]) {
      this.waiting.delete(each);
      each.reject(new CallFailure('no_network'));
    }
  }

  /** Questions that are held back now. */
  get held(): number {
    return this.waiting.size;
  }

  /** Lets a held question go without news, as the server does in time. */
  release(): void {
    for (const each of [...this.waiting]) this.answer(each, this.board(each.ask.stopId));
  }

  readonly ask: AskLive = (ask): Held<LiveBoard> => {
    this.asked.push(ask);
    if (!this.reachable) return { answer: Promise.reject(new CallFailure('no_network')), abort: () => undefined };
    const board = this.board(ask.stopId);
    if (ask.since !== board.version || ask.wait === 0)
      return { answer: Promise.resolve(board), abort: () => undefined };
    let hangUp = (): void => undefined;
    const answer = new Promise<LiveBoard>((resolve, reject) => {
      const waiting = { ask, resolve, reject };
      this.waiting.add(waiting);
      hangUp = () => {
        if (!this.waiting.delete(waiting)) return;
        this.hungUp += 1;
        reject(new CallFailure('cancelled'));
      };
    });
    return { answer, abort: () => hangUp() };
  };

  private board(stopId: string): LiveBoard {
    return this.boards.get(stopId) ?? { version: 'version-0', timetable: this.timetable, dates: [], departures: [] };
  }

  private answer(waiting: Waiting, board: LiveBoard): void {
    this.waiting.delete(waiting);
    waiting.resolve(board);
  }
}
