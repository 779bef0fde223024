// What does a point say of an everyday service that it gives?

/** A service that a point gives, with what its keeper says of it. What to bring stands in the catalogue. */
export interface PointEveryday {
  /** A row of `everydayServices`. */
  readonly service: string;
  /** What else one should know. */
  readonly note?: string;
  /** When; absent: whenever the point is open. */
  readonly when?: string;
  /** For one of the catalogue's `per`; absent: free. */
  readonly costFen?: number;
  /** Who helps. */
  readonly helper?: string;
}
