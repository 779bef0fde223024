// Is the address of every page of the app written in one place, where its feature keeps its pages?
import ts from 'typescript';
import { features } from './feature-rules.js';
import { fileRule } from './rule.js';
import type { Rule } from './rule.js';
import { isSpec, visit } from './source.js';
import type { Source } from './source.js';

const ADDRESS = /^(?:\/#)?\/(?<first>[a-z-]+)\/(?:[a-z-]+\/)?index(?:\?|$)/;

/** The folder of the app that a file of shared keeps the pages of: a feature, or none for the tabs. */
function keptIn(path: string): string | undefined {
  const [, feature] = /^shared\/src\/([a-z]+)\/\1-pages\.ts$/.exec(path) ?? [];
  return path === 'shared/src/tab-pages.ts' ? '' : feature;
}

function addressesOf(source: Source): string[] {
  const found: string[] = [];
  visit(source.tree, (node) => {
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node)) found.push(node.text);
  });
  return found.filter((text) => ADDRESS.test(text));
}

function strayAddresses(source: Source): string[] {
  if (!/^(?:shared|server|miniapp)\/src\/(?!testing\/)/.test(source.path) || isSpec(source)) return [];
  const home = keptIn(source.path);
  return addressesOf(source)
    .filter((text) => {
      const first = ADDRESS.exec(text)?.groups?.['first'] ?? '';
      const owner = (features as readonly string[]).includes(first) ? first : '';
      return home !== owner;
    })
    .map((text) => `writes the address ${text} instead of opening the page of shared`);
}

/** Pages are values, as endpoints are; that each is in the app and each of the app in shared is the app's own test. */
export const pageRules: readonly Rule[] = [
  fileRule('the address of a page stands with its feature’s pages in shared, nowhere else', strayAddresses, {
    broken: [
      { 'miniapp/src/home/a.tsx': "goTo('/timetable/board/index', { stop });" },
      { 'server/src/notices/a.ts': 'const page = `/notices/announcement/index?id=${id}`;' },
      { 'server/src/http/a.ts': "const to = '/#/network/point/index?id=';" },
      { 'shared/src/notices/notices-pages.ts': "page('/timetable/board/index', {})" },
      { 'shared/src/tab-pages.ts': "page('/timetable/board/index', {})" },
    ],
    sound: [
      { 'shared/src/timetable/timetable-pages.ts': "page('/timetable/board/index', {})" },
      { 'shared/src/tab-pages.ts': "page('/home/index', {})" },
      { 'miniapp/src/home/a.spec.tsx': "expect(url).toBe('/timetable/board/index');" },
    ],
  }),
];
