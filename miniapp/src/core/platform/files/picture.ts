// How does a picture get from the phone into the app, small enough to send?
import Taro from '@tarojs/taro';
import { PICTURE_EDGE } from '@kehuoyou/shared';
import { picked } from '../permission';
import type { PhoneFile } from './kept-files';

const QUALITY = 0.8;

/** What somebody chose. */
export interface ChosenPictures {
  /** Shrunk to what the server keeps at most. */
  readonly pictures: readonly PhoneFile[];
  /** How many could not be opened. */
  readonly unreadable: number;
}

/** Lets the person take or choose up to `most` pictures. */
export async function choosePictures(most: number): Promise<ChosenPictures> {
  const shrinkings = process.env.TARO_ENV === 'h5' ? await inBrowser(most) : await inWeChat(most);
  const pictures: PhoneFile[] = [];
  // One after the other: an old phone has room for one unpacked photo.
  for (const shrink of shrinkings) {
    const picture = await shrink().catch(() => undefined);
    if (picture !== undefined) pictures.push(picture);
  }
  return { pictures, unreadable: shrinkings.length - pictures.length };
}

/** Opens one that was chosen, and makes it small. */
type Shrinking = () => Promise<PhoneFile>;

async function inWeChat(most: number): Promise<Shrinking[]> {
  const chosen = await picked('相机和相册', () =>
    Taro.chooseMedia({ count: most, mediaType: ['image'], sizeType: ['compressed'] }),
  );
  return (chosen?.tempFiles ?? []).map(
    ({ tempFilePath }) =>
      () =>
        shrunkInWeChat(tempFilePath),
  );
}

async function shrunkInWeChat(src: string): Promise<string> {
  const { width, height } = await Taro.getImageInfo({ src });
  const isLarge = Math.max(width, height) > PICTURE_EDGE;
  const edge = isLarge ? { [width > height ? 'compressedWidth' : 'compressedHeight']: PICTURE_EDGE } : {};
  return (await Taro.compressImage({ src, quality: QUALITY * 100, ...edge })).tempFilePath;
}

function inBrowser(most: number): Promise<Shrinking[]> {
  return new Promise((done) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = 'image/*';
    input.multiple = most > 1;
    input.oncancel = () => done([]);
    input.onchange = () => {
      const files = Array.from(input.files ?? []).slice(0, most);
      done(files.map((file) => () => shrunkInBrowser(file)));
    };
    input.click();
  });
}

async function shrunkInBrowser(file: File): Promise<ArrayBuffer> {
  const picture = await opened(file);
  const scale = Math.min(1, PICTURE_EDGE / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', QUALITY));
  if (blob === null) throw new Error('the picture could not be drawn');
  return (await read((reader) => reader.readAsArrayBuffer(blob))) as ArrayBuffer;
}

/** iPhones before 2021 know no `createImageBitmap`. */
async function opened(file: File): Promise<ImageBitmap | HTMLImageElement> {
  if (typeof createImageBitmap === 'function') return createImageBitmap(file);
  const image = new Image();
  const address = (await read((reader) => reader.readAsDataURL(file))) as string;
  return new Promise((done, fail) => {
    image.onload = () => done(image);
    image.onerror = () => fail(new Error('the picture could not be opened'));
    image.src = address;
  });
}

/** Phones of our oldest know `FileReader` only. */
function read(begin: (reader: FileReader) => void): Promise<string | ArrayBuffer | null> {
  return new Promise((done, fail) => {
    const reader = new FileReader();
    reader.onload = () => done(reader.result);
    reader.onerror = () => fail(new Error('the picture could not be read'));
    begin(reader);
  });
}
