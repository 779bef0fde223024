// What is Taro to a test? A phone that remembers, and that the test can look at and steer.
import { useEffect } from 'react';
import { FakeRecorder } from './fake-recorder';

type Options = Readonly<Record<string, unknown>>;

const kept = new Map<string, unknown>();
const shown = new Set<() => void>();
const hidden = new Set<() => void>();
const pulled = new Set<() => void>();
const updated = new Set<() => void>();
let sharing: (() => Options) | undefined;
const networkListeners = new Set<(result: { isConnected: boolean }) => void>();

/** The phone behind the fake. */
export const phone = {
  /** What the app asked for, in order: the call's name and its options. */
  calls: [] as [string, Options][],
  params: {} as Record<string, string>,
  /** Addresses of the pages on the stack, without a slash before them. */
  stack: ['home/index'],
  /** Answers `Taro.request`; set by the test. */
  answer: (_request: Options): Promise<unknown> => Promise.reject(new Error('no answer is set')),
  /** Largest text that storage takes, characters. */
  roomFor: Infinity,
  kept,
  /** The file that somebody takes from a conversation; none unless set. */
  message: undefined as { readonly name: string; readonly path: string } | undefined,
  /** What WeChat gives for the phone's number; nothing unless the person lets it. */
  numberCode: undefined as string | undefined,
  /** Pictures that somebody takes, by their paths: width and height. */
  camera: new Map<string, readonly [width: number, height: number]>(),
  /** Files that the app keeps, by their paths. */
  files: new Map<string, ArrayBuffer>(),
  /** The calls that the phone refuses, and with which words. */
  refuses: new Map<string, string>(),
  /** What the person presses in a question. */
  saysYes: true,
  /** Templates of which the person once said that WeChat shall not ask again, and with which answer. */
  settled: {} as Record<string, 'accept' | 'reject' | 'ban'>,
  recorder: new FakeRecorder(),
  /** No room for another file. */
  diskFull: false,
  /** The page comes into view again. */
  show: () => [...shown].forEach((work) => work()),
  /** The page goes out of view. */
  hide: () => [...hidden].forEach((work) => work()),
  /** A newer version of the app has come. */
  update: () => [...updated].forEach((listener) => listener()),
  /** The person pulls the page down. */
  pull: () => [...pulled].forEach((work) => work()),
  /** What goes to a friend to whom the page is sent; undefined where it cannot be sent. */
  share: () => sharing?.(),
  setConnected: (isConnected: boolean) => [...networkListeners].forEach((listener) => listener({ isConnected })),
  reset() {
    phone.calls = [];
    phone.params = {};
    phone.stack = ['home/index'];
    phone.roomFor = Infinity;
    phone.message = undefined;
    phone.numberCode = undefined;
    phone.camera.clear();
    phone.files.clear();
    phone.diskFull = false;
    phone.recorder.reset();
    phone.refuses.clear();
    phone.saysYes = true;
    phone.settled = {};
    kept.clear();
    shown.clear();
    hidden.clear();
    pulled.clear();
    updated.clear();
    sharing = undefined;
  },
};

