// What does WeChat know of its user, and have they agreed that it tells us?
import Taro from '@tarojs/taro';

/** True where WeChat can say who is asking. */
export function inWeChatApp(): boolean {
  return process.env.TARO_ENV !== 'h5';
}

/** The code of wx.login, good for one sign-in within five minutes; undefined when WeChat gives none. */
export async function wechatCode(): Promise<string | undefined> {
  if (!inWeChatApp()) return undefined;
  try {
    const { code } = await Taro.login();
    return code === '' ? undefined : code;
  } catch {
    return undefined;
  }
}

/**
 * WeChat's own question about the privacy contract (隐私授权), which must be agreed to before anything
 * personal is read; true when it has been. Versions of WeChat older than the question have none to ask.
 */
export async function agreeToPrivacy(): Promise<boolean> {
  if (!inWeChatApp() || !Taro.canIUse('requirePrivacyAuthorize')) return true;
  return new Promise((done) => {
    Taro.requirePrivacyAuthorize({ success: () => done(true), fail: () => done(false) });
  });
}

/** Opens the privacy contract that was filed with WeChat. */
export function openPrivacyContract(): void {
  if (inWeChatApp() && Taro.canIUse('openPrivacyContract')) Taro.openPrivacyContract({});
}
