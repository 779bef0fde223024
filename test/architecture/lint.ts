// What does lint say of texts that lie nowhere?
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** A text, and where it would lie. */
export interface Placed {
  readonly path: string;
  readonly text: string;
}

const script = fileURLToPath(new URL('lint-texts.mjs', import.meta.url));

/** The rules of lint that each text would break, in a process of its own: lint does not run in jest's modules. */
export async function lintTexts(texts: readonly Placed[]): Promise<string[][]> {
  const out = await new Promise<string>((resolve, reject) => {
    const words = { env: { ...process.env, NODE_OPTIONS: '' }, maxBuffer: 1 << 26 };
    const child = execFile(process.execPath, [script], words, (error, stdout) =>
      error ? reject(error) : resolve(stdout),
    );
    child.stdin?.end(JSON.stringify(texts));
  });
  return JSON.parse(out) as string[][];
}