function noted(name: string): (options?: Options) => Promise<Options> {
  return (options = {}) => {
    phone.calls.push([name, options]);
    const words = phone.refuses.get(name);
    return words === undefined ? Promise.resolve({}) : Promise.reject({ errMsg: words });
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

/** Runs `work` when the test says `phone.pull()`. */
export function usePullDownRefresh(work: () => void): void {
  useEffect(() => {
    pulled.add(work);
    return () => void pulled.delete(work);
  });
}

/** What `phone.share()` gives. */
export function useShareAppMessage(work: () => Options): void {
  useEffect(() => {
    sharing = work;
    return () => void (sharing = undefined);
  });
}

/** What the page was opened with. */
export function useRouter(): { params: Record<string, string> } {
  return { params: phone.params };
}

/** A file that nobody keeps holds its own path. */
function contentOf(path: string): ArrayBuffer {
  if (!path.startsWith('wxfile://usr')) return Uint8Array.from(path, (each) => each.charCodeAt(0)).buffer;
  const content = phone.files.get(path);
  if (content === undefined) throw new Error(`readFileSync:fail no such file ${path}`);
  return content;
}

const fileSystem = {
  /** Of a file that was not saved here, what it says as text is its own path. */
  readFileSync: (path: string, encoding?: string) => (encoding === undefined ? contentOf(path) : path),
  saveFileSync(from: string, to: string) {
    if (phone.diskFull) throw new Error('saveFileSync:fail the maximum size of the file storage limit is exceeded');
    phone.files.set(to, contentOf(from));
  },
  writeFileSync: (path: string, content: ArrayBuffer) => void phone.files.set(path, content),
  unlinkSync(path: string) {
    if (!phone.files.delete(path)) throw new Error('unlinkSync:fail no such file');
  },
  readdirSync: (folder: string) =>
    Array.from(phone.files.keys(), (path) => path.slice(folder.length + 1)).concat('of-another-part'),
};

const Taro = {
  getStorageSync: (name: string) => kept.get(name) ?? '',
  setStorageSync(name: string, value: unknown) {
    if (String(value).length > phone.roomFor) throw new Error('exceed storage max size');
    kept.set(name, value);
  },
  removeStorageSync: (name: string) => kept.delete(name),
  chooseMessageFile: (options: Options) => {
    phone.calls.push(['chooseMessageFile', options]);
    const words = phone.refuses.get('chooseMessageFile');
    if (words !== undefined) return Promise.reject({ errMsg: words });
    return phone.message === undefined
      ? Promise.reject(new Error('chooseMessageFile:fail cancel'))
      : Promise.resolve({ tempFiles: [phone.message] });
  },
  getRecorderManager: () => phone.recorder.manager(),
  env: { USER_DATA_PATH: 'wxfile://usr' },
  getFileSystemManager: () => fileSystem,
  chooseMedia: (options: Options) => {
    phone.calls.push(['chooseMedia', options]);
    const words = phone.refuses.get('chooseMedia');
    if (words !== undefined) return Promise.reject({ errMsg: words });
    const tempFiles = Array.from(phone.camera.keys(), (tempFilePath) => ({ tempFilePath }));
    return tempFiles.length === 0
      ? Promise.reject(new Error('chooseMedia:fail cancel'))
      : Promise.resolve({ tempFiles });
  },
  getImageInfo: ({ src }: Options) => {
    const [width, height] = phone.camera.get(String(src)) ?? [];
    return width === undefined ? Promise.reject(new Error('getImageInfo:fail')) : Promise.resolve({ width, height });
  },
  compressImage: (options: Options) => {
    phone.calls.push(['compressImage', options]);
    return Promise.resolve({ tempFilePath: `${String(options['src'])}.small` });
  },
  getStorageInfoSync: () => ({ keys: [...kept.keys()] }),
  request: (options: Options) => {
    phone.calls.push(['request', options]);
    return Object.assign(phone.answer(options), { abort: () => phone.calls.push(['abort', options]) });
  },
  downloadFile: (options: Options) => {
    phone.calls.push(['downloadFile', options]);
    return phone.answer(options);
  },
  openDocument: noted('openDocument'),
  onNetworkStatusChange: (listener: (result: { isConnected: boolean }) => void) => networkListeners.add(listener),
  getNetworkType: () => Promise.resolve({ networkType: '4g' }),
  getAppBaseInfo: () => ({ fontSizeSetting: 16 }),
  getCurrentPages: () =>
    phone.stack.map((address) => {
      const [route = '', query = ''] = address.split('?');
      const pairs = query.split('&').filter((pair) => pair !== '');
      return { route, options: Object.fromEntries(pairs.map((pair) => pair.split('='))) };
    }),
  makePhoneCall: noted('makePhoneCall'),
  scanCode: noted('scanCode'),
  getFuzzyLocation: noted('getFuzzyLocation'),
  openLocation: noted('openLocation'),
  canIUse: () => true,
  showModal: (options: Options) => {
    phone.calls.push(['showModal', options]);
    return Promise.resolve({ confirm: phone.saysYes });
  },
  requestSubscribeMessage: ({ tmplIds }: { readonly tmplIds: readonly string[] }) => {
    phone.calls.push(['requestSubscribeMessage', { tmplIds }]);
    const words = phone.refuses.get('requestSubscribeMessage');
    if (words !== undefined) return Promise.reject({ errMsg: words });
    return Promise.resolve(Object.fromEntries(tmplIds.map((id) => [id, phone.saysYes ? 'accept' : 'reject'])));
  },
  getSetting: () => Promise.resolve({ subscriptionsSetting: { mainSwitch: true, itemSettings: phone.settled } }),
  getUpdateManager: () => ({
    onUpdateReady: (listener: () => void) => void updated.add(listener),
    applyUpdate: () => void phone.calls.push(['applyUpdate', {}]),
  }),
  openSetting: noted('openSetting'),
  openAppAuthorizeSetting: noted('openAppAuthorizeSetting'),
  navigateTo: noted('navigateTo'),
  redirectTo: noted('redirectTo'),
  switchTab: noted('switchTab'),
  navigateBack: noted('navigateBack'),
  setNavigationBarTitle: noted('setNavigationBarTitle'),
  pageScrollTo: noted('pageScrollTo'),
  stopPullDownRefresh: noted('stopPullDownRefresh'),
};

export default Taro;
