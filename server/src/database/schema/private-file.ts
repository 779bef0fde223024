// How does nobody else on the machine read the embedded database?
import { chmodSync, closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';

/** What SQLite lays beside a database; it gives those the rights of the database, but not those that it finds. */
const BESIDE = ['', '-wal', '-shm', '-journal'];

/** Makes the file of a database, and a new folder for it, for the server's own user alone; what is there becomes so. */
export function makePrivate(path: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  closeSync(openSync(path, 'a', 0o600));
  for (const end of BESIDE) if (existsSync(`${path}${end}`)) chmodSync(`${path}${end}`, 0o600);
}
