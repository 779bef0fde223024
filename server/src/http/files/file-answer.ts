// How does a file leave the server: under which name, of which kind, and piece by piece?
import { mediaTypes } from '@kehuoyou/shared';
import type { FileAnswer, FileKind } from '@kehuoyou/shared';

/** What a file is called that was given no name. */
const NAMELESS = '文件';

/**
 * A file for one caller, made while it is sent: nothing of it is kept, here or on the way. When the caller
 * leaves, `pieces` is told to stop (`return` of its iterator), and so is whatever it reads from.
 */
export class SentFile implements FileAnswer {
  constructor(
    readonly kind: FileKind,
    readonly name: string,
    readonly pieces: AsyncIterable<Uint8Array>,
  ) {}
}

/** Letters that stand for themselves in an extended header value (RFC 8187, 3.2.1). */
const PLAIN = /[A-Za-z0-9!#$&+.^_`|~-]/;

/**
 * The `content-disposition` of a file: its Chinese name for those who read RFC 6266 (all browsers), a plain one for the others. A page
 * is shown, a table is saved.
 */
export function dispositionOf({ kind, name }: FileAnswer): string {
  const extended = [...Buffer.from(fileName(name, kind))]
    .map((byte) => {
      const letter = String.fromCharCode(byte);
      return PLAIN.test(letter) ? letter : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
    })
    .join('');
  return `${kind === 'pdf' ? 'inline' : 'attachment'}; filename="kehuoyou.${kind}"; filename*=UTF-8''${extended}`;
}

/** Name, value of every header that only files have. */
export function fileHeaders(file: FileAnswer): [string, string][] {
  return [
    ['content-type', mediaTypes[file.kind]],
    ['content-disposition', dispositionOf(file)],
    ['x-content-type-options', 'nosniff'],
  ];
}

/** A name that every system takes: no path, nothing that cannot be seen, and not too long. */
function fileName(name: string, kind: FileKind): string {
  const tame = name
    .replace(/[\p{C}\s]+/gu, ' ')
    .replace(/[\\/:*?"<>|]/g, '-')
    .trim();
  return `${[...tame].slice(0, 60).join('') || NAMELESS}.${kind}`;
}
