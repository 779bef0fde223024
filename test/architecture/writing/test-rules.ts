// Can every test fail, and for no other reason than that what it says is not so?
import ts from 'typescript';
import { fileRule } from '../rule.js';
import type { Rule } from '../rule.js';
import { visit, withoutEnding } from '../source.js';
import type { Source } from '../source.js';

const TEST = /^(?:it|test)(?:\.each\([^]*\)|\.each`[^]*`)?$/;

function isTestFile({ path }: Source): boolean {
  return /\.spec\.tsx?$/.test(path);
}

/** What fails when something is not so: `expect`, `assert`, Testing Library's `getBy…`, and waiting until it is. */
const FAILS = /^(?:expect\w*|assert\w*|(?:get|find)(?:All)?By\w+|eventually|waitFor)$/;

/** A function that tests are made of: what it is called where it stands, and what it calls, in the same words. */
function deedsIn(source: Source): Map<string, Set<string>> {
  const path = withoutEnding(source.path);
  const deeds = new Map<string, Set<string>>();
  visit(source.tree, (node) => {
    const isMethod = ts.isMethodDeclaration(node) || ts.isPropertyAssignment(node);
    const work =
      ts.isFunctionDeclaration(node) || ts.isMethodDeclaration(node)
        ? node
        : (ts.isVariableDeclaration(node) || ts.isPropertyAssignment(node)) && node.initializer
          ? node.initializer
          : undefined;
    if (!work || !ts.isFunctionLike(work)) return;
    const name = (node as ts.NamedDeclaration).name?.getText(source.tree) ?? '';
    deeds.set(isMethod ? `.${name}` : `${path}#${name}`, calledIn(work, source));
  });
  return deeds;
}

/** What is called, or handed on to be called: `path#name` of a function, `.name` of a method. */
function calledIn(work: ts.Node, source: Source): Set<string> {
  const called = new Set<string>();
  visit(work, (node) => {
    if (ts.isPropertyAccessExpression(node)) called.add(`.${node.name.text}`);
    if (!ts.isIdentifier(node) || (ts.isPropertyAccessExpression(node.parent) && node.parent.name === node)) return;
    called.add(`${importedFrom(source).get(node.text) ?? withoutEnding(source.path)}#${node.text}`);
  });
  return called;
}

const importsKnown = new WeakMap<Source, ReadonlyMap<string, string>>();

/** The file that each imported name comes from. */
function importedFrom(source: Source): ReadonlyMap<string, string> {
  const known = importsKnown.get(source);
  if (known) return known;
  const names = new Map<string, string>();
  for (const statement of source.tree.statements) {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) continue;
    const { text } = statement.moduleSpecifier;
    const target = source.imports.find(({ specifier }) => specifier === text)?.target ?? text;
    const { namedBindings } = statement.importClause ?? {};
    if (namedBindings && ts.isNamedImports(namedBindings))
      for (const { name } of namedBindings.elements) names.set(name.text, target);
  }
  importsKnown.set(source, names);
  return names;
}

