// How does a picture that not everybody may see get before the eyes of whoever may?
import { picturesApi, prepareCall } from '@kehuoyou/shared';
import { CallFailure } from '../call-failure';
import { fetchShown } from '../platform/files/fetch-shown';
import { session } from '../session';

/** An address under which the phone shows the picture. Throws `CallFailure`. */
export async function fetchPicture(id: string): Promise<string> {
  const token = session.token();
  const url = `${process.env.TARO_APP_API ?? ''}${prepareCall(picturesApi.picture, { id }).url}`;
  const address = await fetchShown(url, token === undefined ? {} : { authorization: `Bearer ${token}` });
  if (address === undefined) throw new CallFailure('picture_not_found');
  return address;
}
