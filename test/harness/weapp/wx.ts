// What does WeChat offer to the logic of a mini-program, and how does this one answer?
import { fileApi, recorderApi } from './wx-files.js';
import type { Microphone, PhoneFiles } from './wx-files.js';
import { plain, settle } from './wx-options.js';
import type { Callback, Options } from './wx-options.js';
import { WxRequests } from './wx-requests.js';
import type { Network } from './wx-requests.js';

/** A call of the app to WeChat. */
export interface WxCall {
  readonly name: string;
  readonly options: Readonly<Record<string, unknown>>;
}

/** What decides how WeChat answers. */
export interface Surroundings extends Network {
  /** Kept over restarts of the app. */
  readonly storage: Map<string, unknown>;
  /** Kept over restarts of the app, too. */
  readonly files: PhoneFiles;
  readonly microphone: Microphone;
  /** What the camera will read; undefined: the person closes it. */
  scan: string | undefined;
  /** Where the phone is, in GCJ-02; undefined: the person refuses. */
  position: { readonly latitude: number; readonly longitude: number } | undefined;
  /** Moves between pages. */
  readonly navigate: (
    how: 'navigateTo' | 'redirectTo' | 'switchTab' | 'reLaunch' | 'navigateBack',
    url: string,
  ) => void;
}

/** A key of the storage may hold this much. */
const MOST_BYTES_A_KEY = 1_048_576;

/** The `wx` of one start of the app, with everything that was asked of it. */
export class Wx {
  readonly calls: WxCall[] = [];
  private readonly requests: WxRequests;
  private readonly networkListeners: Callback[] = [];

  constructor(
    private readonly world: Surroundings,
    /** Does something once what is being done now is finished. */
    private readonly later: (work: () => void) => void,
  ) {
    this.requests = new WxRequests(world, (options) => this.calls.push({ name: 'request', options }));
  }

  /** Requests that have not been answered yet; those that the server holds until there is news do not count. */
  get underway(): number {
    return this.requests.underway;
  }

  /** Cuts the network or brings it back, and tells the app. */
  setOnline(online: boolean): void {
    this.world.online = online;
    if (!online) this.requests.cut();
    for (const listener of this.networkListeners)
      listener({ isConnected: online, networkType: online ? 'wifi' : 'none' });
  }

  /** The app is closed: nothing is answered any more. */
  close(): void {
    this.requests.close();
  }

  /** The object that the app sees. */
  api(): Record<string, unknown> {
    const screen = {
      windowWidth: 390,
      windowHeight: 844,
      screenWidth: 390,
      screenHeight: 844,
      statusBarHeight: 47,
      pixelRatio: 3,
      safeArea: { top: 47, bottom: 810, left: 0, right: 390, width: 390, height: 763 },
    };
    const app = {
      SDKVersion: '3.8.0',
      version: '8.0.60',
      language: 'zh_CN',
      theme: 'light',
      fontSizeSetting: 16,
      fontSizeScaleFactor: 1,
      host: { env: 'WeChat' },
      enableDebug: false,
    };
    const device = {
      brand: 'test',
      model: 'test',
      system: 'Android 12',
      platform: 'android',
      abi: 'arm64-v8a',
      benchmarkLevel: 10,
    };
    return {
      ...this.answers({
        getWindowInfo: () => screen,
        getAppBaseInfo: () => app,
        getDeviceInfo: () => device,
        getSystemInfoSync: () => ({ ...screen, ...app, ...device }),
      }),
      ...this.storageApi(),
      ...this.navigationApi(),
      ...fileApi(this.world.files),
      ...recorderApi({
        ...this.world,
        later: this.later,
        note: (options) => this.calls.push({ name: 'getRecorderManager.start', options: plain(options) }),
      }),
      ...this.asyncs({
        getNetworkType: () => ({ networkType: this.world.online ? 'wifi' : 'none' }),
        getSystemInfo: () => ({ ...screen, ...app, ...device }),
        setNavigationBarTitle: () => ({}),
        setNavigationBarColor: () => ({}),
        pageScrollTo: () => ({}),
        stopPullDownRefresh: () => ({}),
        showToast: () => ({}),
        hideToast: () => ({}),
        showModal: () => ({ confirm: true, cancel: false }),
        makePhoneCall: () => ({}),
        openLocation: () => ({}),
        openSetting: () => ({ authSetting: {} }),
        setClipboardData: () => ({}),
        getRandomValues: ({ length }) => ({
          randomValues: crypto.getRandomValues(new Uint8Array(Number(length))).buffer,
        }),
        vibrateShort: () => ({}),
        getFuzzyLocation: () => this.world.position,
        scanCode: () => (this.world.scan === undefined ? undefined : { result: this.world.scan, scanType: 'QR_CODE' }),
      }),
      request: (options: Options) => this.requests.request(options),
      onNetworkStatusChange: (listener: Callback) => void this.networkListeners.push(listener),
      nextTick: this.later,
      canIUse: () => true,
      getMenuButtonBoundingClientRect: () => ({ top: 51, bottom: 83, left: 296, right: 383, width: 87, height: 32 }),
      getUpdateManager: () => ({
        onCheckForUpdate: ignore,
        onUpdateReady: ignore,
        onUpdateFailed: ignore,
        applyUpdate: ignore,
      }),
      ...Object.fromEntries(
        [
          'onAppShow',
          'onAppHide',
          'onError',
          'onUnhandledRejection',
          'onPageNotFound',
          'onThemeChange',
          'onMemoryWarning',
          'onKeyboardHeightChange',
          'offNetworkStatusChange',
        ].map((name) => [name, ignore]),
      ),
    };
  }

