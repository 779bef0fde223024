// How large has the person already made the text of everything else?
import Taro from '@tarojs/taro';

/** What WeChat and browsers write at when nobody changed anything, px. */
const USUAL_PX = 16;

/**
 * The text size that the person set in WeChat or in the browser, 1 for the usual one. Read at the first
 * start only: afterwards the app's own setting counts.
 */
export function fontScale(): number {
  if (process.env.TARO_ENV === 'h5') {
    const size = parseFloat(getComputedStyle(document.documentElement).fontSize);
    return Number.isFinite(size) && size > 0 ? size / USUAL_PX : 1;
  }
  try {
    const info = Taro.getAppBaseInfo() as Taro.getAppBaseInfo.Result & {
      fontSizeScaleFactor?: number;
      fontSizeSetting?: number;
    };
    return info.fontSizeScaleFactor ?? (info.fontSizeSetting ?? USUAL_PX) / USUAL_PX;
  } catch {
    return 1;
  }
}
