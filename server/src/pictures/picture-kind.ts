// What is a file, by what stands in it and not by its name?

/** Bytes at the beginning of a file that `pictureKind` needs. */
export const HEAD_BYTES = 1_024;
/** Bytes at its end: a zip's directory may be followed by a comment of 64 KiB. */
export const TAIL_BYTES = 65_557;

/** What a picture may be; `refused` is another known kind, or something that is also a program or an archive. */
export type PictureKind = 'jpeg' | 'png' | 'webp' | 'refused' | 'unreadable';

/** Kinds that phones and people do send, and that are not taken. */
const OTHER_KINDS: readonly (readonly [at: number, text: string])[] = [
  [0, 'GIF8'],
  [0, 'BM'],
  [0, 'II*\0'],
  [0, 'MM\0*'],
  [0, '%PDF-'],
  [0, 'PK\x03\x04'],
  [0, '8BPS'],
];
/** HEIC, AVIF and films are ISO base media. */
const ISO_MEDIA = 'ftyp';

/** The kind of a file by its first `HEAD_BYTES` and its last `TAIL_BYTES`. */
export function pictureKind(head: Buffer, tail: Buffer): PictureKind {
  const kind = kindByStart(head);
  if (kind === undefined) return isOtherKind(head) ? 'refused' : 'unreadable';
  return endsAsZip(tail) || hidesDocument(head) ? 'refused' : kind;
}

function kindByStart(head: Buffer): 'jpeg' | 'png' | 'webp' | undefined {
  if (head.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))) return 'jpeg';
  if (head.subarray(0, 8).equals(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'))) return 'png';
  return textAt(head, 0, 4) === 'RIFF' && textAt(head, 8, 4) === 'WEBP' ? 'webp' : undefined;
}

function isOtherKind(head: Buffer): boolean {
  if (textAt(head, 4, 4) === ISO_MEDIA) return true;
  if (OTHER_KINDS.some(([at, text]) => textAt(head, at, text.length) === text)) return true;
  return /<(?:svg|\?xml|!doctype|html)\b/i.test(head.toString('latin1'));
}

/** An archive's directory at the very end: programs that open archives look for it there, whatever comes before. */
function endsAsZip(tail: Buffer): boolean {
  for (let at = tail.lastIndexOf('PK\x05\x06', undefined, 'latin1'); at >= 0;) {
    if (at + 22 <= tail.length && at + 22 + tail.readUInt16LE(at + 20) === tail.length) return true;
    at = at === 0 ? -1 : tail.lastIndexOf('PK\x05\x06', at - 1, 'latin1');
  }
  return false;
}

/** Readers of PDF take a document that begins within the first kilobyte; browsers of old guessed at pages. */
function hidesDocument(head: Buffer): boolean {
  return /%PDF-|<(?:script|html|svg|!doctype)\b/i.test(head.toString('latin1'));
}

function textAt(bytes: Buffer, at: number, length: number): string {
  return bytes.toString('latin1', at, at + length);
}
