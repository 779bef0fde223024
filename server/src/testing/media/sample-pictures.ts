// Which pictures do people send, good ones and bad ones?
import { crc32, deflateRawSync, constants } from 'node:zlib';
import { zipSync } from 'fflate';
import sharp from 'sharp';

/** A photo as a phone takes it, with its place, its maker and a profile of its colours. */
export async function photo(width = 2_000, height = 1_500, orientation = 1): Promise<Buffer> {
  const side = { width: Math.ceil(width / 8), height: Math.ceil(height / 8) };
  const noise = { type: 'gaussian', mean: 128, sigma: 50 } as const;
  return sharp({ create: { ...side, channels: 3, background: '#808080', noise } })
    .resize(width, height, { fit: 'fill' })
    .withExif({ IFD0: { Make: 'Maker' }, IFD3: { GPSLatitude: '26/1 10/1 0/1', GPSLongitude: '116/1 48/1 0/1' } })
    .withMetadata({ orientation })
    .withIccProfile('p3')
    .jpeg({ quality: 90 })
    .toBuffer();
}

/** Zeros as one block of a deflate stream, so that many can stand one after the other. */
const MEGABYTE = 1_000_000;
const zeros = deflateRawSync(Buffer.alloc(MEGABYTE), { level: 9, finishFlush: constants.Z_FULL_FLUSH });

/** A black PNG of so many pixels that is all there, and small: 60,000 × 60,000 are 450 kB that unpack to 450 MB. */
export function pngOf(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // One bit a pixel, grey.
  header[8] = 1;
  const bytes = height * (1 + Math.ceil(width / 8));
  const rest = deflateRawSync(Buffer.alloc(bytes % MEGABYTE), { level: 9 });
  const check = Buffer.alloc(4);
  // Adler-32 of zeros.
  check.writeUInt32BE((((bytes % 65_521) << 16) | 1) >>> 0);
  const blocks = Array.from({ length: Math.floor(bytes / MEGABYTE) }, () => zeros);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', Buffer.concat([Buffer.from([0x78, 0xda]), ...blocks, rest, check])),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([ends.subarray(0, 4), named, ends.subarray(4)]);
}

/** A zip with one file, as its bytes. */
export function archive(): Buffer {
  return Buffer.from(zipSync({ 'run.js': new TextEncoder().encode('alert(1)') }));
}
/** A picture with a script in it. */
export const svg = Buffer.from(
  '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>',
);
/** A GIF whose first bytes are a program to whoever takes them for one. */
export const gifScript = Buffer.from('GIF89a/*\x01\x00\x01\x00\x80*/=1;alert(1)', 'latin1');
/** What an iPhone keeps its photos in; the first bytes will do. */
export const heic = Buffer.concat([Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'), Buffer.alloc(2_000)]);

/** A picture of two moments. */
export async function movingWebp(): Promise<Buffer> {
  const side = { width: 40, height: 30, channels: 3 } as const;
  const moments = await Promise.all(
    ['#ff0000', '#0000ff'].map((background) =>
      sharp({ create: { ...side, background } })
        .png()
        .toBuffer(),
    ),
  );
  return sharp(moments, { join: { animated: true } })
    .webp({ loop: 0, delay: [100, 100] })
    .toBuffer();
}
