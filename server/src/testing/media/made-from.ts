// How does a spec have a file made from bytes, as if they had just come in?
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Made } from '../../pictures/made.js';

/** Gives `make` each time a file of its own with the bytes; the files go after the last test. */
export function madeFrom(make: (path: string) => Promise<Made>): (bytes: Buffer) => Promise<Made> {
  const folder = mkdtempSync(join(tmpdir(), 'kehuoyou-made-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  let files = 0;
  return async (bytes) => {
    files += 1;
    const path = join(folder, String(files));
    writeFileSync(path, bytes);
    return make(path);
  };
}
