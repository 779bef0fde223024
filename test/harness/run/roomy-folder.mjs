// Where do databases lie that live no longer than a test?
import { existsSync, readdirSync, readlinkSync, rmSync, statfsSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where Linux keeps files in memory: there nothing waits for a disk to have written what a test throws away. */
const MEMORY = '/dev/shm';
/** All that the tests ever put into their databases, bytes: 0.7 GB were measured, and more than as much is to spare. */
const ROOM = 2 * 1024 ** 3;
/** What they need beside that for themselves: 4 GB were measured. Files in memory are taken from the same. */
const WORK = 5 * 1024 ** 3;
/** How folders of this process's like are called: containers that share their memory count their processes apart. */
const OURS = `khy-${spaceOfProcesses()}-`;

/**
 * Makes a folder of this process for one of them, in memory where there is enough of it. Whose it is stands in its
 * name, for `sweepLeftovers`.
 * @param {string} name Such as `mariadb`.
 * @returns {Promise<string>}
 */
export function makeRoomyFolder(name) {
  return mkdtemp(join(roomyFolder(), `${OURS}${process.pid}-${name}-`));
}

function roomyFolder() {
  if (!existsSync(MEMORY) || process.availableMemory() < ROOM + WORK) return tmpdir();
  return bytesLeft(MEMORY) > ROOM ? MEMORY : tmpdir();
}

/**
 * Takes away what processes that were killed have left in memory, where it would lie until the machine starts anew.
 * @param {string} [folder] Another than that of this machine, to be tried in.
 */
export function sweepLeftovers(folder = MEMORY) {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    const [pid] = name.startsWith(OURS) ? name.slice(OURS.length).split('-') : [];
    if (pid === undefined || isAlive(Number(pid))) continue;
    try {
      rmSync(join(folder, name), { recursive: true, force: true });
    } catch {
      // Somebody else's.
    }
  }
}

/** @returns {string} */
function spaceOfProcesses() {
  try {
    return /\d+/.exec(readlinkSync('/proc/self/ns/pid'))?.[0] ?? '';
  } catch {
    return '';
  }
}

/**
 * @param {number} pid
 * @returns {boolean}
 */
function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // One that may not be sent anything is there all the same.
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}

/**
 * In words, for whoever looks for why something ended.
 * @returns {string}
 */
export function roomLeft() {
  const megabytes = (/** @type {number} */ bytes) => `${Math.round(bytes / 1024 ** 2)} MB`;
  const folders = [MEMORY, tmpdir()].filter((folder) => existsSync(folder));
  const left = folders.map((folder) => `${megabytes(bytesLeft(folder))} left in ${folder}`).join(', ');
  return `${megabytes(process.availableMemory())} of memory available, ${left}`;
}

/**
 * @param {string} folder
 * @returns {number}
 */
function bytesLeft(folder) {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}
