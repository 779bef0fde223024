// How is one process of the server's code started, watched and ended?
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Where the server and our own processes of its code lie as they are started. */
const built = new URL('../../server/dist/', import.meta.url);
/** A fifth of the processor's time of each start. */
const sparing = `--require=${fileURLToPath(new URL('run/starting.cjs', import.meta.url))}`;

/** What a process is started with. */
export interface ProcessOptions {
  /** The server, its commands, or one of our own processes in `test/processes/`, such as `processes/announcing`. */
  readonly file: 'bundle/main' | 'bundle/run' | `processes/${string}`;
  readonly words?: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** True when it waits for something on its standard input. */
  readonly input?: boolean;
  /** True when it is told something while it runs: a channel is there, over which each may send the other messages. */
  readonly channel?: boolean;
}

/** Processes that must not outlive the tests. */
const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/**
 * Starts a process with nothing of our own environment but what any program needs. It lives in New
 * York, so that whatever takes the machine's time zone for the county's is found out.
 */
export function startProcess({ file, words = [], env, input = false, channel = false }: ProcessOptions): ChildProcess {
  const child = spawn(process.execPath, [sparing, fileURLToPath(new URL(`${file}.js`, built)), ...words], {
    env: { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '', TZ: 'America/New_York', ...env },
    stdio: [input ? 'pipe' : 'ignore', 'pipe', 'pipe', ...(channel ? ['ipc' as const] : [])],
  });
  running.add(child);
  child.once('exit', () => running.delete(child));
  return child;
}

/** How a process ended; a signal has no code. */
export interface Ending {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** Resolves when the process has ended and all its output was read. */
export async function endOf(child: ChildProcess): Promise<Ending> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ code, signal }));
  });
}

/** What a command printed, and how it ended. */
export interface CommandResult {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** What a command is run on. */
export interface CommandOptions {
  readonly database: { readonly env: Readonly<Record<string, string>> };
  /** ISO 8601 instant at which its clock starts. */
  readonly clock?: string;
}

/** Runs one of the server's commands (`announce`, `seed`, `migrate`) to its end, in a process of its own as if typed. */
export async function runCommand(
  name: string,
  words: readonly string[],
  options: CommandOptions,
): Promise<CommandResult> {
  const env = { ...options.database.env, ...(options.clock === undefined ? {} : { START_AT: options.clock }) };
  const child = startProcess({ file: 'bundle/run', words: [name, ...words], env });
  let out = '';
  let err = '';
  child.stdout?.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (err += chunk.toString()));
  const { code } = await endOf(child);
  return { code, out: out.trim(), err: err.trim() };
}
