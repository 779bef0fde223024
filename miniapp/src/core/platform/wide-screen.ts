// Does the page stand on a wide screen, as before somebody at a desk?
import { useSyncExternalStore } from 'react';

/** From this width on, px; the same as in tokens.scss. */
export const WIDE_PX = 1180;

/** A wide screen, as far as the platform can tell: WeChat's windows are narrow, and what is printed keeps its form. */
function asked(): MediaQueryList | undefined {
  if (process.env.TARO_ENV !== 'h5' || typeof window.matchMedia !== 'function') return undefined;
  return window.matchMedia(`(min-width: ${WIDE_PX}px)`);
}

let wide = false;

function isWide(): boolean {
  // Paper is narrower than the screen; what is on it is what was on the screen.
  if (asked() !== undefined && !window.matchMedia('print').matches) wide = asked()?.matches ?? false;
  return wide;
}

function onChange(listener: () => void): () => void {
  const query = asked();
  // Browsers of before 2020 know only the older pair.
  if (query?.addEventListener === undefined) {
    query?.addListener(listener);
    return () => query?.removeListener(listener);
  }
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}

/** True while the window is wide enough for a table and what stands beside it. */
export function useWideScreen(): boolean {
  return useSyncExternalStore(onChange, isWide);
}
