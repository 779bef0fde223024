// How are objects kept in a folder of this machine?
import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { access, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import type { ObjectStore } from './object-store.js';

const KEY = /^[0-9a-f]{64}$/;

/** A folder with a folder for each two first figures of the keys. Only the server's own user can read it. */
export class FolderStore implements ObjectStore {
  constructor(private readonly folder: string) {}

  async put(key: string, bytes: Buffer): Promise<void> {
    const path = this.pathOf(key);
    const own = dirname(path);
    const made = await mkdir(own, { recursive: true, mode: 0o700 });
    // What is half written bears another name, so that there is never half an object.
    const unfinished = join(own, `.${randomUUID()}`);
    try {
      const file = await open(unfinished, 'wx', 0o600);
      try {
        await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(unfinished, path);
    } catch (error) {
      await rm(unfinished, { force: true });
      throw error;
    }
    // A name is only as safe as its folder, and that as the one around it.
    await synced(own);
    if (made !== undefined) for (const around of [this.folder, dirname(made)]) await synced(around);
  }

  async get(key: string): Promise<Readable> {
    const file = await open(this.pathOf(key), 'r');
    return file.createReadStream();
  }

  async delete(key: string): Promise<void> {
    await rm(this.pathOf(key), { force: true });
  }

  async exists(key: string): Promise<boolean> {
    return access(this.pathOf(key), constants.R_OK).then(
      () => true,
      () => false,
    );
  }

  private pathOf(key: string): string {
    if (!KEY.test(key)) throw new RangeError('no key of an object');
    return join(this.folder, key.slice(0, 2), key);
  }
}

async function synced(folder: string): Promise<void> {
  // Windows opens no folders, and writes their names at once.
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
