// What does a zip say of its files, before one of them is unpacked?
//
// Where each file lies, its sizes and its checksum stand in the directory at the end (APPNOTE.TXT of PKWARE,
// 4.3.7, 4.3.12 and 4.3.16).

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

const END_OF_DIRECTORY = 0x0605_4b50;
const ENTRY = 0x0201_4b50;
const FILE = 0x0403_4b50;
const FILE_LENGTH = 30;
const END_LENGTH = 22;
const ENTRY_LENGTH = 46;
const MOST_COMMENT = 65_535;

/** The entries of a zip's directory; undefined when there is no whole directory where it should be. */
export function zipDirectory(bytes: Uint8Array): ZipEntry[] | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = bytes.length - END_LENGTH; at >= Math.max(0, bytes.length - END_LENGTH - MOST_COMMENT); at -= 1) {
    if (view.getUint32(at, true) === END_OF_DIRECTORY)
      return entries(view, view.getUint16(at + 10, true), view.getUint32(at + 16, true));
  }
  return undefined;
}

function entries(view: DataView, count: number, start: number): ZipEntry[] | undefined {
  const found: ZipEntry[] = [];
  let at = start;
  for (let entry = 0; entry < count; entry += 1) {
    if (at + ENTRY_LENGTH > view.byteLength || view.getUint32(at, true) !== ENTRY) return undefined;
    const lengths = [28, 30, 32].map((offset) => view.getUint16(at + offset, true));
    const [name = 0, extra = 0, comment = 0] = lengths;
    if (at + ENTRY_LENGTH + name > view.byteLength) return undefined;
    const method = view.getUint16(at + 10, true);
    const rawName = new Uint8Array(view.buffer, view.byteOffset + at + ENTRY_LENGTH, name);
    found.push({
      // Names in another code page than UTF-8 come out strange, but no file that we read has such a name.
      name: new TextDecoder().decode(rawName),
      method,
      packed: packedFile(view, {
        offset: view.getUint32(at + 42, true),
        length: view.getUint32(at + 20, true),
        method,
        rawName,
      }),
      crc: view.getUint32(at + 16, true),
      size: view.getUint32(at + 24, true),
      encrypted: (view.getUint16(at + 8, true) & 1) === 1,
    });
    at += ENTRY_LENGTH + name + extra + comment;
  }
  return found;
}

/** What lies at `offset`, if it is the file that the directory means. */
function packedFile(
  view: DataView,
  wanted: { readonly offset: number; readonly length: number; readonly method: number; readonly rawName: Uint8Array },
): Uint8Array | undefined {
  const { offset, length, method, rawName } = wanted;
  if (
    offset + FILE_LENGTH > view.byteLength ||
    view.getUint32(offset, true) !== FILE ||
    view.getUint16(offset + 8, true) !== method
  )
    return undefined;
  const [name, extra] = [view.getUint16(offset + 26, true), view.getUint16(offset + 28, true)];
  const start = offset + FILE_LENGTH + name + extra;
  if (name !== rawName.length || start + length > view.byteLength) return undefined;
  const here = new Uint8Array(view.buffer, view.byteOffset + offset + FILE_LENGTH, name);
  if (here.some((byte, index) => byte !== rawName[index])) return undefined;
  return new Uint8Array(view.buffer, view.byteOffset + start, length);
}
