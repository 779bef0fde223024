// Which rules of lint would texts break, if they lay where they say? Asked on standard input, answered in JSON.
//
// Texts that lie nowhere belong to no program, and without one the rules that know types cannot speak. So they
// get a small program of their own; everything else is the house's own configuration.
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { ESLint } from 'eslint';
import ts from 'typescript';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** @type {{ path: string, text: string }[]} */
const files = JSON.parse(await text(process.stdin));
const byName = new Map(files.map((file) => [`${root}${file.path}`, file.text]));

/** @type {ts.CompilerOptions} */
const options = {
  strict: true,
  noUncheckedIndexedAccess: true,
  noEmit: true,
  allowJs: true,
  jsx: ts.JsxEmit.ReactJSX,
  target: ts.ScriptTarget.ES2022,
  lib: ['lib.es2023.d.ts'],
  types: [],
  moduleDetection: ts.ModuleDetectionKind.Force,
};
const host = ts.createCompilerHost(options, true);
const onDisk = { ...host };
/** @type {Partial<ts.CompilerHost>} */
const ours = {
  fileExists: (name) => byName.has(name) || onDisk.fileExists(name),
  readFile: (name) => byName.get(name) ?? onDisk.readFile(name),
  getSourceFile: (name, version) => {
    const source = byName.get(name);
    return source === undefined
      ? onDisk.getSourceFile(name, version)
      : ts.createSourceFile(name, source, version, true);
  },
};
Object.assign(host, ours);

const eslint = new ESLint({
  cwd: root,
  overrideConfig: {
    languageOptions: {
      parserOptions: { project: null, programs: [ts.createProgram([...byName.keys()], options, host)] },
    },
  },
});
const broken = [];
for (const [filePath, source] of byName) {
  const [result] = await eslint.lintText(source, { filePath });
  broken.push((result?.messages ?? []).map(({ ruleId, message }) => ruleId ?? message));
}
process.stdout.write(JSON.stringify(broken));
