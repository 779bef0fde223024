// Is there a network, and when does it come back?
import Taro from '@tarojs/taro';

type Listener = (online: boolean) => void;

const listeners = new Set<Listener>();
let online = true;
let watching = false;

function changeTo(next: boolean): void {
  if (next === online) return;
  online = next;
  for (const listener of [...listeners]) listener(online);
}

function watch(): void {
  if (watching) return;
  watching = true;
  if (process.env.TARO_ENV === 'h5') {
    online = navigator.onLine;
    window.addEventListener('online', () => changeTo(true));
    window.addEventListener('offline', () => changeTo(false));
  } else {
    Taro.onNetworkStatusChange((result) => changeTo(result.isConnected));
    void Taro.getNetworkType().then(
      (result) => changeTo(result.networkType !== 'none'),
      () => undefined,
    );
  }
}

/** False only when the phone is sure that it has no network; true promises nothing. */
export function isOnline(): boolean {
  watch();
  return online;
}

/** Calls `listener` when the network goes or comes; the returned function ends that. */
export function onNetworkChange(listener: Listener): () => void {
  watch();
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}
