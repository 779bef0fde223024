// What does one source file say, as far as the rules of the house need to know?
import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

/** Something imported or re-exported. */
export interface Import {
  /** As written. */
  readonly specifier: string;
  /** Path from the workspace's top without its ending for our own files, otherwise the package's name. */
  readonly target: string;
  readonly typesOnly: boolean;
  readonly reExport: boolean;
}

/** A file of the workspace, parsed. */
export interface Source {
  /** Path from the workspace's top, such as `server/src/main.ts`. */
  readonly path: string;
  readonly text: string;
  readonly imports: readonly Import[];
  readonly tree: ts.SourceFile;
}

const root = fileURLToPath(new URL('../../', import.meta.url));
const NOT_OURS = new Set([
  'node_modules',
  'dist',
  'dist-spec',
  'coverage',
  '.temp',
  '.swc',
  '.git',
  'data.local',
  'screenshots',
]);
const CODE = /\.(?:ts|tsx|mjs|cjs|js|scss)$/;

/** Every source file of the workspace. */
export function readSources(): Source[] {
  return pathsIn('').map((path) => parseSource(path, readFileSync(`${root}${path}`, 'utf8')));
}

function pathsIn(folder: string): string[] {
  return readdirSync(`${root}${folder}`, { withFileTypes: true }).flatMap((entry) => {
    if (NOT_OURS.has(entry.name)) return [];
    const path = posix.join(folder, entry.name);
    if (entry.isDirectory()) return pathsIn(path);
    return CODE.test(entry.name) ? [path] : [];
  });
}

/** Parses a file; the rules' bad examples come in here too. */
export function parseSource(path: string, text: string): Source {
  // A style sheet has no tree: the rules about it read its text.
  const tree = ts.createSourceFile(path, path.endsWith('.scss') ? '' : text, ts.ScriptTarget.ES2022, true);
  const imports: Import[] = [];
  const add = (specifier: string, typesOnly: boolean, reExport: boolean): void => {
    imports.push({ specifier, target: targetOf(path, specifier), typesOnly, reExport });
  };
  visit(tree, (node) => {
    if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
      add(node.moduleSpecifier.text, isTypesOnly(node), false);
    }
    if (ts.isExportDeclaration(node) && node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier)) {
      add(node.moduleSpecifier.text, node.isTypeOnly, true);
    }
    if (
      ts.isCallExpression(node) &&
      (node.expression.kind === ts.SyntaxKind.ImportKeyword || node.expression.getText(tree) === 'require')
    ) {
      const [first] = node.arguments;
      if (first && ts.isStringLiteral(first)) add(first.text, false, false);
    }
    if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument) && ts.isStringLiteral(node.argument.literal)) {
      add(node.argument.literal.text, true, false);
    }
  });
  return { path, text, imports, tree };
}

function isTypesOnly(node: ts.ImportDeclaration): boolean {
  return node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
}

function targetOf(path: string, specifier: string): string {
  if (specifier.startsWith('@kehuoyou/shared')) return 'shared/src/index';
  if (specifier.startsWith('.')) return withoutEnding(posix.join(posix.dirname(path), specifier));
  const [first = '', second = ''] = specifier.split('/');
  return first.startsWith('@') ? `${first}/${second}` : first;
}

/** A path without its ending, so that `./a.js`, `./a` and `a.ts` are the same. */
export function withoutEnding(path: string): string {
  return path.replace(/\.(?:d\.ts|tsx?|mjs|cjs|js)$/, '');
}

/** Calls `look` with every node of a tree. */
export function visit(node: ts.Node, look: (node: ts.Node) => void): void {
  look(node);
  node.forEachChild((child) => visit(child, look));
}

/** True for tests and what belongs to them. */
export function isSpec(source: Source): boolean {
  return /\.spec\.tsx?$/.test(source.path) || source.path.startsWith('test/');
}
