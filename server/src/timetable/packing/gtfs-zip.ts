// Which files are in a zip, if it is one that may be unpacked?
//
// What a stranger sends is measured while it is unpacked: a few hundred kilobytes can hold gigabytes.
// Names are never used as paths. Which of the files are the feed's, feed-layout.ts says.
import { promisify } from 'node:util';
import { crc32, inflateRaw } from 'node:zlib';
import { zip } from 'fflate';
import { FeedRejected } from '../feed/feed-issue.js';
import type { FeedIssues } from '../feed/feed-issue.js';
import { layoutOf, MOST_NAME } from './feed-layout.js';
import type { FeedLayout } from './feed-layout.js';
import type { FeedFiles } from '../feed/feed-source.js';
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

/** A province of 32,000 trips unpacks to some 40 MB; a folder of photographs may lie beside it. */
export const usualLimits: ZipLimits = { unpacked: 160 * 1_024 * 1_024, files: 1_000, ratio: 100 };
/** Bytes of files that are not of the feed and yet kept with it. */
const MOST_STRANGERS = 24 * 1_024 * 1_024;

/** Below this size no ratio is a danger; a file of one repeated line may be small and shrink well. */
const RATIO_MATTERS = 4 * 1_024 * 1_024;

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
  /** Of which are not the feed's. */
  private strange = 0;

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
    for (const { name } of directory.entries)
      if (/^([/\\]|[a-z]:)|(^|[/\\])\.\.([/\\]|$)/i.test(name))
        this.refuse('invalid_zip', name.slice(0, MOST_NAME), '文件名里有路径，请只压缩文件本身');
    await this.takeAll(directory.entries);
  }

  files(): FeedFiles {
    return this.found;
  }

  refuse(code: 'invalid_zip' | 'zip_too_large', file: string, reason: string): never {
    this.issues.add({ code, file: file === '' ? 'zip' : file, row: 0, reason });
    throw new FeedRejected(this.issues.validation());
  }

  private async takeAll(entries: readonly ZipEntry[]): Promise<void> {
    const layout = layoutOf(entries.map(({ name }) => name));
    this.tell(layout);
    const byName = new Map<string, ZipEntry>();
    for (const entry of entries) {
      if (byName.has(entry.name) && [...layout.tables.values()].includes(entry.name))
        this.refuse('invalid_zip', entry.name, '同名的文件有两个');
      byName.set(entry.name, entry);
    }
    const entryOf = (came: string): ZipEntry => byName.get(came) ?? this.refuse('invalid_zip', came, '文件不完整');
    for (const [name, came] of layout.tables) await this.take(name, entryOf(came));
    for (const [name, came] of layout.strangers) await this.keep(name, entryOf(came));
  }

  /** Where the feed lies, when not at the root, and what cannot be kept. */
  private tell({ folder, rivals, unkept }: FeedLayout): void {
    const code = 'invalid_input_files_in_subfolder';
    if (rivals.length > 0)
      this.issues.add({
        code,
        file: 'zip',
        row: 0,
        reason: `有几个文件夹都像时刻表：${rivals.join('、')}，只留一个再传`,
      });
    if (folder !== '')
      this.issues.add({ code, severity: 'INFO', file: 'zip', row: 0, reason: `时刻表在文件夹“${folder}”里，已经找到` });
    for (const name of unkept) this.leave(name);
  }

  private async take(name: string, entry: ZipEntry): Promise<void> {
    if (entry.encrypted) this.refuse('invalid_zip', name, '压缩包有密码，请去掉密码再传');
    if (entry.method !== 0 && entry.method !== 8)
      this.refuse('invalid_zip', name, '压缩的方法不认识，请用普通的 zip 压缩再传');
    const { limits, unpacked } = this;
    const left = limits.unpacked - unpacked;
    const natural = Math.max(RATIO_MATTERS, this.bytes.length * limits.ratio) - unpacked;
    const content = await contentOf(entry, Math.min(left, natural));
    if (content === 'too_large')
      this.refuse(
        'zip_too_large',
        name,
        natural < left
          ? `解开后大了 ${limits.ratio} 倍以上，不像是时刻表`
          : `解开后超过 ${Math.round(limits.unpacked / 1_048_576)} MB`,
      );
    if (content === undefined) this.refuse('invalid_zip', name, '文件不完整，请重新压缩再传');
    this.unpacked += content.length;
    this.found.set(name, content);
  }

  /** A file that is not of the feed refuses nothing: what cannot be kept is left, and told. */
  private async keep(name: string, entry: ZipEntry): Promise<void> {
    const most = Math.min(MOST_STRANGERS - this.strange, this.limits.unpacked - this.unpacked);
    const content = entry.encrypted ? undefined : await contentOf(entry, most);
    if (content === undefined || content === 'too_large') return this.leave(entry.name);
    this.strange += content.length;
    this.unpacked += content.length;
    this.found.set(name, content);
  }

  private leave(name: string): void {
    const reason = '不是时刻表的文件，没有收下';
    this.issues.add({ code: 'unknown_file', file: name.slice(0, MOST_NAME), row: 0, reason });
  }
}

/**
 * What a file unpacks to; undefined when it is damaged. Not a byte more than `most` is unpacked to see that it
 * is too much.
 */
async function contentOf(entry: ZipEntry, most: number): Promise<Uint8Array | 'too_large' | undefined> {
  const { method, packed, crc, size } = entry;
  if (packed === undefined || (method !== 0 && method !== 8)) return undefined;
  if (method === 0 ? packed.length > most : most < 1) return 'too_large';
  const content = method === 0 ? packed.slice() : await unpackedWithin(packed, most);
  if (content === 'too_large' || content === undefined) return content;
  return content.length === size && crc32(content) === crc ? content : undefined;
}

async function unpackedWithin(packed: Uint8Array, most: number): Promise<Uint8Array | 'too_large' | undefined> {
  return inflated(packed, { maxOutputLength: most }).catch((error: unknown) =>
    (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? 'too_large' : undefined,
  );
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
