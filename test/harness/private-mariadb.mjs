// How do the tests get a MariaDB that nobody else uses?
import { execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { createConnection } from 'mysql2/promise';

const START_MS = 60_000;

/**
 * @typedef {object} PrivateMariadb
 * @property {string} url `mariadb://user:password@host:port/`, to which a database's name is appended.
 * @property {number} pid Its process, for tests that kill it.
 * @property {() => Promise<void>} stop Ends it and removes its data.
 */

/**
 * Starts a MariaDB in a folder of its own, on a free port of this machine only.
 * @param {{ server: string, install: string }} programs
 * @returns {Promise<PrivateMariadb>}
 */
export async function startMariadb(programs) {
  const folder = await mkdtemp(join(tmpdir(), 'khy-mariadb-'));
  const data = join(folder, 'data');
  // Run by root, it refuses to start unless it is told that this is meant.
  const user = `--user=${userInfo().username}`;
  await promisify(execFile)(programs.install, ['--no-defaults', `--datadir=${data}`, user, '--auth-root-authentication-method=normal', '--skip-test-db']);
  const port = await freePort();
  const socket = join(folder, 'socket');
  const log = join(folder, 'log');
  const child = spawn(
    programs.server,
    ['--no-defaults', `--datadir=${data}`, user, `--socket=${socket}`, `--port=${port}`, '--bind-address=127.0.0.1', `--log-error=${log}`, '--innodb-buffer-pool-size=128M', '--max-connections=500'],
    { stdio: 'ignore' },
  );
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const killAtExit = () => child.kill('SIGKILL');
  process.once('exit', killAtExit);
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
    process.off('exit', killAtExit);
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const password = randomBytes(12).toString('hex');
    await createUser({ socket, password, alive: () => child.exitCode === null });
    return { url: `mariadb://khy:${password}@127.0.0.1:${port}/`, pid: child.pid ?? 0, stop };
  } catch (error) {
    const tail = (await readFile(log, 'utf8').catch(() => '')).split('\n').slice(-10).join('\n');
    await stop();
    throw new Error(`MariaDB did not start:\n${tail}`, { cause: error });
  }
}

/**
 * Waits until it answers, then makes the one user of the tests.
 * @param {{ socket: string, password: string, alive: () => boolean }} options
 */
async function createUser({ socket, password, alive }) {
  for (const deadline = Date.now() + START_MS; ; ) {
    try {
      const connection = await createConnection({ user: 'root', socketPath: socket });
      await connection.query(`CREATE USER khy@'%' IDENTIFIED BY '${password}'`);
      await connection.query(`GRANT ALL ON *.* TO khy@'%'`);
      await connection.end();
      return;
    } catch (error) {
      if (!alive() || Date.now() > deadline) throw error;
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
