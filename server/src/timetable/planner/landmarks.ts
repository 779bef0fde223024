// How long does it take at least from one stop to another, whatever the timetable says of waiting?
//
// A few stops far from each other are landmarks (the ALT bounds of Goldberg and Harrelson). Of each stop it
// is known how long the way to and from each landmark takes at least: the quickest hops and walks after one
// another, without a wait. Two stops cannot be nearer to each other than their ways to a landmark differ.
// A search that would come too late by this bound need not go on.

/** Number of landmarks; their distances to and from a stop then fill half a line of the processor's memory. */
export const LANDMARKS = 4;
/** Numbers a stop takes: from each landmark, then to each. */
export const WIDTH = 2 * LANDMARKS;
/** Where there is no way at all. */
export const NO_WAY = 1 << 28;

/** Lower bounds on the seconds from every stop to a goal. */
export class Landmarks {
  private readonly atGoal = new Int32Array(WIDTH);

  /** `distances`: `WIDTH` numbers a stop, see there. */
  constructor(private readonly distances: Int32Array) {}

  /** The same for hops seen backwards: what led from a stop leads to it. */
  reversed(): Landmarks {
    return new Landmarks(
      this.distances.map(
        (_seconds, place, all) => all[place % WIDTH < LANDMARKS ? place + LANDMARKS : place - LANDMARKS] ?? NO_WAY,
      ),
    );
  }

  /** Sets the goal: whichever of these stops is reached first. */
  aim(stops: readonly number[]): void {
    const { atGoal, distances } = this;
    for (let place = 0; place < WIDTH; place += 1) {
      const values = stops.map((stop) => distances[stop * WIDTH + place] ?? NO_WAY);
      atGoal[place] = place < LANDMARKS ? Math.min(...values) : Math.max(...values);
    }
  }

  /** Seconds from a stop to the goal at least. */
  atLeast(stop: number): number {
    const { atGoal, distances } = this;
    let bound = 0;
    for (let place = stop * WIDTH, number = 0; number < LANDMARKS; place += 1, number += 1) {
      const ahead = (atGoal[number] ?? 0) - (distances[place] ?? 0);
      const behind = (distances[place + LANDMARKS] ?? 0) - (atGoal[number + LANDMARKS] ?? 0);
      if (ahead > bound) bound = ahead;
      if (behind > bound) bound = behind;
    }
    return bound;
  }
}
