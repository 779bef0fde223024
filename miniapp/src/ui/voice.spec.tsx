// Does everything that is said to a screen reader get through WeChat's templates?
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { components } from '../../config/aria-components.cjs';
import { voice } from './voice';

it('has a place in the template of every component that speaks', () => {
  process.env.TARO_ENV = 'weapp';
  const said = Object.keys(voice({ role: 'radio', label: '村', hidden: true, checked: true }));
  process.env.TARO_ENV = 'h5';
  expect(said).toContain('aria-checked');
  const root = resolve(__dirname, '..');
  const speaking = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.tsx') && !/\.spec\.|^testing/.test(path))
    .flatMap((path) => [...readFileSync(resolve(root, path), 'utf8').matchAll(/<([A-Z]\w+)[^<>]*\{\.\.\.voice\(/g)])
    .map(([, name = '']) => name);
  expect(speaking.length).toBeGreaterThan(5);
  for (const name of [...new Set([...speaking, 'Textarea', 'Input'])])
    expect([name, Object.keys(components[name] ?? {})]).toEqual([name, expect.arrayContaining(said)]);
});
