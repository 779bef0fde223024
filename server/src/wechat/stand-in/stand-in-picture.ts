// What does the stand-in give for a mini-program code?
//
// Not the round picture, which WeChat alone can draw: the smallest JPEG, with what was asked for behind its end, so
// that a test can read it.

const SCENE = /^[0-9A-Za-z!#$&'()*+,/:;=?@\-._~]{1,32}$/;
const PAGE = /^[a-z-]+(?:\/[a-z-]+)+$/;
const START_AND_END = [0xff, 0xd8, 0xff, 0xd9];

/** The picture, or WeChat's number for what is wrong. */
export function pictureFor(body: Readonly<Record<string, unknown>>): Uint8Array | number {
  const { scene, page, width } = body;
  if (typeof scene !== 'string' || !SCENE.test(scene)) return 40169;
  if (page !== undefined && (typeof page !== 'string' || !PAGE.test(page))) return 41030;
  if (width !== undefined && (typeof width !== 'number' || width < 280 || width > 1_280)) return 47001;
  return Buffer.concat([Buffer.from(START_AND_END), Buffer.from(JSON.stringify({ scene, page }))]);
}
