// What does the phone keep between two openings of the app?
import Taro from '@tarojs/taro';

/** Texts kept by name. WeChat allows 1 MB a name and 10 MB in all, browsers about 5 MB in all. */
export interface PhoneStorage {
  /** The text under `name`; undefined when there is none or it cannot be read. */
  read(name: string): string | undefined;
  /** Keeps `text`; false when there is no room or the phone forbids it. What was there before stays. */
  write(name: string, text: string): boolean;
  remove(name: string): void;
  /** All names that begin with `prefix`, sorted. */
  names(prefix: string): string[];
}

/** Other pages of the same host may keep things too; ours are told by this. */
const OURS = 'kehuoyou/';

function inBrowser(): PhoneStorage {
  const attempt = <T>(work: (kept: Storage) => T, otherwise: T): T => {
    try {
      return work(window.localStorage);
    } catch {
      // Private windows and full disks throw; the app then works without a memory.
      return otherwise;
    }
  };
  return {
    read: (name) => attempt((kept) => kept.getItem(OURS + name) ?? undefined, undefined),
    write: (name, text) =>
      attempt((kept) => {
        kept.setItem(OURS + name, text);
        return true;
      }, false),
    remove: (name) => attempt((kept) => kept.removeItem(OURS + name), undefined),
    names: (prefix) =>
      attempt(
        (kept) =>
          namesAmong(
            Array.from({ length: kept.length }, (_, index) => kept.key(index) ?? ''),
            prefix,
          ),
        [],
      ),
  };
}

function inWeChat(): PhoneStorage {
  return {
    read(name) {
      try {
        const kept: unknown = Taro.getStorageSync(OURS + name);
        return typeof kept === 'string' && kept !== '' ? kept : undefined;
      } catch {
        return undefined;
      }
    },
    write(name, text) {
      try {
        Taro.setStorageSync(OURS + name, text);
        return true;
      } catch {
        return false;
      }
    },
    remove(name) {
      Taro.removeStorageSync(OURS + name);
    },
    names: (prefix) => namesAmong(Taro.getStorageInfoSync().keys, prefix),
  };
}

function namesAmong(keys: readonly string[], prefix: string): string[] {
  return keys
    .filter((key) => key.startsWith(OURS + prefix))
    .map((key) => key.slice(OURS.length))
    .sort();
}

/** This phone's storage. */
export const storage: PhoneStorage = process.env.TARO_ENV === 'h5' ? inBrowser() : inWeChat();
