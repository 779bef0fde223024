// Can what clients were told of a bus's room have happened one after the other?
//
// A history is linearizable when each deed can be set to one moment between its call and its answer so that, done in
// that order by a single clerk with one sheet of paper, each would have got the same answer (Herlihy and Wing, 1990;
// searched as by Wing and Gong, 1993). Asked of one bus at a time: what is linearizable on each is so altogether.

/** Boxes that were wanted on a row of legs, or given back. */
export interface Deed {
  /** When it was asked and when it was answered; any clock that only goes forward. */
  readonly called: number;
  readonly answered: number;
  /** First and last leg, from 0. */
  readonly legs: readonly [number, number];
  readonly boxes: number;
  /** `taken`, `refused` for want of room, or `given` back. */
  readonly what: 'taken' | 'refused' | 'given';
  /** Of what was given back: the place in the history where it was taken. */
  readonly of?: number;
}

/** Places in which the search may look; what no order fits within so many is told as undecided. */
const MOST_LOOKS = 2_000_000;

/** `yes`, `no`, or `undecided` where the search was given up. */
export type Verdict = 'yes' | 'no' | 'undecided';

/** Whether one clerk with one sheet could have given these answers, for a bus that takes so many boxes on each leg. */
export function isLinearizable(history: readonly Deed[], room: readonly number[]): Verdict {
  return new Search(history, room).run();
}

/** One step of the way that the search has gone: a deed that was done, and those that could be tried instead. */
interface Step {
  readonly others: number[];
  readonly done: readonly number[];
}

class Search {
  private readonly load: number[];
  private readonly remaining = new Set<number>();
  private readonly seen = new Set<string>();
  private looks = 0;

  constructor(
    private readonly history: readonly Deed[],
    private readonly room: readonly number[],
  ) {
    this.load = room.map(() => 0);
    for (const place of history.keys()) this.remaining.add(place);
  }

  run(): Verdict {
    const way: Step[] = [{ done: this.settle(), others: this.choices() }];
    while (this.remaining.size > 0) {
      const last = way.at(-1);
      if (!last) return 'no';
      const next = last.others.shift();
      if (next === undefined) {
        for (const place of [...last.done].reverse()) this.undo(place);
        way.pop();
        continue;
      }
      if ((this.looks += 1) > MOST_LOOKS) return 'undecided';
      this.apply(next);
      const done = [next, ...this.settle()];
      const here = [...this.remaining].sort((a, b) => a - b).join(' ');
      // What is loaded follows from what is done: the same rest was tried before, and led nowhere.
      const isNew = !this.seen.has(here);
      this.seen.add(here);
      way.push({ done, others: isNew ? this.choices() : [] });
    }
    return 'yes';
  }

  /** Refusals that are right by now change nothing: to take them at once never spoils what comes after. */
  private settle(): number[] {
    const settled = this.candidates().filter((place) => this.deed(place).what === 'refused' && this.fits(place));
    for (const place of settled) this.remaining.delete(place);
    return settled;
  }

  /** What may be done next, what was answered first before the others. */
  private choices(): number[] {
    return this.candidates()
      .filter((place) => this.deed(place).what !== 'refused' && this.fits(place))
      .sort((a, b) => this.deed(a).answered - this.deed(b).answered);
  }

  /** Deeds that were called before any other that is still open was answered. */
  private candidates(): number[] {
    const open = [...this.remaining];
    const first = open.reduce((least, place) => Math.min(least, this.deed(place).answered), Infinity);
    return open.filter((place) => this.deed(place).called <= first);
  }

  private fits(place: number): boolean {
    const { what, boxes, legs, of } = this.deed(place);
    if (what === 'given') return of === undefined || !this.remaining.has(of);
    const hasRoom = this.load
      .slice(legs[0], legs[1] + 1)
      .every((load, at) => load + boxes <= (this.room[legs[0] + at] ?? 0));
    return hasRoom === (what === 'taken');
  }

  private apply(place: number): void {
    this.change(place, 1);
    this.remaining.delete(place);
  }

  private undo(place: number): void {
    this.change(place, -1);
    this.remaining.add(place);
  }

  private change(place: number, by: 1 | -1): void {
    const { what, boxes, legs } = this.deed(place);
    if (what === 'refused') return;
    for (let leg = legs[0]; leg <= legs[1]; leg += 1)
      this.load[leg] = (this.load[leg] ?? 0) + (what === 'taken' ? boxes : -boxes) * by;
  }

  private deed(place: number): Deed {
    const deed = this.history[place];
    if (!deed) throw new Error(`the history has no place ${place}`);
    return deed;
  }
}
