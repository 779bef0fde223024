// May we send a WeChat message later? One yes is one message.
import Taro from '@tarojs/taro';
import { permitted } from './permission';

/** Most templates that WeChat shows in one question. */
const MOST = 3;

/** True where messages can be asked for. */
export function canSubscribe(): boolean {
  return process.env.TARO_ENV !== 'h5';
}

/** Asks for messages of these templates, which must come straight after a touch; gives those that were accepted. */
export async function askForMessages(templateIds: readonly string[]): Promise<readonly string[]> {
  if (!canSubscribe() || templateIds.length === 0) return [];
  const tmplIds = templateIds.slice(0, MOST);
  const asked = await permitted('订阅消息', () => Taro.requestSubscribeMessage({ tmplIds, entityIds: [] }));
  // The notice still stands in the inbox.
  if ('denial' in asked) return [];
  const answer: Readonly<Record<string, unknown>> = { ...asked.answer };
  return tmplIds.filter((id) => answer[id] === 'accept');
}
