// How is every file written?
import { posix } from 'node:path';
import ts from 'typescript';
import { fileRule } from '../rule.js';
import type { Rule } from '../rule.js';
import { isSpec, visit } from '../source.js';
import type { Source } from '../source.js';

const VAGUE = /^(?:utils?|helpers?|commons?|managers?|misc|lib|stuff|base|index\.barrel)$/i;

/** Written in two parts, so that this file does not break its own rule. */
const UNFINISHED = new RegExp(`\\b(?:TO${'DO'}|FIX${'ME'}|XX${'X'}|HA${'CK'})\\b`);
const SILENCED = new RegExp(`eslint-${'disable'}|@ts-${'ignore'}|@ts-${'nocheck'}`);

function vagueNames(source: Source): string[] {
  return source.path
    .split('/')
    .flatMap((part) => part.split('.')[0] ?? [])
    .filter((part) => VAGUE.test(part))
    .map((part) => `"${part}" says nothing about what it holds`);
}

function unfinishedTests(source: Source): string[] {
  const found: string[] = [];
  visit(source.tree, (node) => {
    if (!ts.isCallExpression(node)) return;
    const called = node.expression.getText(source.tree);
    if (/^(?:it|test|describe)\.(?:skip|only|todo|failing)\b|^(?:xit|fit|xtest|xdescribe|fdescribe)$/.test(called))
      found.push(`calls ${called}`);
  });
  return found;
}

/** Names, comments, and what may not be left behind. */
export const textRules: readonly Rule[] = [
  fileRule(
    'every file begins by saying which question it answers',
    // The list of what shared offers answers none.
    (source) =>
      source.path === 'shared/src/index.ts' || /^(?:\/\/ |\/\*)/.test(source.text)
        ? []
        : ['its first line is no comment'],
    {
      broken: [{ 'server/src/a.ts': 'export const a = 1;' }],
      sound: [{ 'server/src/a.ts': '// What is a?\nexport const a = 1;' }],
    },
  ),
  fileRule('no folder or file has a name that says nothing', vagueNames, {
    broken: [{ 'server/src/utils/date.ts': '' }, { 'shared/src/helpers.ts': '' }, { 'miniapp/src/common/a.tsx': '' }],
    sound: [{ 'server/src/network/network.service.ts': '' }],
  }),
  fileRule(
    'there is no barrel in the server: nothing is exported from another file',
    (source) =>
      source.path.startsWith('server/src/')
        ? [
            ...source.imports.filter(({ reExport }) => reExport).map(({ specifier }) => `re-exports ${specifier}`),
            ...(posix.basename(source.path) === 'index.ts' ? ['is an index'] : []),
          ]
        : [],
    { broken: [{ 'server/src/network/a.ts': "export { b } from './b.js';" }, { 'server/src/network/index.ts': '' }] },
  ),
  fileRule(
    'nothing is left unfinished and no check is silenced',
    (source) =>
      [UNFINISHED, SILENCED].flatMap((pattern) => pattern.exec(source.text)?.[0] ?? []).map((what) => `says ${what}`),
    {
      broken: [
        { 'server/src/a.ts': `// TO${'DO'}: later` },
        { 'miniapp/src/a.ts': `// eslint-${'disable'}-next-line` },
        { 'test/a.ts': `// @ts-${'ignore'}` },
      ],
    },
  ),
  fileRule('no test is left out or run alone', unfinishedTests, {
    broken: [
      { 'test/a.spec.ts': "it.skip('a', () => {});" },
      { 'test/a.spec.ts': "describe.only('a', () => {});" },
      { 'test/a.spec.ts': "xit('a', () => {});" },
    ],
    sound: [{ 'test/a.spec.ts': "it('a', () => {}); it.each([1])('b %s', () => {});" }],
  }),
  fileRule(
    'the environment is read by the server’s entry points only, who hand it to the config',
    (source) => {
      if (
        !source.path.startsWith('server/src/') ||
        isSpec(source) ||
        /^server\/src\/(?:main|run)\.ts$/.test(source.path)
      )
        return [];
      return source.text.includes('process.env') ? ['reads process.env'] : [];
    },
    { broken: [{ 'server/src/network/a.ts': "const url = process.env['DATABASE_URL'];" }] },
  ),
];
