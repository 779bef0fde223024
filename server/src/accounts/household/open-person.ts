// What is known of somebody, in the clear?

/** Somebody's name and number in the clear. */
export interface OpenPerson {
  readonly name?: string;
  readonly phone?: string;
}
