// At which address does the platform show a drawing of ours as a picture?
import { base64 } from './base64';

/** The drawing itself as an address. In base64, for some of WeChat's versions read no other; its root must have a width and a height. */
export function svgAddress(svg: string): string {
  return `data:image/svg+xml;base64,${base64(sized(svg))}`;
}

/** With the size of its `viewBox` where it says none: WeChat draws nothing of a picture whose size it does not know. */
function sized(svg: string): string {
  const [root = ''] = /^<svg[^>]*>/.exec(svg) ?? [];
  const [, width, height] = /viewBox="[\d.-]+[ ,]+[\d.-]+[ ,]+([\d.]+)[ ,]+([\d.]+)"/.exec(root) ?? [];
  if (/\swidth="/.test(root) || width === undefined || height === undefined) return svg;
  return svg.replace('<svg', `<svg width="${width}" height="${height}"`);
}
