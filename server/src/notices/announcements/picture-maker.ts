// What becomes of a picture that somebody uploads?
import { Failure } from '@kehuoyou/shared';
import sharp from 'sharp';

/** A phone's photo has some 12 million pixels; a small file may unpack to far more and fill the memory. */
const MOST_PIXELS = 24_000_000;
/** Longest side of what is kept: enough for a full screen. */
const LONGEST_SIDE = 1_280;
const QUALITY = 78;
const FORMATS: readonly string[] = ['jpeg', 'png', 'webp'];

/**
 * A JPEG made anew from the pixels alone: place, camera and whatever else was hidden in the file are
 * gone, and it stands upright. Fails with `picture_not_readable` for anything that is no JPEG, PNG or WebP.
 */
export async function makePicture(data: Buffer): Promise<Buffer> {
  try {
    const { format } = await sharp(data, { limitInputPixels: MOST_PIXELS }).metadata();
    if (!FORMATS.includes(format)) throw new Failure('picture_not_readable', 'data');
    return await sharp(data, { limitInputPixels: MOST_PIXELS, failOn: 'error' })
      .rotate()
      .resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .jpeg({ quality: QUALITY, mozjpeg: true })
      .toBuffer();
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw new Failure('picture_not_readable', 'data');
  }
}
