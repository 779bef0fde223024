// Which breaches does lint have to notice?
import type { Breach } from './breach.js';

const NUMBERS = '@typescript-eslint/strict-boolean-expressions';
const WAITING = '@typescript-eslint/no-floating-promises';
const MISUSED = '@typescript-eslint/no-misused-promises';
const SEND = 'declare function send(): Promise<void>;\n';

/** The same breach in each package. */
function inEvery(what: string, text: string, caughtBy: string): Breach[] {
  const file = what.replace(/\W+/g, '-');
  return [`shared/src/${file}.ts`, `server/src/network/${file}.ts`, `miniapp/src/home/${file}.tsx`].map((path) => ({
    what,
    path,
    text,
    caughtBy,
  }));
}

/** Each with the rule of lint that notices it. */
export const lintBreaches: readonly Breach[] = [
  ...inEvery('a file of more than 300 lines', Array.from({ length: 301 }, () => '// Why?').join('\n'), 'max-lines'),
  ...inEvery(
    'a function of more than 40 lines',
    `export function long(): void {\n${Array.from({ length: 45 }, () => '  console.log(1);').join('\n')}\n}`,
    'max-lines-per-function',
  ),
  ...inEvery('any', 'export const a = (value: any): boolean => value === 1;', '@typescript-eslint/no-explicit-any'),
  ...inEvery('loose equality', 'export const a = (b: number, c: number): boolean => b == c;', 'eqeqeq'),
  ...inEvery('a vague folder', "export { a } from '../utils/a.js';", 'no-restricted-imports'),
  ...inEvery(
    'seconds tested for truth, so that midnight is none',
    'export const a = (seconds: number): string => (seconds ? `${seconds}` : "-");',
    NUMBERS,
  ),
  ...inEvery(
    'an amount that may be missing, so that nothing to pay is missing',
    'export function a(fen?: number): number { return fen || 100; }',
    NUMBERS,
  ),
  ...inEvery(
    'a count that decides by being there',
    'export function a(count: number, b: string): string | number { return count && b; }',
    NUMBERS,
  ),
  ...inEvery('a promise that nobody waits for', `${SEND}export function a(): void { send(); }`, WAITING),
  ...inEvery(
    'a promise where an answer is expected at once',
    `${SEND}export function a(list: number[]): void { list.forEach(async () => { await send(); }); }`,
    MISUSED,
  ),
  {
    what: 'a story that does not wait for what it expects',
    path: 'test/stories/breach.api.spec.ts',
    text: 'declare function expectAnswer(): Promise<void>;\nexpectAnswer();',
    caughtBy: WAITING,
  },
  {
    what: 'a promise tested for truth in a story',
    path: 'test/harness/truth-breach.ts',
    text: 'declare function isDone(): Promise<boolean>;\nexport const a = (): number => (isDone() ? 1 : 2);',
    caughtBy: MISUSED,
  },
];
