// Can WeChat's own map show a place?
import Taro from '@tarojs/taro';
import type { Position } from '@kehuoyou/shared';

/** True in WeChat; a browser has the sketch map only, for any other would come from a foreign host. */
export function canOpenMap(): boolean {
  return process.env.TARO_ENV !== 'h5';
}

/** Opens WeChat's map at `position`, which must be GCJ-02. */
export function openMap(position: Position, name: string): void {
  if (process.env.TARO_ENV === 'h5') return;
  void Taro.openLocation({ latitude: position.lat, longitude: position.lng, name, scale: 15 }).catch(() => undefined);
}