  private answers(methods: Readonly<Record<string, () => unknown>>): Record<string, unknown> {
    return Object.fromEntries(
      Object.entries(methods).map(([name, method]) => [
        name,
        () => {
          this.calls.push({ name, options: {} });
          return method();
        },
      ]),
    );
  }

  /** Methods that answer through callbacks; undefined is a failure. */
  private asyncs(methods: Readonly<Record<string, (options: Options) => object | undefined>>): Record<string, unknown> {
    return Object.fromEntries(
      Object.entries(methods).map(([name, method]) => [
        name,
        (options: Options = {}) => {
          this.calls.push({ name, options: plain(options) });
          this.later(() => settle(name, options, method(options)));
        },
      ]),
    );
  }

  private storageApi(): Record<string, unknown> {
    const { storage } = this.world;
    const set = (key: string, value: unknown): void => {
      const text = JSON.stringify(value);
      if (Buffer.byteLength(text) > MOST_BYTES_A_KEY) throw new Error('setStorageSync:fail entry size limit reached');
      storage.set(key, JSON.parse(text) as unknown);
    };
    return {
      getStorageSync: (key: string) => structuredClone(storage.get(key)) ?? '',
      setStorageSync: set,
      removeStorageSync: (key: string) => void storage.delete(key),
      clearStorageSync: () => storage.clear(),
      getStorageInfoSync: () => ({
        keys: [...storage.keys()],
        currentSize: Math.ceil(JSON.stringify([...storage]).length / 1024),
        limitSize: 10_240,
      }),
      ...this.asyncs({
        getStorage: ({ key }) =>
          storage.has(String(key)) ? { data: structuredClone(storage.get(String(key))) } : undefined,
        setStorage: ({ key, data }) => {
          set(String(key), data);
          return {};
        },
        removeStorage: ({ key }) => {
          storage.delete(String(key));
          return {};
        },
      }),
    };
  }

  private navigationApi(): Record<string, unknown> {
    const ways = ['navigateTo', 'redirectTo', 'switchTab', 'reLaunch', 'navigateBack'] as const;
    return this.asyncs(
      Object.fromEntries(
        ways.map((how) => [
          how,
          ({ url = '' }: Options) => {
            this.world.navigate(how, String(url));
            return {};
          },
        ]),
      ),
    );
  }
}

function ignore(): void {
  // WeChat would call back; nothing here ever happens that it would tell.
}
