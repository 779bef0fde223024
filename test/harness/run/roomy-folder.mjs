// Where do databases lie that live no longer than a test?
import { existsSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';

/** Where Linux keeps files in memory: there nothing waits for a disk to have written what a test throws away. */
const MEMORY = '/dev/shm';
/** All that the tests ever put into their databases, bytes, with as much to spare. */
const ROOM = 4 * 1024 ** 3;

/**
 * In memory where there is enough of it.
 * @returns {string}
 */
export function roomyFolder() {
  if (!existsSync(MEMORY)) return tmpdir();
  const { bavail, bsize } = statfsSync(MEMORY);
  return bavail * bsize > ROOM ? MEMORY : tmpdir();
}
