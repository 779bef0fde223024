// Which rows of a table are hidden with their sums, because they tell of a few?

/** Rows whose sum is from 1 to `fewest` − 1, and the next smallest while those hidden are one alone or a few together. */
export function fewRows(sums: readonly number[], fewest: number): Set<number> {
  const rows = [...sums.entries()].filter(([, sum]) => sum > 0).sort(([, a], [, b]) => a - b);
  const hidden = new Set<number>();
  let together = 0;
  for (const [row, sum] of rows) {
    const isFew = sum < fewest;
    if (!isFew && (hidden.size === 0 || (hidden.size > 1 && together >= fewest))) break;
    hidden.add(row);
    together += sum;
  }
  return hidden;
}
