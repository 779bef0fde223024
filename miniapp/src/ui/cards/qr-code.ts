// How is a text drawn as a code that a camera reads?
import { encode } from 'uqr';
import { svgAddress } from '../svg-address';

/** Quiet modules around the code, as ISO/IEC 18004 asks. */
const QUIET = 4;
/** Of each module, px: WeChat draws the picture at its own size first and then stretches that. */
const MODULE = 12;

/** The code as an SVG picture in a data URI; `M` survives a scratch on the glass. */
export function qrPicture(text: string): string {
  const { data, size } = encode(text, { ecc: 'M', border: QUIET });
  const dark = data.map((row, y) => row.map((on, x) => (on ? `M${x} ${y}h1v1h-1z` : '')).join('')).join('');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${size * MODULE}" height="${size * MODULE}" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${size}v${size}H0z"/><path d="${dark}"/></svg>`;
  return svgAddress(svg);
}
