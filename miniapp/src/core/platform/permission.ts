// When the phone does not do what was asked: has the person changed their mind, or is it forbidden?
import Taro from '@tarojs/taro';

/** Why nothing came: closed by the person, forbidden to the app or to WeChat, or not to be had right now. */
export type Denial = 'cancelled' | 'refused' | 'unavailable';

/** What a permission is for, as the question about the settings names it. */
export type Permission = '位置' | '相机和相册' | '订阅消息';

const CANCELLED = /cancel/i;
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
    if (denial === 'refused') await leadToSettings(what, REFUSED_TO_WECHAT.test(wordsOf(error)));
    return { denial };
  }
}

async function leadToSettings(what: Permission, ofWechat: boolean): Promise<void> {
  const content = `${what}没有打开，所以用不了。去设置里打开吗？不打开，别的照样能用。`;
  try {
    const { confirm } = await Taro.showModal({ content, confirmText: '去设置', cancelText: '不用了' });
    if (!confirm) return;
    if (ofWechat && Taro.canIUse('openAppAuthorizeSetting')) await Taro.openAppAuthorizeSetting({});
    else await Taro.openSetting({ withSubscriptions: what === '订阅消息' });
  } catch {
    // Whoever comes back without having changed anything is where they were.
  }
}
