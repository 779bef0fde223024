// What is in a zip that a stranger sent, if it is no more than we want to unpack?
//
// A few hundred kilobytes can hold gigabytes, and what a directory says of itself is what its writer wants us to
// believe. So everything is measured while it is unpacked, and never a byte more than allowed.
import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';
import { zipDirectory } from './zip-directory.js';

const inflated = promisify<Uint8Array, { readonly maxOutputLength: number }, Buffer>(inflateRaw);

/** What a zip may weigh. */
export interface ZipWeight {
  /** Bytes of all the wanted files together, unpacked. */
  readonly unpacked: number;
  readonly files: number;
}

/** Why a zip is not taken. */
export type ZipRefusal = 'no_zip' | 'encrypted' | 'damaged' | 'too_large';

/** The files that `wanted` lets through, by name; or why the zip is not taken. */
export async function measuredZip(
  bytes: Uint8Array,
  wanted: (name: string) => boolean,
  most: ZipWeight,
): Promise<ReadonlyMap<string, Uint8Array> | ZipRefusal> {
  const directory = await zipDirectory(bytes, most.files);
  if (!directory) return 'no_zip';
  if (directory.files > most.files) return 'too_large';
  const found = new Map<string, Uint8Array>();
  let left = most.unpacked;
  for (const { name, encrypted, method, packed } of directory.entries) {
    if (!wanted(name)) continue;
    if (encrypted) return 'encrypted';
    if (packed === undefined || found.has(name) || (method !== 0 && method !== 8)) return 'damaged';
    if (left < 1 || (method === 0 && packed.length > left)) return 'too_large';
    const content = method === 0 ? packed : await unpacked(packed, left);
    if (typeof content === 'string') return content;
    found.set(name, content);
    left -= content.length;
  }
  return found;
}

async function unpacked(packed: Uint8Array, most: number): Promise<Uint8Array | ZipRefusal> {
  try {
    return await inflated(packed, { maxOutputLength: most });
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? 'too_large' : 'damaged';
  }
}
