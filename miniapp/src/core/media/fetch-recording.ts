// How does a recording that not everybody may hear get to whoever may?
import { prepareCall, recordingsApi } from '@kehuoyou/shared';
import { CallFailure } from '../call-failure';
import { fetchShown } from '../platform/files/fetch-shown';
import { session } from '../session';

/** An address under which the phone plays the recording. Throws `CallFailure`. */
export async function fetchRecording(id: string): Promise<string> {
  const token = session.token();
  const url = `${process.env.TARO_APP_API ?? ''}${prepareCall(recordingsApi.recording, { id }).url}`;
  const address = await fetchShown(url, token === undefined ? {} : { authorization: `Bearer ${token}` });
  if (address === undefined) throw new CallFailure('recording_not_found');
  return address;
}
