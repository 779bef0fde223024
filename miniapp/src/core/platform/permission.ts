// When the phone does not do what was asked: has the person changed their mind, or is it forbidden?
import Taro from '@tarojs/taro';

/** Why nothing came: closed by the person, forbidden to the app or to WeChat, or not to be had right now. */
export type Denial = 'cancelled' | 'refused' | 'unavailable';

/** What a permission is for, as the question about the settings names it. */
export type Permission = '位置' | '相机和相册' | '麦克风' | '聊天里的文件' | '订阅消息';

const CANCELLED = /cancel/i;
/** What opens a window of WeChat's in which something is chosen. */
type Picker = Exclude<Permission, '位置' | '麦克风' | '订阅消息'>;

/** Of the app, which WeChat's own settings of the mini-program give back. */
const REFUSED = /auth(?:orize)?[ :]*(?:deny|denied|no response)|privacy|\b(?:10[34]|20004)\b/i;
/** Of WeChat itself, which only the phone's settings give back. */
const REFUSED_TO_WECHAT = /(?:system |system:)?permission(?: is)?[ :]*(?:denied|not)|system.*den/i;

interface WechatError {
  readonly errMsg?: string;
  readonly errCode?: number;
  readonly errno?: number;
}

function wordsOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return String(error);
  const { errMsg, errCode, errno } = error as WechatError;
  return [errMsg ?? String(error), errCode, errno].filter((word) => word !== undefined).join(' ');
}

/** What WeChat's refusal means. */
export function denialOf(error: unknown): Denial {
  const words = wordsOf(error);
  if (REFUSED.test(words) || REFUSED_TO_WECHAT.test(words)) return 'refused';
  return CANCELLED.test(words) ? 'cancelled' : 'unavailable';
}

/** A privacy question that was answered with no is of the app, though its words are much like those of the phone. */
function isOfWechat(error: unknown): boolean {
  const words = wordsOf(error);
  return REFUSED_TO_WECHAT.test(words) && !REFUSED.test(words);
}

/**
 * Does what needs a permission. What was refused, now or long ago, leads to the settings where it can be given, if the
 * person likes; what was only closed does not.
 */
export async function permitted<Answer>(
  what: Permission,
  ask: () => Promise<Answer>,
): Promise<{ readonly answer: Answer } | { readonly denial: Denial }> {
  try {
    return { answer: await ask() };
  } catch (error) {
    const denial = denialOf(error);
    if (denial === 'refused') await leadToSettings(what, `${what}没有打开，所以用不了。`, isOfWechat(error));
    return { denial };
  }
}

/** Lets the person choose something. Undefined when nothing came, of which they know why: a window that does not open says so. */
export async function picked<Answer>(what: Picker, ask: () => Promise<Answer>): Promise<Answer | undefined> {
  const chosen = await permitted(what, ask);
  if ('answer' in chosen) return chosen.answer;
  if (chosen.denial === 'unavailable') await say(`${what}这会儿打不开，请过一会儿再点一次。`);
  return undefined;
}

/** Offers the way to where a permission can be given; `why` says what is wrong. */
export async function leadToSettings(what: Permission, why: string, ofWechat = false): Promise<void> {
  const content = `${why}去设置里打开吗？不打开，别的照样能用。`;
  try {
    const { confirm } = await Taro.showModal({ content, confirmText: '去设置', cancelText: '不用了' });
    if (!confirm) return;
    if (ofWechat && Taro.canIUse('openAppAuthorizeSetting')) await Taro.openAppAuthorizeSetting({});
    else await Taro.openSetting({ withSubscriptions: what === '订阅消息' });
  } catch {
    // Whoever comes back without having changed anything is where they were.
  }
}

/** A sentence that is read and put away. */
export async function say(content: string): Promise<void> {
  try {
    await Taro.showModal({ content, showCancel: false, confirmText: '知道了' });
  } catch {
    // What could not be shown changes nothing of what is so.
  }
}
