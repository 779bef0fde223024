// How does the app itself open without a network in a browser, and become a newer one in WeChat?
import Taro from '@tarojs/taro';

/** In WeChat, which fetches a newer version by itself: asks before it starts anew, for somebody may be writing something. */
export function keepNew(): void {
  if (process.env.TARO_ENV === 'h5' || !Taro.canIUse('getUpdateManager')) return;
  const manager = Taro.getUpdateManager();
  manager.onUpdateReady(() => {
    void Taro.showModal({
      content: '客货邮有新的了，重新打开一下就是新的。',
      confirmText: '重新打开',
      cancelText: '等会儿',
    }).then(
      ({ confirm }) => (confirm ? manager.applyUpdate() : undefined),
      // It comes with the next start by itself.
      () => undefined,
    );
  });
}

/**
 * Lets the service worker keep the app's own files. A newer version takes over only here, at the start,
 * so that no page that is open loses the files that it may still need.
 */
export async function keepShell(): Promise<void> {
  if (process.env.TARO_ENV !== 'h5' || process.env.NODE_ENV !== 'production') return;
  if (!('serviceWorker' in navigator)) return;
  try {
    const hadController = navigator.serviceWorker.controller !== null;
    const registration = await navigator.serviceWorker.register('/sw.js');
    if (!hadController || !registration.waiting) return;
    navigator.serviceWorker.addEventListener('controllerchange', () => window.location.reload(), { once: true });
    registration.waiting.postMessage({ type: 'SKIP_WAITING' });
  } catch {
    // Without a worker the app still runs; it only cannot be opened offline.
  }
}
