// How do the tests get a MariaDB that nobody else uses?
import { execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { createConnection } from 'mysql2/promise';
import { roomyFolder } from './run/roomy-folder.mjs';

const START_MS = 60_000;

/**
 * @typedef {object} PrivateMariadb
 * @property {string} url `mariadb://user:password@host:port/`, to which a database's name is appended.
 * @property {(signal: NodeJS.Signals) => void} signal Sends it a signal, such as one to stand still.
 * @property {() => Promise<void>} kill Ends it as a power cut does, and keeps its data.
 * @property {() => Promise<void>} startAgain Starts it on the same data and port after `kill`.
 * @property {() => Promise<void>} stop Ends it and removes its data.
 */

/**
 * Starts a MariaDB in a folder of its own, on a free port of this machine only.
 * @param {{ server: string, install: string }} programs
 * @param {readonly string[]} settings Further ones of its own.
 * @returns {Promise<PrivateMariadb>}
 */
export async function startMariadb(programs, settings = []) {
  const folder = await mkdtemp(join(roomyFolder(), 'khy-mariadb-'));
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
  const log = join(folder, 'log');
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
    ...settings,
  ];
  const server = new DatabaseProcess(programs.server, words);
  const stop = async () => {
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
      stop,
    };
  } catch (error) {
    const tail = (await readFile(log, 'utf8').catch(() => '')).split('\n').slice(-10).join('\n');
    await stop();
    throw new Error(`MariaDB did not start:\n${tail}`, { cause: error });
  }
}

/** One life of the server after the other. */
class DatabaseProcess {
  /** @type {import('node:child_process').ChildProcess | undefined} */
  #child;
  /** @type {Promise<unknown>} */
  #ended = Promise.resolve();
  #killAtExit = () => this.#child?.kill('SIGKILL');

  /**
   * @param {string} program
   * @param {readonly string[]} words
   */
  constructor(program, words) {
    this.program = program;
    this.words = words;
  }

  /** @param {NodeJS.Signals} name */
  signal(name) {
    this.#child?.kill(name);
  }

  get isAlive() {
    return this.#child !== undefined && this.#child.exitCode === null && this.#child.signalCode === null;
  }

  start() {
    const child = spawn(this.program, [...this.words], { stdio: 'ignore' });
    this.#child = child;
    this.#ended = new Promise((resolve) => child.once('exit', resolve));
    process.once('exit', this.#killAtExit);
  }

  /** @param {NodeJS.Signals} signal */
  async end(signal) {
    this.#child?.kill(signal);
    await this.#ended;
    process.off('exit', this.#killAtExit);
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
