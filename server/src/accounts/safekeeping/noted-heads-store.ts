// Where did the audit log end when it was last looked at? Noted outside of the database.
//
// Whoever can write the database could take its newest lines out and put the end back: the chain alone would look
// whole. What is noted here, and told to the log of the server, they cannot reach.
import { appendFileSync, closeSync, fstatSync, mkdirSync, openSync, readSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { AuditHead } from './audit-chain.js';

/** Far more than one line. */
const TAIL_BYTES = 4_096;
const LINE = /^\S+ (\d+):([0-9a-f]{64})(?: accepted)?$/;

/** A file to which lines are only ever added, one for each end. */
export class NotedHeads {
  readonly path: string;

  constructor(dataDir: string) {
    this.path = join(dataDir, 'audit-heads.log');
  }

  /** The end that was noted last; undefined before the first. */
  last(): AuditHead | undefined {
    const lines = this.tail().split('\n');
    for (const line of lines.reverse()) {
      const [, sequence, mark] = LINE.exec(line) ?? [];
      if (sequence !== undefined && mark !== undefined) return { sequence: Number(sequence), mark };
    }
    return undefined;
  }

  /** Notes an end; `accepted` when whoever runs the server has said that it holds, whatever was noted before. */
  add({ sequence, mark }: AuditHead, at: Date, accepted = false): void {
    mkdirSync(dirname(this.path), { recursive: true });
    // What was broken off in the midst of a line stays a line of its own.
    const before = /(?:^|\n)$/.test(this.tail()) ? '' : '\n';
    const line = `${at.toISOString()} ${sequence}:${mark}${accepted ? ' accepted' : ''}\n`;
    appendFileSync(this.path, before + line, { mode: 0o600, flush: true });
  }

  private tail(): string {
    let file: number;
    try {
      file = openSync(this.path, 'r');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
      throw error;
    }
    try {
      const { size } = fstatSync(file);
      const bytes = Buffer.alloc(Math.min(size, TAIL_BYTES));
      readSync(file, bytes, 0, bytes.length, size - bytes.length);
      return bytes.toString();
    } finally {
      closeSync(file);
    }
  }
}
