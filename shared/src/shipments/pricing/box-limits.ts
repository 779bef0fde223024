// Which boxes does anybody take at all?

/** A box as it is handed in: whole grams and millimetres. */
export interface BoxSize {
  readonly grams: number;
  /** Length, width, height. */
  readonly mm: readonly [number, number, number];
}

/** What every box and every order keeps within; policy of the county, to be settled. */
export const boxLimits = {
  /** One person lifts it. */
  grams: 30_000,
  sideMm: 1_500,
  /** Length, width and height together; a carrier may take less. */
  sidesMm: 2_000,
  boxes: 200,
  lines: 10,
} as const;

/** Length, width and height together. */
export function sidesOf({ mm: [length, width, height] }: Pick<BoxSize, 'mm'>): number {
  return length + width + height;
}

/** Cubic millimetres. */
export function volumeOf({ mm: [length, width, height] }: Pick<BoxSize, 'mm'>): number {
  return length * width * height;
}

/** Litres of room that a box takes, never less than it has. */
export function litresOf(box: Pick<BoxSize, 'mm'>): number {
  return Math.max(1, Math.ceil(volumeOf(box) / 1_000_000));
}
