// Which files are in a zip, if it is one that may be unpacked?
//
// What a stranger sends is measured while it is unpacked: a few hundred kilobytes can hold gigabytes.
// Names are never used as paths; a feed's files lie side by side (GTFS: "at the root level directly").
import { promisify } from 'node:util';
import { crc32, inflateRaw } from 'node:zlib';
import { zip } from 'fflate';
import { FeedRejected } from './feed-issue.js';
import type { FeedIssues } from './feed-issue.js';
import type { FeedFiles } from './feed-source.js';
import { zipDirectory } from '../../documents/zip-directory.js';
import type { ZipEntry } from '../../documents/zip-directory.js';

const inflated = promisify<Uint8Array, { readonly maxOutputLength: number }, Buffer>(inflateRaw);

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
const MOST_NAME = 128;

/** Unpacks a zip in memory. Throws `FeedRejected` when it is none, is cut off, damaged or too large. */
export async function unzipFeed(
  bytes: Uint8Array,
  issues: FeedIssues,
  limits: ZipLimits = usualLimits,
): Promise<FeedFiles> {
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
  private readonly found = new Map<string, Uint8Array>();
  private unpacked = 0;

  constructor(
    private readonly bytes: Uint8Array,
    private readonly issues: FeedIssues,
    private readonly limits: ZipLimits,
  ) {}

  async run(): Promise<void> {
    const directory = await zipDirectory(this.bytes, this.limits.files);
    if (!directory) this.refuse('invalid_zip', '', '这不是 zip 压缩包，或者没有传完');
    if (directory.files > this.limits.files)
      this.refuse('zip_too_large', '', `有 ${directory.files} 个文件，最多 ${this.limits.files} 个`);
    for (const { name, encrypted } of directory.entries) {
      if (encrypted) this.refuse('invalid_zip', name, '压缩包有密码，请去掉密码再传');
      if (name.length > MOST_NAME || /^[/\\]|\.\.|^[a-z]:/i.test(name))
        this.refuse('invalid_zip', name.slice(0, MOST_NAME), '文件名里有路径，请只压缩文件本身');
    }
    for (const entry of directory.entries) {
      if (isWanted(entry.name)) await this.take(entry);
      else this.ignore(entry.name);
    }
  }

  files(): FeedFiles {
    return this.found;
  }

  refuse(code: 'invalid_zip' | 'zip_too_large', file: string, reason: string): never {
    this.issues.add({ code, file: file === '' ? 'zip' : file, row: 0, reason });
    throw new FeedRejected(this.issues.validation());
  }

  private async take(entry: ZipEntry): Promise<void> {
    const { name, crc, size } = entry;
    if (this.found.has(name)) this.refuse('invalid_zip', name, '同名的文件有两个');
    const content = await this.contentOf(entry);
    if (content?.length !== size || crc32(content) !== crc)
      this.refuse('invalid_zip', name, '文件不完整，请重新压缩再传');
    this.unpacked += content.length;
    this.found.set(name, content);
  }

  /** What a file unpacks to; undefined when it is damaged. Not a byte more than allowed is unpacked to see that it is too much. */
  private async contentOf({ name, method, packed }: ZipEntry): Promise<Uint8Array | undefined> {
    const left = this.limits.unpacked - this.unpacked;
    const natural = Math.max(RATIO_MATTERS, this.bytes.length * this.limits.ratio) - this.unpacked;
    if (packed === undefined) return undefined;
    if (method === 0 && packed.length <= left) return packed.slice();
    if (method !== 0 && method !== 8) this.refuse('invalid_zip', name, '压缩的方法不认识，请用普通的 zip 压缩再传');
    const tooLarge = (): never =>
      natural < left
        ? this.refuse('zip_too_large', name, `解开后大了 ${this.limits.ratio} 倍以上，不像是时刻表`)
        : this.refuse('zip_too_large', name, `解开后超过 ${Math.round(this.limits.unpacked / 1_048_576)} MB`);
    const most = Math.min(left, natural);
    if (method === 0 || most < 1) tooLarge();
    return inflated(packed, { maxOutputLength: most }).catch((error: unknown) =>
      (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? tooLarge() : undefined,
    );
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
}

/** Tables and locations at the root; all else is not of a feed. */
function isWanted(name: string): boolean {
  return /^[\w.-]+\.(txt|geojson)$/.test(name);
}

/** The files as a zip; equal files give equal bytes, so that its ETag says whether anything changed. */
export async function zipFeed(files: FeedFiles): Promise<Uint8Array> {
  const sorted = [...files].sort(([a], [b]) => (a < b ? -1 : 1));
  // The earliest date that a zip can hold: the time of packing would make every zip another.
  const entries = Object.fromEntries(
    sorted.map(([name, bytes]) => [
      name,
      [new Uint8Array(bytes), { level: 6 as const, mtime: '1980-01-01T00:00:00' }] as const,
    ]),
  );
  return new Promise((resolve, reject) => {
    zip(entries as unknown as Parameters<typeof zip>[0], { consume: false }, (error, packed) =>
      error ? reject(error) : resolve(packed),
    );
  });
}
