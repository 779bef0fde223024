// Can nobody reckon back a figure that was withheld, and is none told that tells of a few?
import fc from 'fast-check';
import { withheld } from './few-cells.js';
import { fewRows } from './hidden-sums.js';

const FEWEST = 5;
const seed = Number(process.env['SEED'] ?? Date.now() % 2 ** 31);

const withSums = (rows: readonly (readonly number[])[]): number[][] => [
  ...rows.map((row) => [...row]),
  (rows[0] ?? []).map((_, column) => rows.reduce((sum, row) => sum + (row[column] ?? 0), 0)),
];

const table = fc
  .tuple(fc.integer({ min: 2, max: 6 }), fc.integer({ min: 2, max: 5 }))
  .chain(([rows, columns]) => {
    const value = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 90 }));
    return fc.array(fc.array(value, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows });
  })
  .map(withSums);

/** Which unknowns of the equations are determined: by elimination, a way that knows nothing of nets. */
function determined(equations: readonly (readonly number[])[], unknowns: number): number[] {
  const rows = equations.map((row) => [...row]);
  let rank = 0;
  for (let column = 0; column < unknowns; column += 1) {
    const pivot = rows.findIndex((row, index) => index >= rank && Math.abs(row[column] ?? 0) > 1e-9);
    const found = rows[pivot];
    if (!found) continue;
    rows.splice(pivot, 1);
    const scaled = found.map((each) => each / (found[column] ?? 1));
    rows.splice(rank, 0, scaled);
    for (const [index, row] of rows.entries()) {
      const by = row[column] ?? 0;
      if (index !== rank && Math.abs(by) > 1e-9) rows[index] = row.map((each, at) => each - by * (scaled[at] ?? 0));
    }
    rank += 1;
  }
  return rows.slice(0, rank).flatMap((row) => {
    const used = row.flatMap((each, at) => (Math.abs(each) > 1e-9 ? [at] : []));
    return used.length === 1 ? used : [];
  });
}

/** The equations of rows whose sums are told and of columns, over what is withheld. */
function equationsOf(held: readonly (readonly boolean[])[], hidden: ReadonlySet<number>) {
  const places = held.flatMap((row, r) => row.flatMap((out, c) => (out ? [[r, c] as const] : [])));
  const sums = [...hidden].map((row) => [row, -1] as const);
  const all = [...places, ...sums];
  const equation = (of: (r: number, c: number) => number): number[] => all.map(([r, c]) => of(r, c));
  const last = held.length - 1;
  const rows = held.map((_, row) => equation((r, c) => (r === row ? (c === -1 ? -1 : 1) : 0)));
  const columns = (held[0] ?? []).map((_, column) => equation((r, c) => (c === column ? (r === last ? -1 : 1) : 0)));
  return { equations: [...rows, ...columns, equation((_, c) => (c === -1 ? 1 : 0))], all };
}

it(`withholds what tells of a few, and nothing withheld can be reckoned back (SEED=${seed})`, () => {
  fc.assert(
    fc.property(table, (figures) => {
      const hidden = fewRows(
        figures.slice(0, -1).map((row) => row.reduce((sum, value) => sum + value, 0)),
        FEWEST,
      );
      const held = withheld(figures, FEWEST, hidden);
      for (const [r, row] of figures.entries())
        for (const [c, value] of row.entries())
          if (value > 0 && value < FEWEST) expect([r, c, held[r]?.[c]]).toEqual([r, c, true]);
      const { equations, all } = equationsOf(held, hidden);
      const known = determined(equations, all.length).map((at) => all[at]);
      // A nought that comes out tells of nobody.
      const telling = known.filter((place) => place !== undefined && (figures[place[0]]?.[place[1]] ?? 0) > 0);
      // Unless the whole county has so few that all is withheld.
      const allOut = held.every((row) => row.every((out) => out));
      if (!allOut) expect(telling).toEqual([]);
    }),
    { seed, numRuns: 400 },
  );
});

it(`tells of no few as what is missing from a sum (SEED=${seed})`, () => {
  fc.assert(
    fc.property(table, (figures) => {
      const held = withheld(figures, FEWEST);
      const last = figures.length - 1;
      const sums = [
        ...figures
          .slice(0, -1)
          .map((row, r) => row.reduce((sum, value, c) => sum + (held[r]?.[c] === true ? value : 0), 0)),
        ...(figures[0] ?? []).map((_, c) =>
          held[last]?.[c] === true
            ? 0
            : figures.slice(0, -1).reduce((sum, row, r) => sum + (held[r]?.[c] === true ? (row[c] ?? 0) : 0), 0),
        ),
      ];
      const told = figures.slice(0, -1).map((row) => row.reduce((sum, value) => sum + value, 0));
      for (const [at, sum] of sums.entries())
        if (sum > 0 && sum < FEWEST) {
          // Only of a row that is itself so small: its own sum is hidden then (`fewRows`).
          expect(told[at] ?? FEWEST).toBeLessThan(FEWEST);
        }
    }),
    { seed, numRuns: 400 },
  );
});

it('leaves a table alone in which nothing is few', () => {
  const figures = withSums([
    [10, 0, 7],
    [8, 20, 0],
  ]);
  expect(withheld(figures, FEWEST).flat()).not.toContain(true);
});

it('withholds a second where one would be known from the sum', () => {
  const figures = withSums([
    [10, 2, 7, 30],
    [8, 20, 9, 40],
    [8, 20, 9, 40],
  ]);
  const held = withheld(figures, FEWEST);
  expect(held[0]?.filter(Boolean).length).toBeGreaterThanOrEqual(2);
  expect(held.slice(0, -1).filter((row) => row[1]).length).toBeGreaterThanOrEqual(2);
  expect(held[3]).toEqual([false, false, false, false]);
});

it('hides rows of a few, and one more where it would stand alone', () => {
  expect([...fewRows([3, 20, 9], FEWEST)].sort()).toEqual([0, 2]);
  expect([...fewRows([3, 4, 90], FEWEST)].sort()).toEqual([0, 1]);
  expect([...fewRows([1, 2, 90, 30], FEWEST)].sort()).toEqual([0, 1, 3]);
  expect(fewRows([0, 90, 30], FEWEST).size).toBe(0);
});
