// How does somebody look at an answer that is a file?
import { prepareCall } from '@kehuoyou/shared';
import type { Endpoint, FileAnswer } from '@kehuoyou/shared';
import { answerIn } from './call';
import { CallFailure } from './call-failure';
import { isOnline } from './platform/network-status';
import { openFile } from './platform/files/open-file';
import { NoAnswer } from './platform/request';
import { session } from './session';

/** Fetches the file and opens it under `name`. Throws `CallFailure`, never anything else. */
export async function openAnswer<Ask extends object>(
  endpoint: Endpoint<Ask, FileAnswer>,
  ask: Ask,
  name: string,
): Promise<void> {
  if (!isOnline()) throw new CallFailure('no_network');
  const token = endpoint.access.includes('public') ? undefined : session.token();
  const refused = await openFile({
    url: `${process.env.TARO_APP_API ?? ''}${prepareCall(endpoint, ask).url}`,
    headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
    name,
    kind: endpoint.answers ?? 'pdf',
  }).catch((error: unknown) => {
    throw error instanceof NoAnswer ? new CallFailure(error.reason) : error;
  });
  if (refused !== undefined) answerIn(refused, token);
}
