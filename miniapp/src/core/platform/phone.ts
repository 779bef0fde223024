// How does the app ring a human?
import Taro from '@tarojs/taro';

/** Opens the phone's dialler with `number`; the person still presses the call button. */
export function ring(number: string): void {
  if (process.env.TARO_ENV === 'h5') {
    window.location.href = `tel:${number}`;
    return;
  }
  // Closing the dialler counts as a failure in WeChat; it is none.
  void Taro.makePhoneCall({ phoneNumber: number }).catch(() => undefined);
}
