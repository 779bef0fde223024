// How much would be lost with the phone?
import type { MediaPurpose } from './media-queue';

type Kind = Pick<MediaPurpose, 'media'>;

/** Writes, pictures and recordings that are on the phone alone, such as `2 条、1 张照片`; empty when there are none. */
export function unsentWords(writes: number, media: readonly Kind[]): string {
  return [writes === 0 ? [] : `${writes} 条`, mediaWords(media).trim()]
    .flat()
    .filter((each) => each !== '')
    .join('、');
}

/** ` 2 张照片、1 段录音`, with the space before a number; empty when there are none. */
export function mediaWords(media: readonly Kind[]): string {
  const recordings = media.filter(({ media: kind }) => kind === 'recording').length;
  const pictures = media.length - recordings;
  const words = [pictures === 0 ? [] : `${pictures} 张照片`, recordings === 0 ? [] : `${recordings} 段录音`].flat();
  return words.length === 0 ? '' : ` ${words.join('、')}`;
}
