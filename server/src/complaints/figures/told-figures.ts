// Which of the counted figures may everybody see?
import { FEWEST_TOLD, figureAnswers, figureParts } from '@kehuoyou/shared';
import type { FigureRow } from '@kehuoyou/shared';
import { withheld } from './few-cells.js';
import { fewRows } from './hidden-sums.js';
import { counted, saidSides } from './counted.js';
import type { Counted, CountedGroup } from './counted.js';

type Counts = Readonly<Record<Counted, number>>;

/** What a row is called. */
export interface RowName {
  readonly id: string;
  readonly name: string;
}

/** Sums the groups that belong to each row, and withholds what tells of a few; the whole stands last. */
export function toldFigures(
  names: readonly RowName[],
  groups: readonly CountedGroup[],
  rowOf: (group: CountedGroup) => string,
): FigureRow[] {
  const own = names.map(({ id }) => sumOf(groups.filter((group) => rowOf(group) === id)));
  const all = [...own, sumOf(groups)];
  const sums = all.map(receivedOf);
  const [whole = 0] = sums.slice(-1);
  // Where the whole county has so few, nothing is told at all.
  const hidden = whole > 0 && whole < FEWEST_TOLD ? new Set(sums.keys()) : fewRows(sums.slice(0, -1), FEWEST_TOLD);
  const told = <Name extends Counted>(of: readonly Name[]) => cellsTold(all, of, hidden);
  const [parts, answers, said] = [told(figureParts), told(figureAnswers), told(saidSides)];
  return [...names, WHOLE].map(({ id, name }, row): FigureRow => {
    const [{ saidNo } = {}] = [said[row]];
    return {
      ...{ id, name, parts: parts[row] ?? {}, answers: answers[row] ?? {} },
      ...(hidden.has(row) ? {} : { received: sums[row] ?? 0 }),
      ...(saidNo === undefined ? {} : { saidNo }),
    };
  });
}

/** Every complaint of the county. */
const WHOLE: RowName = { id: 'whole', name: '全县' };

function cellsTold<Name extends Counted>(
  rows: readonly Counts[],
  names: readonly Name[],
  hidden: ReadonlySet<number>,
): Partial<Record<Name, number>>[] {
  const out = withheld(
    rows.map((row) => names.map((name) => row[name])),
    FEWEST_TOLD,
    hidden,
  );
  return rows.map((row, at) => {
    const told = names.flatMap((name, column) => (out[at]?.[column] === true ? [] : [[name, row[name]] as const]));
    return Object.fromEntries(told) as Partial<Record<Name, number>>;
  });
}

/** Each complaint stands in one part. */
function receivedOf(counts: Counts): number {
  return figureParts.reduce((sum, part) => sum + counts[part], 0);
}

function sumOf(groups: readonly CountedGroup[]): Counts {
  const sum = (name: Counted): number => groups.reduce((all, { counts }) => all + counts[name], 0);
  return Object.fromEntries(counted.map((name) => [name, sum(name)])) as Record<Counted, number>;
}

/** A number of its own; undefined where it tells of a few. */
export function toldNumber(count: number): number | undefined {
  return count > 0 && count < FEWEST_TOLD ? undefined : count;
}
