// Which black bars does somebody mean who marks fields of a grid over a picture?
import { BAR_SCALE } from '@kehuoyou/shared';
import type { Bar } from '@kehuoyou/shared';

/** Into how many fields a picture is divided. */
export interface Grid {
  readonly columns: number;
  readonly rows: number;
}

/** Fields large enough for a thumb on a phone, and finer ones for a mouse. */
export const thumbGrid: Grid = { columns: 5, rows: 4 };
export const mouseGrid: Grid = { columns: 12, rows: 9 };

/** The other one: covered is open, open is covered. */
export function toggled(covered: ReadonlySet<number>, field: number): ReadonlySet<number> {
  const next = new Set(covered);
  if (!next.delete(field)) next.add(field);
  return next;
}

/** One bar for each row of neighbours; their edges meet, so that nothing shows between them. */
export function barsOf(covered: ReadonlySet<number>, { columns, rows }: Grid): Bar[] {
  const bars: Bar[] = [];
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const from = column;
      while (column < columns && covered.has(row * columns + column)) column += 1;
      if (column > from) bars.push(barAt({ from, to: column, row }, { columns, rows }));
    }
  }
  return bars;
}

function barAt(
  run: { readonly from: number; readonly to: number; readonly row: number },
  { columns, rows }: Grid,
): Bar {
  const [left, right] = [edge(run.from, columns), edge(run.to, columns)];
  const [top, bottom] = [edge(run.row, rows), edge(run.row + 1, rows)];
  return { left, top, width: right - left, height: bottom - top };
}

function edge(field: number, fields: number): number {
  return Math.round((field * BAR_SCALE) / fields);
}
