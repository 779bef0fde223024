// What becomes of a picture that somebody sends?
import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { Failure, MOST_PICTURE_PIXELS, PICTURE_EDGE } from '@kehuoyou/shared';
import type { Made } from './made.js';
import { HEAD_BYTES, pictureKind, TAIL_BYTES } from './picture-kind.js';
import type { PictureKind } from './picture-kind.js';

const QUALITY = 80;
/** Nobody's photo takes that long. */
const MOST_SECONDS = 20;

/** What reads and writes pictures. Loaded with the first of them: a start and a command have no time for it. */
let reader: Promise<typeof import('sharp').default> | undefined;

function pictures(): Promise<typeof import('sharp').default> {
  reader ??= import('sharp').then(({ default: sharp }) => {
    // Only these three kinds have a reader at all, whatever else the library could open.
    sharp.block({ operation: ['VipsForeignLoad'] });
    sharp.unblock({ operation: ['VipsForeignLoadJpeg', 'VipsForeignLoadPng', 'VipsForeignLoadWebp'] });
    // Each picture is made once: keeping parts of it for another time would only hold memory.
    sharp.cache(false);
    sharp.concurrency(1);
    return sharp;
  });
  return reader;
}

/**
 * A JPEG made anew from the pixels of the file at `path` alone, at most `PICTURE_EDGE` long: place, camera and
 * whatever else was hidden in the file are gone, and it stands upright. Of one that moves it is the first moment.
 * Fails with `picture_format_not_taken`, `picture_too_many_pixels` or `picture_not_readable`.
 */
export async function makePicture(path: string): Promise<Made> {
  const kind = await kindOf(path);
  if (kind === 'refused') throw new Failure('picture_format_not_taken');
  if (kind === 'unreadable') throw new Failure('picture_not_readable');
  const sharp = await pictures();
  try {
    await checkPixels(path);
    const { data, info } = await sharp(path, {
      limitInputPixels: MOST_PICTURE_PIXELS,
      // Half a photo is none.
      failOn: 'error',
      sequentialRead: true,
    })
      .autoOrient()
      .resize({ width: PICTURE_EDGE, height: PICTURE_EDGE, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .timeout({ seconds: MOST_SECONDS })
      .jpeg({ quality: QUALITY })
      .toBuffer({ resolveWithObject: true });
    return { bytes: data, type: 'image/jpeg', width: info.width, height: info.height, durationMs: null };
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw new Failure('picture_not_readable');
  }
}

/** A rectangle of a picture, in pixels. */
export interface Pixels {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/**
 * A JPEG of ours made anew with black over the rectangles that `rectanglesOf` gives for its size. Solid: nobody finds
 * out what lies below, as they can where it is only blurred.
 */
export async function coverPicture(
  jpeg: Buffer,
  rectanglesOf: (size: { readonly width: number; readonly height: number }) => readonly Pixels[],
): Promise<Made> {
  const sharp = await pictures();
  const { width, height } = await sharp(jpeg).metadata();
  const bars = rectanglesOf({ width, height }).map(({ left, top, ...size }) => ({
    input: { create: { ...size, channels: 3 as const, background: '#000000' } },
    left,
    top,
  }));
  const { data, info } = await sharp(jpeg)
    .composite(bars)
    .timeout({ seconds: MOST_SECONDS })
    .jpeg({ quality: QUALITY })
    .toBuffer({ resolveWithObject: true });
  return { bytes: data, type: 'image/jpeg', width: info.width, height: info.height, durationMs: null };
}

/** Reads only the head of the file; nothing is unpacked yet. */
async function checkPixels(path: string): Promise<void> {
  const sharp = await pictures();
  const { width, height } = await sharp(path, { limitInputPixels: false, failOn: 'error' }).metadata();
  if (width * height > MOST_PICTURE_PIXELS) throw new Failure('picture_too_many_pixels');
}

async function kindOf(path: string): Promise<PictureKind> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const head = await part(file, 0, Math.min(size, HEAD_BYTES));
    const from = Math.max(0, size - TAIL_BYTES);
    return pictureKind(head, await part(file, from, size - from));
  } finally {
    await file.close();
  }
}

async function part(file: FileHandle, from: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, from);
  return buffer.subarray(0, bytesRead);
}
