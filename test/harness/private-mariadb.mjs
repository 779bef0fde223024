// How do the tests get a MariaDB that nobody else uses?
import { execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { createConnection } from 'mysql2/promise';
import { makeRoomyFolder, roomLeft } from './run/roomy-folder.mjs';

const START_MS = 60_000;
/** How often one that goes on is started in all: more would only hide what ends it. */
export const LIVES = 4;

/**
 * An end that nobody asked for.
 * @typedef {object} UnexpectedEnd
 * @property {string} how By which signal or code.
 * @property {string} told All that is known of it.
 */

/**
 * @typedef {object} MariadbOptions
 * @property {readonly string[]} [settings] Further ones of its own.
 * @property {boolean} [goesOn] True for whoever reads `ends` and answers for them: then it is started again on what it
 * had, as the service of a real machine would be. Everybody else hears of an end by `stop`, which fails.
 */

/**
 * @typedef {object} PrivateMariadb
 * @property {string} url `mariadb://user:password@host:port/`, to which a database's name is appended.
 * @property {(signal: NodeJS.Signals) => void} signal Sends it a signal, such as one to stand still.
 * @property {() => Promise<void>} kill Ends it as a power cut does, and keeps its data.
 * @property {() => Promise<void>} startAgain Starts it on the same data and port after `kill`.
 * @property {readonly UnexpectedEnd[]} ends How it ended though nobody asked it to, the oldest first.
 * @property {() => Promise<void>} stop Ends it and removes its data; fails where it had ended by itself and was not to go on.
 */

/**
 * Starts a MariaDB in a folder of its own, on a free port of this machine only.
 * @param {{ server: string, install: string }} programs
 * @param {MariadbOptions} [options]
 * @returns {Promise<PrivateMariadb>}
 */
export async function startMariadb(programs, { settings = [], goesOn = false } = {}) {
  const folder = await makeRoomyFolder('mariadb');
  const data = join(folder, 'data');
  // Run by root, it refuses to start unless it is told that this is meant.
  const user = `--user=${userInfo().username}`;
  await promisify(execFile)(programs.install, [
    '--no-defaults',
    `--datadir=${data}`,
    user,
    '--auth-root-authentication-method=normal',
    '--skip-test-db',
  ]);
  const port = await freePort();
  const socket = join(folder, 'socket');
  // A name without an ending would be given one.
  const log = join(folder, 'log.err');
  const words = [
    '--no-defaults',
    `--datadir=${data}`,
    user,
    `--socket=${socket}`,
    `--port=${port}`,
    '--bind-address=127.0.0.1',
    `--log-error=${log}`,
    '--innodb-buffer-pool-size=128M',
    '--max-connections=500',
    // Hundreds of schemas come and go, and what it keeps of each table of theirs was most of its memory.
    '--table-open-cache=500',
    '--table-definition-cache=500',
    ...settings,
  ];
  const server = new DatabaseProcess(programs.server, words, { goesOn, lastWords: () => lastLines(log) });
  const remove = async () => {
    await server.end('SIGTERM');
    await rm(folder, { recursive: true, force: true });
  };
  try {
    server.start();
    const password = randomBytes(12).toString('hex');
    const root = await rootConnection(socket, server);
    await root.query(`CREATE USER khy@'%' IDENTIFIED BY '${password}'`);
    await root.query(`GRANT ALL ON *.* TO khy@'%'`);
    await root.end();
    return {
      url: `mariadb://khy:${password}@127.0.0.1:${port}/`,
      signal: (name) => server.signal(name),
      kill: () => server.end('SIGKILL'),
      startAgain: async () => {
        server.start();
        await (await rootConnection(socket, server)).end();
      },
      ends: server.ends,
      stop: async () => {
        await remove();
        const [end] = server.ends;
        if (!goesOn && end !== undefined) throw new Error(end.told);
      },
    };
  } catch (error) {
    const tail = lastLines(log);
    await remove();
    throw new Error(`MariaDB did not start:\n${tail}`, { cause: error });
  }
}

/**
 * One life of the server after the other. Whoever did not ask for its end has every test on it fail, each for a reason
 * that says nothing: so its end is told.
 */
class DatabaseProcess {
  /** @type {UnexpectedEnd[]} */
  ends = [];
  /** @type {import('node:child_process').ChildProcess | undefined} */
  #child;
  /** @type {Promise<unknown>} */
  #ended = Promise.resolve();
  #killAtExit = () => this.#child?.kill('SIGKILL');
  #isAskedToEnd = false;

  /**
   * @param {string} program
   * @param {readonly string[]} words
   * @param {{ goesOn: boolean, lastWords: () => string }} options `lastWords`: of its log.
   */
  constructor(program, words, { goesOn, lastWords }) {
    this.program = program;
    this.words = words;
    this.goesOn = goesOn;
    this.lastWords = lastWords;
  }

  /** @param {NodeJS.Signals} name */
  signal(name) {
    this.#child?.kill(name);
  }

  get isAlive() {
    return this.#child !== undefined && this.#child.exitCode === null && this.#child.signalCode === null;
  }

  start() {
    const child = spawn(this.program, [...this.words], {
      stdio: 'ignore',
      // Else memory that one thread has given back is none for another.
      env: { ...process.env, MALLOC_ARENA_MAX: '2' },
    });
    this.#child = child;
    this.#isAskedToEnd = false;
    this.#ended = new Promise((resolve) => child.once('exit', resolve));
    child.once('exit', (code, signal) => this.#hasEnded(signal ?? `code ${code}`));
    process.off('exit', this.#killAtExit);
    process.once('exit', this.#killAtExit);
  }

  /** @param {string} how It ended. */
  #hasEnded(how) {
    if (this.#isAskedToEnd) return;
    const told = `MariaDB ended by itself (${how}); ${roomLeft()}; its last words:\n${this.lastWords()}`;
    process.stdout.write(`******** ${told}\n`);
    this.ends.push({ how, told });
    if (this.goesOn && this.ends.length < LIVES) this.start();
  }

  /** @param {NodeJS.Signals} signal */
  async end(signal) {
    this.#isAskedToEnd = true;
    this.#child?.kill(signal);
    await this.#ended;
    process.off('exit', this.#killAtExit);
  }
}

/**
 * @param {string} log
 * @returns {string}
 */
function lastLines(log) {
  try {
    return readFileSync(log, 'utf8').split('\n').slice(-12).join('\n');
  } catch {
    return '(none)';
  }
}

/**
 * Waits until it answers.
 * @param {string} socket
 * @param {DatabaseProcess} server
 */
async function rootConnection(socket, server) {
  for (const deadline = Date.now() + START_MS; ;) {
    try {
      return await createConnection({ user: 'root', socketPath: socket });
    } catch (error) {
      if (!server.isAlive || Date.now() > deadline) throw error;
      await pause(100);
    }
  }
}

/** @returns {Promise<number>} A TCP port that nobody listens on at this moment. */
export async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('the system gave no port');
  return address.port;
}
