// What does a chart say to whoever does not see it, in a sentence?

/** One figure of a row of them. */
export interface Point {
  /** Below it, such as 11-18. */
  readonly label: string;
  /** For the ear, such as 十一月十八日; the label unless given. */
  readonly spoken?: string;
  readonly value: number;
}

/** A row of figures. */
export interface Row {
  /** What is counted, such as 每天扫几件. */
  readonly title: string;
  readonly unit: string;
  readonly points: readonly Point[];
}

/** 每天扫几件，从十一月十八日到十二月一日：最多十一月二十四日，58 件；最少十一月二十六日，0 件；最后十二月一日，8 件。 */
export function spokenRow({ title, unit, points }: Row): string {
  const [first] = points;
  const last = points[points.length - 1];
  if (first === undefined || last === undefined) return `${title}：还没有数。`;
  const say = ({ label, spoken = label, value }: Point): string => `${spoken}，${value} ${unit}`;
  if (points.length === 1) return `${title}：${say(first)}。`;
  const most = points.reduce((a, b) => (b.value > a.value ? b : a));
  const least = points.reduce((a, b) => (b.value < a.value ? b : a));
  const name = ({ label, spoken = label }: Point): string => spoken;
  const range = `${title}，从${name(first)}到${name(last)}`;
  if (most.value === least.value) return `${range}：都是 ${most.value} ${unit}。`;
  return `${range}：最多${say(most)}；最少${say(least)}；最后${say(last)}。`;
}

/** 四样都过，一共 111 个：过 83 个，没过 20 个。 */
export function spokenParts(
  title: string,
  unit: string,
  parts: readonly { readonly word: string; readonly value: number }[],
): string {
  const whole = parts.reduce((sum, { value }) => sum + value, 0);
  const words = parts.map(({ word, value }) => `${word} ${value} ${unit}`);
  return `${[`${title}，一共 ${whole} ${unit}`].concat(words.length === 0 ? [] : words.join('，')).join('：')}。`;
}

/** So many columns that are not nothing can each carry a figure among others that carry none. */
const MOST_WRITTEN = 10;
/** Letters that stand side by side over the columns of the narrowest chart: those of all their words together. */
const MOST_LETTERS = 40;

/**
 * For each point whether its figure is written: all where there is room, of few that are not nothing those, else
 * the highest, the last, and what stands out.
 */
export function writtenFigures(points: readonly (Point & { readonly standsOut?: boolean })[]): boolean[] {
  if (haveRoom(points.map(({ value }) => String(value)))) return points.map(() => true);
  const something = points.map(({ value }) => value !== 0);
  if (something.filter(Boolean).length <= MOST_WRITTEN) return something;
  const most = Math.max(...points.map(({ value }) => value));
  const highest = points.findIndex(({ value }) => value === most);
  return points.map(({ standsOut }, index) => index === highest || index === points.length - 1 || standsOut === true);
}

/** For each point whether its name is written: all where there is room, else the first and the last. */
export function writtenLabels(points: readonly Point[]): boolean[] {
  const all = haveRoom(points.map(({ label }) => label));
  return points.map((_each, index) => all || index === 0 || index === points.length - 1);
}

/** True for words that can stand side by side, one over each column. */
function haveRoom(words: readonly string[]): boolean {
  return words.join('').length <= MOST_LETTERS;
}
