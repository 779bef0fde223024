// Which figures of a table must be withheld, so that none that tells of a few can be read or reckoned back?
//
// A table with its sums is a net: every row and every column is a knot, every figure a thread from its row to its
// column, and the figures at a knot add up. What is withheld can be reckoned back exactly when its thread lies on no
// ring of withheld threads. The row of sums is an ordinary row here; the sums of the rows are told or withheld with all
// that is in the row.

/** Rows of figures; the last row holds the sums of the others. */
export type Figures = readonly (readonly number[])[];

interface Cell {
  readonly row: number;
  readonly column: number;
}

/**
 * True for every figure to withhold: those from 1 to `fewest` − 1, the rows in `hidden`, and what is needed so that they
 * cannot be reckoned back. Figures of the last row are withheld by what they are, never for the others' sake: another
 * table may tell them too.
 */
export function withheld(figures: Figures, fewest: number, hidden: ReadonlySet<number> = new Set()): boolean[][] {
  const last = figures.length - 1;
  const held = figures.map((row, index) => row.map((value) => hidden.has(index) || (value > 0 && value < fewest)));
  const net = { figures, fewest, held, hidden, last };
  closeRow(net, last);
  for (let next = toClose(net); next; next = toClose(net)) next.forEach(({ row, column }) => mark(held, row, column));
  return held;
}

interface Net {
  readonly figures: Figures;
  readonly fewest: number;
  readonly held: boolean[][];
  readonly hidden: ReadonlySet<number>;
  readonly last: number;
}

function mark(held: boolean[][], row: number, column: number): void {
  const cells = held[row];
  if (cells) cells[column] = true;
}

/** Withholds more of a row until what is missing from it are two figures at least, and enough together. */
function closeRow(net: Net, row: number): void {
  for (;;) {
    const cells = rowCells(net, row);
    if (!tellsTooMuch(net, cells)) return;
    const cell = cheapest(net, cells);
    if (!cell) return;
    mark(net.held, cell.row, cell.column);
  }
}

const rowCells = ({ figures }: Net, row: number): Cell[] => (figures[row] ?? []).map((_, column) => ({ row, column }));
/** Without the sum. */
const columnCells = ({ last }: Net, column: number): Cell[] =>
  Array.from({ length: last }, (_, row) => ({ row, column }));

const valueOf = ({ figures }: Net, { row, column }: Cell): number => figures[row]?.[column] ?? 0;
const isHeld = ({ held }: Net, { row, column }: Cell): boolean => held[row]?.[column] === true;

/** What is missing from a line whose sum is told: one figure alone, or a few together. */
function tellsTooMuch(net: Net, cells: readonly Cell[]): boolean {
  const missing = cells.filter((cell) => isHeld(net, cell));
  const sum = missing.reduce((all, cell) => all + valueOf(net, cell), 0);
  return missing.length === 1 || (sum > 0 && sum < net.fewest);
}

/** The smallest that is told, of those that are more than nothing where there are any. */
function cheapest(net: Net, cells: readonly Cell[]): Cell | undefined {
  const rank = (cell: Cell): number => (valueOf(net, cell) === 0 ? Number.MAX_SAFE_INTEGER : valueOf(net, cell));
  return cells.filter((cell) => !isHeld(net, cell)).sort((a, b) => rank(a) - rank(b))[0];
}

/** What has to be withheld next; undefined when nothing has. */
function toClose(net: Net): readonly Cell[] | undefined {
  const { figures, held, last, hidden } = net;
  const rows = [...figures.keys()].filter((row) => row !== last && !hidden.has(row));
  const columns = [...(figures[0] ?? []).keys()];
  const lines = [
    ...rows.map((row) => rowCells(net, row)),
    // What is missing from a column is known only where its sum is told.
    ...columns.filter((column) => held[last]?.[column] !== true).map((column) => columnCells(net, column)),
  ];
  for (const line of lines) {
    const cell = tellsTooMuch(net, line) ? cheapest(net, line) : undefined;
    if (cell) return [cell];
  }
  for (const row of figures.keys())
    for (const column of columns)
      if (held[row]?.[column] === true && !liesOnRing(net, { row, column })) {
        const more = [...columnCells(net, column), ...(row === last ? [] : rowCells(net, row))];
        const cell = cheapest(net, more);
        if (cell) return [cell];
      }
  return undefined;
}

/** True when one comes from the row of a withheld figure to its column by other withheld figures. */
function liesOnRing({ held, figures }: Net, { row, column }: Cell): boolean {
  const seen = { rows: new Set([row]), columns: new Set<number>() };
  const waiting = [row];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop())
    for (const [next, isOut] of (held[at] ?? []).entries()) {
      if (!isOut || (at === row && next === column) || seen.columns.has(next)) continue;
      if (next === column) return true;
      seen.columns.add(next);
      for (const other of figures.keys())
        if (held[other]?.[next] === true && !seen.rows.has(other)) {
          seen.rows.add(other);
          waiting.push(other);
        }
    }
  return false;
}
