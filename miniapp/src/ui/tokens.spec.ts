// Are sizes and colours as large and as strong as we promise? Read from the sheets themselves.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { iconNames } from './icon-names';

type Tokens = ReadonlyMap<string, string>;

const sheet = (name: string) => readFileSync(join(__dirname, name), 'utf8');

/** The tokens that hold under `selector`, with those of the selectors before it. */
function tokens(...selectors: string[]): Tokens {
  const found = new Map<string, string>();
  for (const selector of selectors) {
    const block = sheet('tokens.scss').split(`\n${selector} {`)[1]?.split('}')[0] ?? '';
    for (const [, name, value] of block.matchAll(/--([\w-]+): ([^;]+);/g)) found.set(name ?? '', value ?? '');
  }
  return found;
}

const px = (of: Tokens, name: string) => parseFloat(of.get(name) ?? 'NaN');
const usual = tokens('.root');
const elder = tokens('.root', '.root.elder');
const largest = tokens('.root', '.root.elder', '.root.elder.elder-largest');

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((from) => {
    const part = parseInt(hex.slice(from, from + 2), 16) / 255;
    return part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** WCAG 2 contrast of two colours. */
function contrast(a: string, b: string): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

it.each([
  ['body', 18, 24],
  ['small', 16, 20],
  ['answer', 40, 52],
  ['target', 48, 60],
  ['line-height', 1.4, 1.5],
])('%s is at least %d, and %d in elder mode', (name, normal, large) => {
  expect(px(usual, name)).toBeGreaterThanOrEqual(normal);
  expect(px(elder, name)).toBeGreaterThanOrEqual(large);
});

it('at its largest, elder mode writes at 30 px', () => {
  expect(px(largest, 'body')).toBeGreaterThanOrEqual(30);
});

it.each([
  ['ink', 'paper'],
  ['ink', 'card'],
  ['grey', 'paper'],
  ['grey', 'card'],
  ['grey', 'grey-soft'],
  ['green', 'paper'],
  ['green', 'card'],
  ['green', 'green-soft'],
  ['card', 'green'],
  ['amber', 'amber-soft'],
  ['red', 'card'],
  ['red', 'paper'],
  ['red', 'red-soft'],
])('%s on %s can be read', (text, ground) => {
  expect(contrast(usual.get(text) ?? '', usual.get(ground) ?? '')).toBeGreaterThanOrEqual(4.5);
});

it('elder mode changes sizes only', () => {
  expect(
    [...usual].filter(([, value]) => value.startsWith('#')).filter(([name, value]) => elder.get(name) !== value),
  ).toEqual([]);
});

it('no sheet of a widget has a colour or a text size of its own', () => {
  const own = readdirSync(__dirname, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.scss') && name !== 'tokens.scss')
    .flatMap((name) =>
      [...sheet(name).matchAll(/^.*(?:#[0-9a-f]{3,6}\b|font-size: \d).*$/gim)].map(
        ([line]) => `${name}: ${line.trim()}`,
      ),
    )
    // Interpolations of Sass begin with # too.
    .filter((line) => !line.includes('#{'));
  expect(own).toEqual([]);
});

it('every icon has a shape, and no shape is without a name', () => {
  const shapes = [...(sheet('icon.scss').split('$names:')[1]?.split(';')[0] ?? '').matchAll(/'([\w-]+)'/g)].map(
    ([, name]) => name,
  );
  expect(shapes).toEqual([...iconNames]);
});
