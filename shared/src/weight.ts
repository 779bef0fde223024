// How is a weight written, which is kept in whole grams?

const KILOGRAM = 1_000;

/** In kilograms, to the gram: 2.5, 10. */
export function kilograms(grams: number): string {
  return String(Number((grams / KILOGRAM).toFixed(3)));
}

/** In kilograms with one digit after the point, as a sheet has them: 74.5, 10. */
export function roundKilograms(grams: number): string {
  return String(Number((grams / KILOGRAM).toFixed(1)));
}

/** Whole kilograms, rounded up: what is too heavy is not said to be light. */
export function wholeKilograms(grams: number): number {
  return Math.ceil(grams / KILOGRAM);
}
