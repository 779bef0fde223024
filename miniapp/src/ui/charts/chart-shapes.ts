// Which shapes does a chart consist of? Drawings without words, which may be stretched to any size.
import { paint } from '../paint';
import type { Paint } from '../paint';

/** A bar or a part of one. */
export interface Amount {
  readonly value: number;
  readonly paint: Paint;
}

/** Of the box of a column, in hundredths; the rest is the gap to the next. */
const COLUMN_WIDTH = 76;
/** What is not nothing is never drawn as nothing, and nothing is a line to be seen: hundredths of the height. */
const LEAST_HEIGHT = 2;

/** Columns side by side, the highest as high as the drawing. */
export function columnsSvg(bars: readonly Amount[]): string {
  const most = Math.max(...bars.map(({ value }) => value), 0);
  const shapes = bars.map(({ value, paint: colour }, index) => {
    const height = most <= 0 ? LEAST_HEIGHT : Math.max(LEAST_HEIGHT, (Math.max(value, 0) / most) * 100);
    const x = index * 100 + (100 - COLUMN_WIDTH) / 2;
    return rect(x, 100 - height, COLUMN_WIDTH, height, colour);
  });
  return stretched(bars.length * 100, 100, shapes);
}

/** Parts end to end, a small gap between each two. */
export function stackSvg(parts: readonly Amount[]): string {
  const whole = parts.reduce((sum, { value }) => sum + Math.max(value, 0), 0);
  if (whole <= 0) return stretched(1000, 100, [rect(0, 0, 1000, 100, 'line')]);
  const ends = parts.reduce<number[]>(
    (sums, { value }) => [...sums, (sums[sums.length - 1] ?? 0) + Math.max(value, 0)],
    [],
  );
  const shapes = parts.flatMap(({ value, paint: colour }, index) => {
    if (value <= 0) return [];
    const from = ((ends[index] ?? 0) - value) / whole;
    const gap = from === 0 ? 0 : STACK_GAP;
    return [rect(from * 1000 + gap, 0, Math.max((value / whole) * 1000 - gap, 1), 100, colour)];
  });
  return stretched(1000, 100, shapes);
}

/** Thousandths of the width. */
const STACK_GAP = 4;

/** A line from left to right between the least and the most of its values, with a dot at its end. */
export function lineSvg(values: readonly number[], colour: Paint): string {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const spots = values.map((value, index) => {
    const x = values.length < 2 ? 100 : (index / (values.length - 1)) * 100;
    const y = most === least ? 50 : 90 - ((value - least) / (most - least)) * 80;
    return `${tenth(x)} ${tenth(y)}`;
  });
  const common = `fill="none" stroke="${paint(colour)}" stroke-linecap="round" stroke-linejoin="round" vector-effect="non-scaling-stroke"`;
  const end = spots[spots.length - 1] ?? '100 50';
  return stretched(100, 100, [
    `<path d="M${spots.join('L')}" ${common} stroke-width="2"/>`,
    // A stroke of no length with round ends: a circle would be stretched with the drawing.
    `<path d="M${end}h.01" ${common} stroke-width="8"/>`,
  ]);
}

function rect(x: number, y: number, width: number, height: number, colour: Paint): string {
  return `<rect x="${tenth(x)}" y="${tenth(y)}" width="${tenth(width)}" height="${tenth(height)}" fill="${paint(colour)}"/>`;
}

function stretched(width: number, height: number, shapes: readonly string[]): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" preserveAspectRatio="none">${shapes.join('')}</svg>`;
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
