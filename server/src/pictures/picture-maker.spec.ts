// What becomes of a photo, and of everything that only looks like one?
import sharp from 'sharp';
import { madeFrom } from '../testing/media/made-from.js';
import { archive, gifScript, heic, movingWebp, photo, pngOf, svg } from '../testing/media/sample-pictures.js';
import { makePicture } from './picture-maker.js';

const made = madeFrom(makePicture);

/** Share of red, green and blue at a point, 0 to 255 each. */
async function colourAt(jpeg: Buffer, left: number, top: number): Promise<number[]> {
  return [...(await sharp(jpeg).extract({ left, top, width: 1, height: 1 }).raw().toBuffer())];
}

describe('a photo', () => {
  it('is made anew: small enough, a JPEG, and without place, maker, profile and preview', async () => {
    const sent = await photo(4_000, 3_000);
    expect(sent.includes('Maker')).toBe(true);
    const { bytes, ...what } = await made(sent);
    expect(what).toEqual({ type: 'image/jpeg', width: 1_600, height: 1_200, durationMs: null });
    const { format, exif, icc, xmp, iptc, width } = await sharp(bytes).metadata();
    expect([format, exif, icc, xmp, iptc, width]).toEqual(['jpeg', undefined, undefined, undefined, undefined, 1_600]);
    expect(bytes.includes('Maker')).toBe(false);
    expect(bytes.includes('Exif')).toBe(false);
    expect(bytes.length).toBeLessThan(1_500_000);
  });

  it('stands upright, however the phone was held', async () => {
    // Red at the left; a phone that was held upright says that its right is down.
    const half = { width: 100, height: 100, channels: 3 } as const;
    const sent = await sharp({ create: { ...half, width: 200, background: '#0000ff' } })
      .composite([{ input: { create: { ...half, background: '#ff0000' } }, left: 0, top: 0 }])
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    const { bytes, width, height } = await made(sent);
    expect([width, height]).toEqual([100, 200]);
    expect((await colourAt(bytes, 50, 20))[0]).toBeGreaterThan(200);
    expect((await colourAt(bytes, 50, 180))[2]).toBeGreaterThan(200);
    expect((await sharp(bytes).metadata()).orientation).toBeUndefined();
  });

  it('that is small stays small, and what one could see through is white', async () => {
    const clear = { r: 0, g: 0, b: 0, alpha: 0 };
    const png = await sharp({ create: { width: 30, height: 20, channels: 4, background: clear } })
      .png()
      .toBuffer();
    const { bytes, width, height } = await made(png);
    expect([width, height]).toEqual([30, 20]);
    expect(await colourAt(bytes, 10, 10)).toEqual([255, 255, 255]);
  });

  it('of print colours comes out in those of screens', async () => {
    const cmyk = await sharp({ create: { width: 20, height: 20, channels: 3, background: '#00ff00' } })
      .toColourspace('cmyk')
      .jpeg()
      .toBuffer();
    const { bytes } = await made(cmyk);
    expect(await sharp(bytes).metadata()).toMatchObject({ space: 'srgb', channels: 3 });
  });

  it('that moves is kept as its first moment', async () => {
    const sent = await movingWebp();
    expect((await sharp(sent, { animated: true }).metadata()).pages).toBe(2);
    const { bytes, type, height } = await made(sent);
    expect([type, height]).toEqual(['image/jpeg', 30]);
    expect((await colourAt(bytes, 20, 15))[0]).toBeGreaterThan(200);
  });

  it('may have fifty million pixels', async () => {
    expect(await made(pngOf(10_000, 5_000))).toMatchObject({ width: 1_600, height: 800 });
  });
});

describe('refused before it is unpacked', () => {
  it.each([
    ['a PNG of 60,000 by 60,000 pixels', () => pngOf(60_000, 60_000)],
    ['a PNG of one pixel more than fifty million', () => pngOf(50_000_001, 1)],
  ])('is %s', async (_what, bomb) => {
    const bytes = bomb();
    expect(bytes.length).toBeLessThan(1_000_000);
    const before = performance.now();
    await expect(made(bytes)).rejects.toMatchObject({ code: 'picture_too_many_pixels' });
    expect(performance.now() - before).toBeLessThan(10_000);
  });

  it.each<[string, () => Buffer | Promise<Buffer>]>([
    ['an SVG with a script', () => svg],
    ['a page', () => Buffer.from('<!doctype html><html><script>alert(1)</script></html>')],
    ['a GIF that is also a script', () => gifScript],
    ['an iPhone’s HEIC', () => heic],
    ['a PDF', () => Buffer.from('%PDF-1.7\n1 0 obj')],
    ['an archive', archive],
    ['a JPEG that is also an archive', async () => Buffer.concat([await photo(200, 150), archive()])],
    [
      'a PNG that is also a document',
      async () => {
        const png = pngOf(20, 20);
        return Buffer.concat([png.subarray(0, 33), Buffer.from('%PDF-1.4'), png.subarray(33)]);
      },
    ],
  ])('is %s, whatever it is called', async (_what, bytes) => {
    await expect(made(await bytes())).rejects.toMatchObject({ code: 'picture_format_not_taken' });
  });

  it('is what belongs to an archive’s end only by chance', async () => {
    // The four letters alone make no archive.
    const sent = Buffer.concat([await photo(200, 150), Buffer.from('PK\x05\x06', 'latin1')]);
    expect(await made(sent)).toMatchObject({ type: 'image/jpeg' });
  });
});

describe('not readable', () => {
  it.each<[string, () => Buffer | Promise<Buffer>]>([
    ['nothing', () => Buffer.alloc(0)],
    ['words', () => Buffer.from('就这些')],
    ['noise', () => Buffer.from(Array.from({ length: 5_000 }, (_, index) => (index * 7_919) % 251))],
    ['half a JPEG', async () => (await photo(800, 600)).subarray(0, 9_000)],
    ['the first bytes of a JPEG', () => Buffer.from('/9j/4AAQSkZJRg==', 'base64')],
    ['half a PNG', () => pngOf(4_000, 4_000).subarray(0, 1_500)],
    ['half a WebP', async () => (await movingWebp()).subarray(0, 60)],
  ])('is %s', async (_what, bytes) => {
    await expect(made(await bytes())).rejects.toMatchObject({ code: 'picture_not_readable' });
  });
});
