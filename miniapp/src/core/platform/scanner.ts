// Can the phone read a sign's code, and what does it say?
import Taro from '@tarojs/taro';
import { picked } from './permission';

/** True where a code can be scanned; elsewhere the button is not shown. */
export function canScan(): boolean {
  return process.env.TARO_ENV !== 'h5';
}

/** Opens the camera and reads one code, of a sign or of a label; undefined when the person closes it. */
export async function scanCode(of: 'sign' | 'label' = 'sign'): Promise<string | undefined> {
  if (process.env.TARO_ENV === 'h5') return undefined;
  const scanType: ('barCode' | 'qrCode')[] = of === 'sign' ? ['qrCode'] : ['barCode', 'qrCode'];
  const read = await picked('相机和相册', () => Taro.scanCode({ scanType }));
  if (read === undefined) return undefined;
  // A mini-program code carries its scene in the path instead of a text.
  const scene = /[?&]scene=([^&]+)/.exec(read.path ?? '')?.[1];
  return scene === undefined ? read.result : decodeURIComponent(scene);
}

/**
 * A scanner that is plugged in types what it reads and presses Enter. Whatever is typed while no field has the focus
 * goes into the field that `field` gives; the returned function ends that.
 */
export function catchTyping(field: () => HTMLElement | null): () => void {
  if (process.env.TARO_ENV !== 'h5') return () => undefined;
  const onKey = ({ key, ctrlKey, altKey, metaKey }: KeyboardEvent): void => {
    const writes = /^(?:INPUT|TEXTAREA|SELECT)$/.test(document.activeElement?.tagName ?? '');
    if (key.length === 1 && key !== ' ' && !ctrlKey && !altKey && !metaKey && !writes) field()?.focus();
  };
  document.addEventListener('keydown', onKey);
  return () => document.removeEventListener('keydown', onKey);
}
