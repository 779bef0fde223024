// Can the phone read a sign's code, and what does it say?
import Taro from '@tarojs/taro';
import { permitted } from './permission';

/** True where a code can be scanned; elsewhere the button is not shown. */
export function canScan(): boolean {
  return process.env.TARO_ENV !== 'h5';
}

/** Opens the camera and reads one code; undefined when the person closes it. */
export async function scanCode(): Promise<string | undefined> {
  if (process.env.TARO_ENV === 'h5') return undefined;
  const read = await permitted('相机和相册', () => Taro.scanCode({ scanType: ['qrCode'] }));
  if ('denial' in read) return undefined;
  // A mini-program code carries its scene in the path instead of a text.
  const scene = /[?&]scene=([^&]+)/.exec(read.answer.path ?? '')?.[1];
  return scene === undefined ? read.answer.result : decodeURIComponent(scene);
}