function fails(called: ReadonlySet<string>, known: ReadonlySet<string>): boolean {
  return [...called].some((each) => known.has(each) || FAILS.test(each.slice(each.search(/[#.](?=\w+$)/) + 1)));
}

/** Functions that fail when something is not so, themselves or by what they call. */
function failing(sources: readonly Source[]): ReadonlySet<string> {
  const deeds = sources
    .filter(({ path }) => /\.spec\.tsx?$|^test\/(?!architecture\/)|\/testing\//.test(path))
    .flatMap((source) => [...deedsIn(source)]);
  const found = new Set<string>();
  for (let before = -1; before < found.size;) {
    before = found.size;
    for (const [name, called] of deeds) if (!found.has(name) && fails(called, found)) found.add(name);
  }
  return found;
}

function cannotFail(sources: readonly Source[]): string[] {
  const known = failing(sources);
  return sources.filter(isTestFile).flatMap((source) => {
    const found: string[] = [];
    visit(source.tree, (node) => {
      if (!ts.isCallExpression(node) || !TEST.test(node.expression.getText(source.tree))) return;
      const [title, work] = node.arguments;
      if (title && work && !fails(calledIn(work, source), known))
        found.push(`${source.path}: nothing can fail in ${title.getText(source.tree)}`);
    });
    return found;
  });
}

function isConstant(node: ts.Expression): boolean {
  return (
    ts.isLiteralExpression(node) ||
    node.kind === ts.SyntaxKind.TrueKeyword ||
    node.kind === ts.SyntaxKind.FalseKeyword ||
    node.kind === ts.SyntaxKind.NullKeyword
  );
}

/** A busy machine takes its time; what takes longer than this does not come at all. */
const PATIENCE_MS = 10_000;

function emptyExpectations(source: Source): string[] {
  if (!isTestFile(source)) return [];
  const found: string[] = [];
  visit(source.tree, (node) => {
    if (!ts.isCallExpression(node)) return;
    const [first] = node.arguments;
    if (node.expression.getText(source.tree) === 'expect') {
      if (!ts.isPropertyAccessExpression(node.parent))
        found.push(`expects nothing of ${first?.getText(source.tree) ?? 'nothing'}`);
      if (first && isConstant(first))
        found.push(`expects something of ${first.getText(source.tree)}, which is always the same`);
    }
    if (
      !ts.isPropertyAccessExpression(node.expression) ||
      !/^toBeLessThan(?:OrEqual)?$/.test(node.expression.name.text)
    )
      return;
    if (!/(?:performance|Date)\.now\(\)/.test(node.expression.expression.getText(source.tree))) return;
    if (!first || !ts.isNumericLiteral(first) || Number(first.text) < PATIENCE_MS)
      found.push('fails on a busy machine');
  });
  return found;
}

/** What moves a page or touches it without waiting for what comes of it; `Phone` has a way that waits for each. */
const UNAWAITED =
  /\bpage\s*\.(?:goto|reload|goBack|goForward)\(|\.(?:tap|click|dblclick)\(\)|location\.(?:hash|href) = /g;

function movesWithoutWaiting({ path, text }: Source): string[] {
  if (!path.endsWith('.h5.spec.ts')) return [];
  return [...text.matchAll(UNAWAITED)].map(([move]) => `${move} does not wait for what is read next to be there`);
}

/** A test is worth what it can find. */
export const testRules: readonly Rule[] = [
  {
    title: 'every test can fail',
    breaches: cannotFail,
    broken: [
      { 'test/a.spec.ts': "it('starts', async () => { await server.start(); });" },
      { 'server/src/network/a.spec.ts': "it.each([1, 2])('takes %d', (count) => { keep(count); });" },
    ],
    sound: [
      { 'test/a.spec.ts': "it('starts', async () => { expect(await server.start()).toBe(true); });" },
      {
        'test/a.spec.ts':
          "function sees(text: string): void { expect(page).toContain(text); }\nit('starts', () => sees('a'));",
      },
    ],
  },
  fileRule('an expectation is of something that may change, and not of how fast the machine is', emptyExpectations, {
    broken: [
      { 'test/a.spec.ts': "it('a', () => { expect(true).toBe(true); });" },
      { 'test/a.spec.ts': "it('a', () => { expect(answer); });" },
      { 'test/a.spec.ts': "it('a', () => { expect(Date.now() - began).toBeLessThan(200); });" },
      { 'test/a.spec.ts': "it('a', () => { expect(performance.now() - began).toBeLessThan(SOON_MS); });" },
    ],
    sound: [
      { 'test/a.spec.ts': "it('a', () => { expect(answer).toBe(true); expect(rows.length).toBeLessThan(5); });" },
      { 'test/a.spec.ts': "it('a', () => { expect(Date.now() - began).toBeLessThan(30_000); });" },
    ],
  }),
  fileRule('a story in the browser moves by its phone, which waits until all is there', movesWithoutWaiting, {
    broken: [
      { 'test/stories/a.h5.spec.ts': 'await phone.page.reload();' },
      { 'test/stories/a.h5.spec.ts': 'await page.goto(server.url);' },
      { 'test/stories/a.h5.spec.ts': "await phone.page.getByRole('radio').first().tap();" },
      { 'test/stories/a.h5.spec.ts': 'await page.evaluate((hash) => (window.location.hash = hash), path);' },
    ],
    sound: [{ 'test/stories/a.h5.spec.ts': "await phone.reload(); await phone.tap('好了'); await phone.hit(row);" }],
  }),
];
