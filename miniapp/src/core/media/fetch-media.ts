// How do a picture and a recording that not everybody may have get to whoever may?
import { picturesApi, prepareCall, receiptsApi, recordingsApi } from '@kehuoyou/shared';
import type { FailureCode } from '@kehuoyou/shared';
import { CallFailure } from '../call-failure';
import { fetchShown } from '../platform/files/fetch-shown';
import { NoAnswer } from '../platform/request';
import { session } from '../session';

/** An address under which the phone shows the picture. Throws `CallFailure`. */
export async function fetchPicture(id: string): Promise<string> {
  return fetchMedia(prepareCall(picturesApi.picture, { id }).url, 'picture_not_found', session.token());
}

/** An address under which the phone plays the recording. Throws `CallFailure`. */
export async function fetchRecording(id: string): Promise<string> {
  return fetchMedia(prepareCall(recordingsApi.recording, { id }).url, 'recording_not_found', session.token());
}

/** The same by the receipt of a complaint alone, whoever has signed in. */
export async function fetchPictureBy(receipt: string, id: string): Promise<string> {
  return fetchMedia(prepareCall(receiptsApi.picture, { receipt, id }).url, 'picture_not_found');
}

/** The same of what was said with it. */
export async function fetchRecordingBy(receipt: string, id: string): Promise<string> {
  return fetchMedia(prepareCall(receiptsApi.recording, { receipt, id }).url, 'recording_not_found');
}

/** What passes must not be told as if it were gone. */
const whyNot: Readonly<Record<number, FailureCode>> = { 401: 'sign_in_needed', 429: 'rate_limited' };

async function fetchMedia(path: string, missing: FailureCode, token?: string): Promise<string> {
  const url = `${process.env.TARO_APP_API ?? ''}${path}`;
  const shown = await fetchShown(url, token === undefined ? {} : { authorization: `Bearer ${token}` }).catch(
    (error: unknown) => {
      throw error instanceof NoAnswer ? new CallFailure(error.reason) : error;
    },
  );
  if ('address' in shown) return shown.address;
  throw new CallFailure(shown.status === 404 ? missing : (whyNot[shown.status] ?? 'unavailable'));
}
