// What do WeChat's own compilers say of a built mini-program?
import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);

interface Warning {
  readonly message: string;
  readonly path: string;
  readonly startLine: number;
  readonly startColumn: number;
}

interface TemplateGroup {
  addTmpl(path: string, text: string): readonly Warning[];
  addScript(path: string, text: string): void;
  getTmplGenObjectGroups(): string;
  free(): void;
}

const { TmplGroup } = require('glass-easel-template-compiler') as { TmplGroup: new () => TemplateGroup };

function filesIn(folder: string, ending: string): string[] {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return paths.filter((path) => path.endsWith(ending)).sort();
}

/** Every template and script of a folder as one program, and what the compiler of newer WebViews warns of. */
export function compiledTemplates(folder: string): { readonly code: string; readonly warnings: readonly Warning[] } {
  const group = new TmplGroup();
  const read = (path: string): string => readFileSync(join(folder, path), 'utf8');
  try {
    for (const path of filesIn(folder, '.wxs')) group.addScript(path.replace(/\.wxs$/, ''), read(path));
    const warnings = filesIn(folder, '.wxml').flatMap((path) => [
      ...group.addTmpl(path.replace(/\.wxml$/, ''), read(path)),
    ]);
    return { code: group.getTmplGenObjectGroups(), warnings };
  } finally {
    group.free();
  }
}

/** Its warnings as text; it gives only warnings, also where WeChat would stop. */
export function readTemplates(folder: string): string[] {
  return compiledTemplates(folder).warnings.map(
    ({ path, startLine, startColumn, message }) => `${path}:${startLine + 1}:${startColumn + 1} ${message}`,
  );
}

/** True where the older compilers run: they are programs for Linux on Intel's processors, beside those for other systems. */
export function runsCompilers(): boolean {
  return process.platform === 'linux' && process.arch === 'x64';
}

let programs: string | undefined;

/** A program of miniprogram-compiler. They come without the right to be run, and in a store that nobody may change. */
function program(name: 'wcc' | 'wcsc'): string {
  if (programs === undefined) {
    const folder = mkdtempSync(join(tmpdir(), 'khy-compilers-'));
    process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
    programs = folder;
    const from = join(dirname(require.resolve('miniprogram-compiler/package.json')), 'bin/linux');
    for (const each of ['wcc', 'wcsc']) {
      copyFileSync(join(from, each), join(programs, each));
      chmodSync(join(programs, each), 0o755);
    }
  }
  return join(programs, name);
}

function complaintsOf(folder: string, name: 'wcc' | 'wcsc', words: readonly string[]): string[] {
  const { status, stderr, error } = spawnSync(program(name), words, {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 64_000_000,
  });
  if (error) throw error;
  return status === 0 ? [] : stderr.split('\n').filter((line) => line.trim() !== '');
}

/** What wcc says, which compiles templates for older WebViews. */
export function compileTemplates(folder: string): string[] {
  return complaintsOf(folder, 'wcc', [
    '-d',
    '-cc',
    '0',
    ...filesIn(folder, '.wxml'),
    ...filesIn(folder, '.wxs'),
    '-gn',
    '$gwx',
  ]);
}

/** What wcsc says, which compiles style sheets. */
export function compileStyles(folder: string): string[] {
  return complaintsOf(folder, 'wcsc', ['-db', '-pc', '0', ...filesIn(folder, '.wxss')]);
}
