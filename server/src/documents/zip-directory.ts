// What does a zip say of its files, before one of them is unpacked?
//
// The library reads the directory, with all that has come to it since (ZIP64, other writers); it is not to unpack or
// to judge names, for what is allowed differs from one kind of file to the next.
import { fromBufferPromise } from 'yauzl';
import type { Entry, ZipFile } from 'yauzl';

/** What the directory says of one file. */
export interface ZipEntry {
  readonly name: string;
  readonly crc: number;
  /** Bytes unpacked. */
  readonly size: number;
  readonly encrypted: boolean;
  /** 0 stored as it is, 8 deflated; we read no others. */
  readonly method: number;
  /** The file as it lies in the zip; undefined when it does not lie where the directory says. */
  readonly packed: Uint8Array | undefined;
}

/** What the directory says of all of them. */
export interface ZipDirectory {
  readonly files: number;
  /** Left out when there are more files than were asked for: a stranger's tens of thousands take seconds to read. */
  readonly entries: readonly ZipEntry[];
}

/** The directory of a zip of at most so many files; undefined when there is no whole directory where it should be. */
export async function zipDirectory(bytes: Uint8Array, most: number): Promise<ZipDirectory | undefined> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const zip = await fromBufferPromise(buffer, { decodeStrings: false });
    const entries: ZipEntry[] = [];
    if (zip.entryCount > most) return { files: zip.entryCount, entries };
    for await (const entry of zip.eachEntry()) {
      entries.push({
        name: nameOf(entry.fileNameRaw),
        crc: entry.crc32,
        size: entry.uncompressedSize,
        encrypted: entry.isEncrypted(),
        method: entry.compressionMethod,
        packed: await packedFile(buffer, zip, entry),
      });
    }
    return { files: entries.length, entries };
  } catch {
    return undefined;
  }
}

/** Older Windows writes names in its own code page, which in China is GBK. */
function nameOf(raw: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(raw);
  } catch {
    return new TextDecoder('gb18030').decode(raw);
  }
}

/** What lies where the directory says, if it is the file that it means. */
async function packedFile(buffer: Buffer, zip: ZipFile, entry: Entry): Promise<Uint8Array | undefined> {
  const here = await zip.readLocalFileHeaderPromise(entry).catch(() => undefined);
  if (!here || here.compressionMethod !== entry.compressionMethod || !here.fileName.equals(entry.fileNameRaw))
    return undefined;
  return buffer.subarray(here.fileDataStart, here.fileDataStart + entry.compressedSize);
}
