// How does WeChat's script engine, which has no `btoa`, write a text as base64?

const SIGNS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** The text as base64 of its UTF-8 bytes. */
export function base64(text: string): string {
  const bytes = unescape(encodeURIComponent(text));
  let out = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const [a = 0, b = 0, c = 0] = [0, 1, 2].map((next) => (at + next < bytes.length ? bytes.charCodeAt(at + next) : 0));
    const left = bytes.length - at;
    out += SIGNS.charAt(a >> 2) + SIGNS.charAt(((a & 3) << 4) | (b >> 4));
    out += left > 1 ? SIGNS.charAt(((b & 15) << 2) | (c >> 6)) : '=';
    out += left > 2 ? SIGNS.charAt(c & 63) : '=';
  }
  return out;
}
