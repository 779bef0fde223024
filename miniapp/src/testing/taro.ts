// What is Taro to a test? A phone that remembers, and that the test can look at and steer.
import { useEffect } from 'react';

type Options = Readonly<Record<string, unknown>>;

const kept = new Map<string, unknown>();
const shown = new Set<() => void>();
const hidden = new Set<() => void>();
const networkListeners = new Set<(result: { isConnected: boolean }) => void>();

/** The phone behind the fake. */
export const phone = {
  /** What the app asked for, in order: the call's name and its options. */
  calls: [] as [string, Options][],
  params: {} as Record<string, string>,
  /** Pages on the stack. */
  stack: ['home/index'],
  /** Answers `Taro.request`; set by the test. */
  answer: (_request: Options): Promise<unknown> => Promise.reject(new Error('no answer is set')),
  /** Largest text that storage takes, characters. */
  roomFor: Infinity,
  kept,
  /** The file that somebody takes from a conversation; none unless set. */
  message: undefined as { readonly name: string; readonly path: string } | undefined,
  /** The page comes into view again. */
  show: () => [...shown].forEach((work) => work()),
  /** The page goes out of view. */
  hide: () => [...hidden].forEach((work) => work()),
  setConnected: (isConnected: boolean) => [...networkListeners].forEach((listener) => listener({ isConnected })),
  reset() {
    phone.calls = [];
    phone.params = {};
    phone.stack = ['home/index'];
    phone.roomFor = Infinity;
    phone.message = undefined;
    kept.clear();
    shown.clear();
    hidden.clear();
  },
};

function noted(name: string): (options?: Options) => Promise<Options> {
  return (options = {}) => {
    phone.calls.push([name, options]);
    return Promise.resolve({});
  };
}

/** Runs `work` when the page comes into view: at once, and whenever the test says `phone.show()`. */
export function useDidShow(work: () => void): void {
  useEffect(() => {
    shown.add(work);
    return () => void shown.delete(work);
  });
}

/** Runs `work` when the test says `phone.hide()`. */
export function useDidHide(work: () => void): void {
  useEffect(() => {
    hidden.add(work);
    return () => void hidden.delete(work);
  });
}

/** Pulling down is not tested here. */
export function usePullDownRefresh(_work: () => void): void {
  return undefined;
}

/** What the page was opened with. */
export function useRouter(): { params: Record<string, string> } {
  return { params: phone.params };
}

const Taro = {
  getStorageSync: (name: string) => kept.get(name) ?? '',
  setStorageSync(name: string, value: unknown) {
    if (String(value).length > phone.roomFor) throw new Error('exceed storage max size');
    kept.set(name, value);
  },
  removeStorageSync: (name: string) => kept.delete(name),
  chooseMessageFile: (options: Options) => {
    phone.calls.push(['chooseMessageFile', options]);
    return phone.message === undefined
      ? Promise.reject(new Error('chooseMessageFile:fail cancel'))
      : Promise.resolve({ tempFiles: [phone.message] });
  },
  getFileSystemManager: () => ({
    readFileSync: (path: string) => Uint8Array.from(path, (each) => each.charCodeAt(0)).buffer,
  }),
  getStorageInfoSync: () => ({ keys: [...kept.keys()] }),
  request: (options: Options) => {
    phone.calls.push(['request', options]);
    return Object.assign(phone.answer(options), { abort: () => phone.calls.push(['abort', options]) });
  },
  onNetworkStatusChange: (listener: (result: { isConnected: boolean }) => void) => networkListeners.add(listener),
  getNetworkType: () => Promise.resolve({ networkType: '4g' }),
  getAppBaseInfo: () => ({ fontSizeSetting: 16 }),
  getCurrentPages: () => phone.stack,
  makePhoneCall: noted('makePhoneCall'),
  scanCode: noted('scanCode'),
  getFuzzyLocation: noted('getFuzzyLocation'),
  openLocation: noted('openLocation'),
  navigateTo: noted('navigateTo'),
  redirectTo: noted('redirectTo'),
  switchTab: noted('switchTab'),
  navigateBack: noted('navigateBack'),
  setNavigationBarTitle: noted('setNavigationBarTitle'),
  pageScrollTo: noted('pageScrollTo'),
  stopPullDownRefresh: noted('stopPullDownRefresh'),
};

export default Taro;
