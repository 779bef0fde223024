// Does every line whose parts are kept apart stay so on WebViews that know the gap in grids only?
import postcss from 'postcss';
import flexGap from '../config/flex-gap.cjs';

const made = (css: string): string =>
  postcss([flexGap()])
    .process(css, { from: undefined })
    .css.replace(/\s+/g, ' ')
    .replace(/\s*([{}:;>,])\s*/g, '$1');
const each = (selector: string, ending: string): string =>
  ['view', 'text', 'image', 'input', 'picker'].map((child) => `${selector}>${child}${ending}`).join();
const FIRST = ':nth-child(n)';
const REST = ':nth-child(n+2)';
const OLD = '@supports not (aspect-ratio:1/1)';

it.each([
  ['.a{display:flex;gap:8px}', `${OLD}{.a{gap:0}${each('.a', REST)}{margin-left:8px}}`],
  ['.a{display:inline-flex;flex-direction:column;gap:8px}', `${OLD}{.a{gap:0}${each('.a', REST)}{margin-top:8px}}`],
  [
    '.a,.b{display:flex;flex-wrap:wrap;gap:4px var(--x)}',
    `${OLD}{.a,.b{gap:0}${each('.a', FIRST)},${each('.b', FIRST)}{margin-top:calc(4px / 2);margin-bottom:calc(4px / 2)}${each('.a', REST)},${each('.b', REST)}{margin-left:var(--x)}}`,
  ],
  ['.a{display:flex;flex-wrap:wrap;gap:0 10px}', `${OLD}{.a{gap:0}${each('.a', REST)}{margin-left:10px}}`],
  ['.a{gap:calc(1px + 2px)}', `${OLD}{.a{gap:0}${each('.a', REST)}{margin-left:calc(1px + 2px)}}`],
])('%s has margins too', (css, old) => {
  expect(made(css)).toBe(`${css}${old}`);
});

it.each(['.a{display:grid;gap:8px}', '.a{display:flex;margin:8px}'])('%s is left as it is', (css) => {
  expect(made(css)).toBe(css);
});
