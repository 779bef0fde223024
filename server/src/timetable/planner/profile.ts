// When is it of use to leave each stop for a destination, and how does one go on?
//
// For each stop a list of departures that are of use: each leaves later than those that arrive earlier, and
// of two that arrive together the one with fewer buses. A departure is an entry, by number, in columns.
// Its key has arrival and number of buses in one number, so that comparing keys compares both, arrival
// first.

/** Buses that a key can count. */
export const BUSES = 128;
/** In place of an entry's number where there is none. */
export const NONE = -1;

/** Key of arriving at `second` by `buses` buses. */
export function keyOf(second: number, buses: number): number {
  return second * BUSES + buses;
}

/** Arrival that a key stands for. */
export function arrivalOf(key: number): number {
  return Math.floor(key / BUSES);
}

/** Number of buses that a key stands for. */
export function busesOf(key: number): number {
  return key % BUSES;
}

/** The lists of all stops. Each runs from the earliest departure to the latest, linked by `next`. */
export class Profile {
  /** The first entry of each stop: of buses that leave there, and of buses that one must walk to. */
  boardHead: Int32Array;
  footHead: Int32Array;
  /** Seconds at which one must be at the stop of the list. */
  time: Int32Array;
  key: Int32Array;
  /** The hop that one boards at, and the one after which one gets off. */
  board: Int32Array;
  exit: Int32Array;
  next: Int32Array;
  size = 0;
  /** Entries below this one are of an earlier search: a list ends before them. */
  first = 0;

  constructor(stops: number, room: number) {
    this.boardHead = new Int32Array(stops + 2).fill(NONE);
    this.footHead = new Int32Array(stops + 2).fill(NONE);
    this.time = new Int32Array(room);
    this.key = new Int32Array(room);
    this.board = new Int32Array(room);
    this.exit = new Int32Array(room);
    this.next = new Int32Array(room);
  }

  /** Bytes that it takes. */
  get bytes(): number {
    return 4 * (this.boardHead.length + this.footHead.length + 5 * this.time.length);
  }

  /** The entry of a list that is left at `second` or later and arrives first; `NONE` when there is none. */
  lookUp(head: number, second: number): number {
    const { time, next, first } = this;
    let entry = head;
    while (entry >= first && (time[entry] ?? 0) < second) entry = next[entry] ?? NONE;
    return entry >= first ? entry : NONE;
  }

  add(second: number, key: number, board: number, exit: number, next: number): number {
    const entry = this.size;
    this.time[entry] = second;
    this.key[entry] = key;
    this.board[entry] = board;
    this.exit[entry] = exit;
    this.next[entry] = next;
    this.size = entry + 1;
    return entry;
  }

  /** Begins a new search: what is there now no longer counts. */
  begin(): void {
    if (this.size > this.time.length / 2) {
      this.size = 0;
      this.boardHead.fill(NONE);
      this.footHead.fill(NONE);
    }
    this.first = this.size;
  }

  grow(): void {
    const longer = (column: Int32Array): Int32Array => {
      const twice = new Int32Array(column.length * 2);
      twice.set(column);
      return twice;
    };
    this.time = longer(this.time);
    this.key = longer(this.key);
    this.board = longer(this.board);
    this.exit = longer(this.exit);
    this.next = longer(this.next);
  }

  /** What the present search has found, by itself and no larger than need be. */
  copy(): Profile {
    const { first, size } = this;
    const copy = new Profile(this.boardHead.length - 2, 0);
    const moved = (column: Int32Array): Int32Array => column.map((entry) => (entry >= first ? entry - first : NONE));
    copy.boardHead = moved(this.boardHead);
    copy.footHead = moved(this.footHead);
    copy.next = moved(this.next.subarray(first, size));
    copy.time = this.time.slice(first, size);
    copy.key = this.key.slice(first, size);
    copy.board = this.board.slice(first, size);
    copy.exit = this.exit.slice(first, size);
    copy.size = size - first;
    return copy;
  }
}
