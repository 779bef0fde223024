// May we send a WeChat message later? One yes is one message.
import Taro from '@tarojs/taro';
import { denialOf, leadToSettings } from './permission';

/** Most templates that WeChat shows in one question. */
const MOST = 3;

/** Who was told once while the app is open that messages are off knows it. */
let told = false;

/** True where messages can be asked for. */
export function canSubscribe(): boolean {
  return process.env.TARO_ENV !== 'h5';
}

/** How the question came up: messages are all that was asked for, or they come beside something else. */
export type Occasion = 'for_messages' | 'beside';

/** Asks for messages of these templates, which must come straight after a touch; gives those that were accepted. */
export async function askForMessages(
  templateIds: readonly string[],
  occasion: Occasion = 'beside',
): Promise<readonly string[]> {
  if (!canSubscribe() || templateIds.length === 0) return [];
  const tmplIds = templateIds.slice(0, MOST);
  try {
    const answer: Readonly<Record<string, unknown>> = {
      ...(await Taro.requestSubscribeMessage({ tmplIds, entityIds: [] })),
    };
    const accepted = tmplIds.filter((id) => answer[id] === 'accept');
    if (accepted.length === 0 && (await isRefusedForGood(tmplIds)))
      await tellOff('您选过“总是拒绝”这种提醒，微信就不再问，也提醒不了。', occasion);
    return accepted;
  } catch (error) {
    // The notice still stands in the inbox.
    if (denialOf(error) === 'refused') await tellOff('订阅消息没有打开，微信提醒不了。', occasion);
    return [];
  }
}

/** Whether WeChat answers by itself, because the person once ticked that it shall not ask again. */
async function isRefusedForGood(tmplIds: readonly string[]): Promise<boolean> {
  try {
    const { subscriptionsSetting } = await Taro.getSetting({ withSubscriptions: true });
    const items: Readonly<Record<string, unknown>> = { ...subscriptionsSetting.itemSettings };
    return !subscriptionsSetting.mainSwitch || tmplIds.some((id) => items[id] === 'reject');
  } catch {
    return false;
  }
}

async function tellOff(why: string, occasion: Occasion): Promise<void> {
  if (told && occasion === 'beside') return;
  told = true;
  await leadToSettings('订阅消息', why);
}
