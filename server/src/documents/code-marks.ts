// Which squares or bars must be black, so that a scanner reads the text?
import bwip from 'bwip-js/node';
import { encode } from 'uqr';

/** Modules of a QR code, row by row; true is black. The quiet zone around it is the printer's. */
export function qrModules(text: string): readonly (readonly boolean[])[] {
  // M survives a scratch and a drop of rain on the paper.
  return encode(text, { ecc: 'M', border: 0 }).data;
}

/** Quiet modules around a QR code (ISO/IEC 18004, 9.1) and beside Code 128 (ISO/IEC 15417, 4.4.2). */
export const QUIET_MODULES = { qr: 4, code128: 10 } as const;

/** Longer ones no hand scanner takes in one go. */
const MOST_CODE_128 = 48;

/** Widths in modules of the bars of a Code 128 and the spaces between them, beginning and ending with a bar. */
export function code128Bars(text: string): readonly number[] {
  if (!/^[\x20-\x7e]+$/.test(text) || text.length > MOST_CODE_128)
    throw new RangeError(`Code 128 takes 1 to ${MOST_CODE_128} ASCII characters`);
  const [symbol] = bwip.raw({ bcid: 'code128', text }) as { readonly sbs?: readonly number[] }[];
  if (symbol?.sbs === undefined) throw new RangeError('no bars were made');
  return symbol.sbs;
}
