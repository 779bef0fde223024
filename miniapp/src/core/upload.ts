// How does a file get to an endpoint that takes one?
import { prepareCall } from '@kehuoyou/shared';
import type { Endpoint } from '@kehuoyou/shared';
import { answerIn } from './call';
import { CallFailure } from './call-failure';
import type { ChosenFile } from './platform/files/file';
import { isOnline } from './platform/network-status';
import { NoAnswer } from './platform/request';
import { sendFile } from './platform/files/send-file';
import { session } from './session';

/** One upload. */
export interface UploadOptions {
  /** Idempotency key: the same file sent again with the same key is taken once. */
  readonly key: string;
  /** Media type of the file, such as `application/zip`. */
  readonly type: string;
  /** Hears how many bytes have left, where the platform says so. */
  readonly onSent: (bytes: number) => void;
  /** True for what is sent without an account, whoever has signed in. */
  readonly asNobody?: boolean;
}

/** Sends `file` as the body; what else is asked goes into the address. Throws `CallFailure`, never anything else. */
export async function upload<Ask extends object, Answer>(
  endpoint: Endpoint<Ask, Answer>,
  ask: Ask,
  file: ChosenFile,
  options: UploadOptions,
): Promise<Answer> {
  if (!isOnline()) throw new CallFailure('no_network');
  const token = options.asNobody === true ? undefined : session.token();
  const headers = {
    accept: 'application/json',
    'content-type': options.type,
    'idempotency-key': options.key,
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
  };
  const url = `${process.env.TARO_APP_API ?? ''}${prepareCall(endpoint, ask).url}`;
  const incoming = await sendFile({ url, headers, content: file.content, onSent: options.onSent }).catch(
    (error: unknown) => {
      throw error instanceof NoAnswer ? new CallFailure(error.reason) : error;
    },
  );
  return answerIn(incoming, token) as Answer;
}
