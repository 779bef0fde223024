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
    const block =
      sheet('tokens.scss')
        .split(new RegExp(`\\n *${selector} {`))[1]
        ?.split('}')[0] ?? '';
    for (const [, name, value] of block.matchAll(/--([\w-]+): ([^;]+);/g)) found.set(name ?? '', value ?? '');
  }
  return found;
}

const px = (of: Tokens, name: string) => parseFloat(of.get(name) ?? 'NaN');
const usual = tokens('.root');
const elder = tokens('.root', '.root.elder');
const largest = tokens('.root', '.root.elder', '.root.elder.elder-largest');
const desk = tokens('.root', '.root.root-desk');
/** From the smallest to the largest. */
const steps = { desk, usual, elder, larger: tokens('.root', '.root.elder', '.root.elder.elder-larger'), largest };

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
  ['body', 18, 24, 30, 15],
  ['small', 16, 20, 26, 13],
  ['grid', 16, 20, 26, 12],
  ['answer', 40, 52, 60, 28],
  ['hero', 56, 64, 72, 40],
  ['target', 48, 60, 68, 32],
  ['line-height', 1.4, 1.5, 1.5, 1.4],
])('%s is at least %d, %d in elder mode, %d at its largest, and %d at a desk', (name, ...least) => {
  [usual, elder, largest, desk].forEach((step, index) => {
    expect(px(step, name)).toBeGreaterThanOrEqual(least[index] ?? Infinity);
  });
});

it('each step writes larger than the one before it, and sizes keep their order within each', () => {
  for (const name of ['body', 'small', 'grid', 'large', 'title', 'answer', 'hero', 'figure', 'target', 'icon']) {
    const sizes = Object.values(steps).map((step) => px(step, name));
    expect([name, sizes]).toEqual([name, [...sizes].sort((a, b) => a - b)]);
  }
  for (const step of Object.values(steps)) {
    const sizes = ['grid', 'small', 'body', 'large', 'title', 'figure', 'answer', 'hero'].map((name) => px(step, name));
    expect(sizes).toEqual([...sizes].sort((a, b) => a - b));
  }
});

it('a desk’s sizes hold on wide screens only, and never against elder mode, which comes after them', () => {
  const text = sheet('tokens.scss');
  const [before = ''] = text.split('.root.root-desk {');
  expect(before.trimEnd().endsWith('@media (min-width: 1180px) {')).toBe(true);
  expect(text.lastIndexOf('.root.root-desk {')).toBeLessThan(text.indexOf('\n.root.elder {'));
  // As strong as elder mode's own selector: so the later one wins, and it is the larger.
  for (const [name] of tokens('.root.root-desk')) {
    if (['pad', 'corner', 'corner-small'].includes(name)) continue;
    expect([name, tokens('.root.elder').has(name)]).toEqual([name, true]);
  }
});

it('space comes in five sizes, the same in every step', () => {
  const spaces = (of: Tokens) => [4, 8, 12, 16, 24].map((size) => of.get(`space-${size}`));
  for (const step of Object.values(steps)) expect(spaces(step)).toEqual(['4px', '8px', '12px', '16px', '24px']);
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
  ['ink', 'green-soft'],
  ['ink', 'amber-soft'],
  ['ink', 'red-soft'],
  ['ink', 'grey-soft'],
  ['card', 'red'],
  ['card', 'amber'],
])('%s on %s can be read', (text, ground) => {
  expect(contrast(usual.get(text) ?? '', usual.get(ground) ?? '')).toBeGreaterThanOrEqual(4.5);
});

it('the edge of an empty field or bar is seen against what it encloses', () => {
  expect(contrast(usual.get('edge') ?? '', usual.get('card') ?? '')).toBeGreaterThanOrEqual(3);
});

it('no step changes a colour', () => {
  const colours = [...usual].filter(([, value]) => value.startsWith('#'));
  expect(colours.length).toBeGreaterThan(10);
  for (const step of Object.values(steps))
    expect(colours.filter(([name, value]) => step.get(name) !== value)).toEqual([]);
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
