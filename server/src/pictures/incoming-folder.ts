// Where does a file wait while it comes in and is looked at?
import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Arrived, Upload } from '../http/files/upload.js';

/** A file that has arrived and is nobody's yet. */
export interface IncomingFile extends Arrived {
  readonly path: string;
  /** Takes it away; does nothing the second time. */
  remove(): Promise<void>;
}

/** A folder for files on their way in: however many come, and however slowly, they take disk and no memory. */
export class IncomingFolder {
  constructor(private readonly folder: string) {}

  /** Takes in a file of at most `most` bytes. Nothing stays of one that breaks off or is too long. */
  async receive(upload: Upload, most: number): Promise<IncomingFile> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const path = join(this.folder, randomUUID());
    const remove = (): Promise<void> => rm(path, { force: true });
    try {
      return { ...(await upload.saveTo(path, most)), path, remove };
    } catch (error) {
      await remove();
      throw error;
    }
  }

  /** Removes what a server that died has left, by the file's own time. Gives how many. */
  async sweep(before: Date): Promise<number> {
    const names = await readdir(this.folder).catch(() => []);
    let count = 0;
    for (const name of names) {
      const path = join(this.folder, name);
      const found = await stat(path).catch(() => undefined);
      if (found === undefined || found.mtime >= before) continue;
      await rm(path, { force: true });
      count += 1;
    }
    return count;
  }
}
