// Can somebody who has nothing but our description write a program that works?
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Inside of test, so that the program finds the libraries that it names. */
const homes = fileURLToPath(new URL('../../.temp/', import.meta.url));
const compiler = createRequire(import.meta.url).resolve('typescript/bin/tsc');
/** The generator's own command; its package does not hand out the path. */
const generator = fileURLToPath(new URL('../../node_modules/openapi-typescript/bin/cli.js', import.meta.url));

/** As strict as our own code. */
const settings = {
  target: 'es2022',
  lib: ['es2023', 'dom', 'dom.iterable'],
  module: 'nodenext',
  strict: true,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
  skipLibCheck: true,
  types: ['node'],
};

/** Somebody else's program in a folder of its own, written against the document of our API. */
export class ForeignProgram {
  private constructor(private readonly folder: string) {}

  /** Makes types of `document` (`api.d.ts`) with a generator that everybody knows. */
  static async against(document: unknown): Promise<ForeignProgram> {
    await mkdir(homes, { recursive: true });
    const program = new ForeignProgram(await mkdtemp(join(homes, 'client-')));
    await writeFile(join(program.folder, 'package.json'), '{ "type": "module" }');
    await writeFile(join(program.folder, 'openapi.json'), JSON.stringify(document));
    await program.run([generator, 'openapi.json', '--output', 'api.d.ts']);
    return program;
  }

  /** Compiles `source`; throws with what the compiler says when it does not fit the document. */
  async compile(source: string): Promise<void> {
    await writeFile(join(this.folder, 'program.ts'), source);
    const config = { compilerOptions: settings, files: ['program.ts', 'api.d.ts'] };
    await writeFile(join(this.folder, 'tsconfig.json'), JSON.stringify(config));
    await this.run([compiler, '-p', '.']);
  }

  /** Runs what was compiled; gives what it writes. */
  async start(...words: string[]): Promise<string> {
    return this.run(['program.js', ...words]);
  }

  async remove(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }

  private run(words: readonly string[]): Promise<string> {
    const child = spawn(process.execPath, [...words], { cwd: this.folder, stdio: ['ignore', 'pipe', 'pipe'] });
    const said = { out: '', err: '' };
    child.stdout.on('data', (text: Buffer) => (said.out += text.toString()));
    child.stderr.on('data', (text: Buffer) => (said.err += text.toString()));
    return new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code) =>
        code === 0
          ? resolve(said.out)
          : reject(new Error(`${words.join(' ')} ended with ${code}:\n${said.out}${said.err}`)),
      );
    });
  }
}
