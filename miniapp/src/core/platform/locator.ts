// Where is the phone? Only ever a shortcut: nothing in the app needs it.
import Taro from '@tarojs/taro';
import type { Crs, Position } from '@kehuoyou/shared';

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

/** The phone's position; undefined when the person or the phone refuses. */
export async function locate(): Promise<Located | undefined> {
  if (process.env.TARO_ENV === 'h5') return canLocate() ? inBrowser() : undefined;
  try {
    const found = await Taro.getFuzzyLocation({ type: 'gcj02' });
    return { lat: found.latitude, lng: found.longitude, crs: 'gcj02' };
  } catch {
    return undefined;
  }
}

function inBrowser(): Promise<Located | undefined> {
  return new Promise((done) => {
    navigator.geolocation.getCurrentPosition(
      (found) => done({ lat: found.coords.latitude, lng: found.coords.longitude, crs: 'wgs84' }),
      () => done(undefined),
      { timeout: PATIENCE_MS, maximumAge: GOOD_FOR_MS },
    );
  });
}
