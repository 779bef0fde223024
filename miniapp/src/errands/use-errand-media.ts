// What is shown and said along with one form? Those of a caller are nobody else's.
import { ERRAND_MEDIA } from '@kehuoyou/shared';
import type { MediaPurpose, QueuedMedia } from '../core/outbox/media-queue';
import { useFormPictures, useFormRecordings } from '../core/outbox/use-form-pictures';
import type { FormPictures, FormRecordings } from '../core/outbox/use-form-pictures';
import type { Counter, ShownAndSaid } from './errand-draft';

/** The pictures and recordings of a form. */
export interface ErrandMedia {
  readonly photos: FormPictures;
  readonly recordings: FormRecordings;
  /** As what they are kept. */
  readonly what: { readonly photo: MediaPurpose; readonly recording: MediaPurpose };
  /** How many there are in all. */
  readonly count: number;
  /** Keys of those that are there, or on their way. */
  readonly good: ShownAndSaid;
  /** Takes them all away: the form begins anew. */
  readonly forget: () => Promise<void>;
}

/** Of what is asked for oneself, or at a counter. */
export function useErrandMedia(counter: Counter): ErrandMedia {
  const what = purposesOf(counter);
  const photos = useFormPictures(ERRAND_MEDIA, what.photo.label);
  const recordings = useFormRecordings(ERRAND_MEDIA, what.recording.label);
  return {
    ...{ photos, recordings, what },
    count: photos.pictures.length + recordings.recordings.length,
    good: { pictures: goodOf(photos.pictures), recordings: goodOf(recordings.recordings) },
    forget: async () => {
      await photos.forget();
      await recordings.forget();
    },
  };
}

function purposesOf(counter: Counter): ErrandMedia['what'] {
  const whose = counter === undefined ? '要带的东西' : `打电话的人要带的东西 ${counter}`;
  const purpose = ERRAND_MEDIA;
  return { photo: { purpose, label: `照片：${whose}` }, recording: { purpose, label: `录音：${whose}` } };
}

function goodOf(items: readonly QueuedMedia[]): string[] {
  return items.flatMap(({ state, key }) => (state === 'refused' ? [] : [key]));
}
