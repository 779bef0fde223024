// Where is the phone? Only ever a shortcut: nothing in the app needs it.
import Taro from '@tarojs/taro';
import type { Crs, Position } from '@kehuoyou/shared';
import { permitted } from './permission';
import type { Denial } from './permission';

/** A position with the datum that the phone gives it in. */
export interface Located extends Position {
  readonly crs: Crs;
}

const PATIENCE_MS = 8_000;
/** A position of five minutes ago is good enough to find the next village. */
const GOOD_FOR_MS = 300_000;

/** True where the phone can be asked; it may still refuse. */
export function canLocate(): boolean {
  return process.env.TARO_ENV === 'h5' ? window.isSecureContext && 'geolocation' in navigator : true;
}

/** The phone's position, or why there is none. */
export async function locate(): Promise<Located | Denial> {
  if (process.env.TARO_ENV === 'h5') return canLocate() ? inBrowser() : 'unavailable';
  const found = await permitted('位置', () => Taro.getFuzzyLocation({ type: 'gcj02' }));
  if ('denial' in found) return found.denial;
  return { lat: found.answer.latitude, lng: found.answer.longitude, crs: 'gcj02' };
}

function inBrowser(): Promise<Located | Denial> {
  return new Promise((done) => {
    navigator.geolocation.getCurrentPosition(
      (found) => done({ lat: found.coords.latitude, lng: found.coords.longitude, crs: 'wgs84' }),
      ({ code, PERMISSION_DENIED }) => done(code === PERMISSION_DENIED ? 'refused' : 'unavailable'),
      { timeout: PATIENCE_MS, maximumAge: GOOD_FOR_MS },
    );
  });
}
