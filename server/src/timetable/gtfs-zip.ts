// Which files are in a zip, if it is one that may be unpacked?
//
// What a stranger sends is measured while it is unpacked: a few hundred kilobytes can hold gigabytes.
// Names are never used as paths; a feed's files lie side by side (GTFS: "at the root level directly").
import { setImmediate as pause } from 'node:timers/promises';
import { crc32 } from 'node:zlib';
import { Unzip, UnzipInflate, zip } from 'fflate';
import type { UnzipFile } from 'fflate';
import { FeedRejected } from './feed-issue.js';
import type { FeedIssues } from './feed-issue.js';
import type { FeedFiles } from './feed-source.js';
import { zipDirectory } from './zip-directory.js';

/** What a feed may weigh. */
export interface ZipLimits {
  /** Bytes of all its files together, unpacked. */
  readonly unpacked: number;
  readonly files: number;
  /** Times that a file may grow when it is unpacked; timetables grow about tenfold. */
  readonly ratio: number;
}

/** A province of 32,000 trips unpacks to some 40 MB. */
export const usualLimits: ZipLimits = { unpacked: 160 * 1_024 * 1_024, files: 64, ratio: 100 };

/** Below this size no ratio is a danger; a file of one repeated line may be small and shrink well. */
const RATIO_MATTERS = 4 * 1_024 * 1_024;
/** Packed bytes taken at a time: they can become a thousand times as many before we look. */
const STEP = 16 * 1_024;
const MOST_NAME = 128;

/** Unpacks a zip in memory. Throws `FeedRejected` when it is none, is cut off, damaged or too large. */
export async function unzipFeed(bytes: Uint8Array, issues: FeedIssues, limits: ZipLimits = usualLimits): Promise<FeedFiles> {
  const unpacking = new Unpacking(bytes, issues, limits);
  try {
    await unpacking.run();
  } catch (error) {
    if (error instanceof FeedRejected) throw error;
    unpacking.refuse('invalid_zip', '', '压缩包坏了，打不开，请重新压缩再传');
  }
  return unpacking.files();
}

class Unpacking {
  private readonly parts = new Map<string, Uint8Array[]>();
  private readonly finished = new Set<string>();
  private unpacked = 0;

  constructor(
    private readonly bytes: Uint8Array,
    private readonly issues: FeedIssues,
    private readonly limits: ZipLimits,
  ) {}

  async run(): Promise<void> {
    const directory = zipDirectory(this.bytes);
    if (!directory) this.refuse('invalid_zip', '', '这不是 zip 压缩包，或者没有传完');
    if (directory.length > this.limits.files) this.refuse('zip_too_large', '', `有 ${directory.length} 个文件，最多 ${this.limits.files} 个`);
    for (const { name, encrypted } of directory) {
      if (encrypted) this.refuse('invalid_zip', name, '压缩包有密码，请去掉密码再传');
      if (name.length > MOST_NAME || /^[/\\]|\.\.|^[a-z]:/i.test(name)) this.refuse('invalid_zip', name.slice(0, MOST_NAME), '文件名里有路径，请只压缩文件本身');
    }
    const stream = new Unzip((file) => this.start(file));
    stream.register(UnzipInflate);
    for (let at = 0; at < this.bytes.length; at += STEP) {
      stream.push(this.bytes.subarray(at, at + STEP), at + STEP >= this.bytes.length);
      if (at % (STEP * 16) === 0) await pause();
    }
    for (const { name, crc, size } of directory) if (isWanted(name)) this.check(name, crc, size);
  }

  files(): FeedFiles {
    return new Map([...this.parts].map(([name, parts]) => [name, Buffer.concat(parts)]));
  }

  refuse(code: 'invalid_zip' | 'zip_too_large', file: string, reason: string): never {
    this.issues.add({ code, file: file === '' ? 'zip' : file, row: 0, reason });
    throw new FeedRejected(this.issues.report());
  }

  private start(file: UnzipFile): void {
    const { name } = file;
    if (!isWanted(name)) return this.ignore(name);
    if (this.parts.has(name)) this.refuse('invalid_zip', name, '同名的文件有两个');
    const parts: Uint8Array[] = [];
    this.parts.set(name, parts);
    file.ondata = (error, data, final) => {
      if (error) throw error;
      this.unpacked += data.length;
      if (this.unpacked > this.limits.unpacked) this.refuse('zip_too_large', name, `解开后超过 ${Math.round(this.limits.unpacked / 1_048_576)} MB`);
      if (this.unpacked > RATIO_MATTERS && this.unpacked > this.bytes.length * this.limits.ratio) this.refuse('zip_too_large', name, `解开后大了 ${this.limits.ratio} 倍以上，不像是时刻表`);
      parts.push(data);
      if (final) this.finished.add(name);
    };
    file.start();
  }

  private ignore(name: string): void {
    // What a Mac or Windows puts beside the files is no fault of anybody.
    if (name.endsWith('/') || /(^|\/)(__MACOSX|\.DS_Store|Thumbs\.db|desktop\.ini)/.test(name)) return;
    const inFolder = /[/\\]/.test(name);
    this.issues.add({
      code: inFolder ? 'invalid_input_files_in_subfolder' : 'unknown_file',
      file: name,
      row: 0,
      reason: inFolder ? '文件放在文件夹里了，请直接压缩文件本身' : '不是 .txt 文件，没有收下',
    });
  }

  /** The stream gives no checksum, and a file that was cut off simply ends: the directory tells. */
  private check(name: string, crc: number, size: number): void {
    const parts = this.parts.get(name);
    const sum = parts?.reduce((before, part) => crc32(part, before), 0);
    const length = parts?.reduce((before, part) => before + part.length, 0);
    if (!this.finished.has(name) || sum !== crc || length !== size) this.refuse('invalid_zip', name, '文件不完整，请重新压缩再传');
  }
}

/** Tables and locations at the root; all else is not of a feed. */
function isWanted(name: string): boolean {
  return /^[\w.-]+\.(txt|geojson)$/.test(name);
}

/** The files as a zip; equal files give equal bytes, so that its ETag says whether anything changed. */
export async function zipFeed(files: FeedFiles): Promise<Uint8Array> {
  const sorted = [...files].sort(([a], [b]) => (a < b ? -1 : 1));
  // The earliest date that a zip can hold: the time of packing would make every zip another.
  const entries = Object.fromEntries(sorted.map(([name, bytes]) => [name, [new Uint8Array(bytes), { level: 6 as const, mtime: '1980-01-01T00:00:00' }] as const]));
  return new Promise((resolve, reject) => {
    zip(entries as unknown as Parameters<typeof zip>[0], { consume: false }, (error, packed) => (error ? reject(error) : resolve(packed)));
  });
}
