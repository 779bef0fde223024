// How does a test hold a phone with WeChat and the real build of the mini-program on it?
import { readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import vm from 'node:vm';
import { shiftClock } from '../screen/shifted-clock.js';
import { pagesOf, parseUrl, readAppJson, weappDist } from './built-app.js';
import { WeappPage } from './page.js';
import type { PageConfig } from './page.js';
import { Templates, says } from './template.js';
import { Timers } from './timers.js';
import type { Element } from './template.js';
import { Wx } from './wx.js';
import type { PhoneFiles } from './wx-files.js';
import type { Surroundings } from './wx.js';

/** WeChat keeps no more pages than this. */
const MOST_PAGES = 10;
/** Looks, a few milliseconds apart, in which there was nothing to do: the page has come to rest. */
const QUIET_LOOKS = 4;
const LONGEST_UNREST_MS = 15_000;

/** What a phone is like when the app starts. */
export interface PhoneOptions {
  readonly apiUrl: string;
  readonly clock: string;
  readonly storage?: Map<string, unknown>;
  readonly files?: PhoneFiles;
}

/** A phone with the app on it. What it stores stays when the app is started again. */
export class WeappPhone {
  readonly complaints: string[] = [];
  readonly wx: Wx;
  private readonly world: Surroundings;
  private readonly context: vm.Context;
  private readonly loaded = new Map<string, { exports: unknown }>();
  private readonly templates = new Templates(weappDist);
  private readonly tabs = new Map<string, WeappPage>();
  private readonly appJson = readAppJson();
  private stack: WeappPage[] = [];
  private app: Record<string, unknown> = {};
  private registered: PageConfig | undefined;
  private readonly timers = new Timers();

  /** `clock` is what time it is on the phone; `storage` and `files` what an earlier start has kept. */
  constructor(options: PhoneOptions) {
    this.world = {
      apiUrl: options.apiUrl,
      online: true,
      storage: options.storage ?? new Map<string, unknown>(),
      files: options.files ?? new Map<string, ArrayBuffer>(),
      microphone: { voice: undefined },
      scan: undefined,
      position: undefined,
      navigate: (how, url) => this.navigate(how, url),
    };
    this.wx = new Wx(this.world, (work) => this.timers.later(work));
    this.context = vm.createContext(this.globals());
    vm.runInContext(shiftClock(options.clock, Date.now()), this.context);
  }

  get files(): PhoneFiles {
    return this.world.files;
  }

  get storage(): Map<string, unknown> {
    return this.world.storage;
  }

  /** The page that is seen. */
  get page(): WeappPage {
    const page = this.stack.at(-1);
    if (!page) throw new Error('no page is open');
    return page;
  }

  get routes(): readonly string[] {
    return this.stack.map(({ route }) => route);
  }

  /** Starts the app, at the first page or at one that a code or a friend leads to. */
  async launch(url = this.appJson.pages[0] ?? ''): Promise<this> {
    const { route, query } = parseUrl(url);
    this.load('app.js');
    const options = { path: route, query, scene: 1001, referrerInfo: {}, shareTicket: undefined };
    this.tellApp('onLaunch', options);
    this.tellApp('onShow', options);
    this.open(route, query);
    await this.rest();
    return this;
  }

  /** Cuts the network or brings it back. */
  async setOnline(online: boolean): Promise<void> {
    this.wx.setOnline(online);
    await this.rest();
  }

  /** What the camera will read next. */
  willScan(text: string | undefined): void {
    this.world.scan = text;
  }

  /** What somebody will say into the microphone, as MP3; undefined: it may not hear. */
  willSay(voice: ArrayBuffer | undefined): void {
    this.world.microphone.voice = voice;
  }

  /** Where the phone will say that it is, in GCJ-02. */
  isAt(position: { readonly latitude: number; readonly longitude: number } | undefined): void {
    this.world.position = position;
  }

  /** Everything on the screen that is said as `words` (exactly, or by a pattern), innermost first. */
  findAll(words: string | RegExp): Element[] {
    return [...this.page.screen.all()].filter(({ spoken, text }) => says(spoken, words) || says(text, words)).reverse();
  }

  /** The innermost element that is said as `words`; throws with the whole screen when there is none. */
  find(words: string | RegExp): Element {
    const [found] = this.findAll(words);
    if (!found) throw new Error(`nothing on ${this.page.route} says ${String(words)}:\n${this.page.screen.text}`);
    return found;
  }

  /** Taps what is said as `words`, and waits until the screen has come to rest. */
  async tap(words: string | RegExp): Promise<void> {
    this.page.send(this.find(words), 'tap', { x: 0, y: 0 });
    await this.rest();
  }

  /** Types into the only input of the page, or the one with this placeholder. */
  async type(text: string, placeholder?: string): Promise<void> {
    const input = [...this.page.screen.all()].find(
      (each) => each.tag === 'input' && (placeholder === undefined || each.attribute('placeholder') === placeholder),
    );
    if (!input) throw new Error(`there is no input on ${this.page.route}`);
    await this.fill(input, text);
  }

  /** Types into the field that is called `label`. */
  async write(label: string | RegExp, text: string): Promise<void> {
    const field = [...this.page.screen.all()].find(
      ({ tag, spoken }) => (tag === 'input' || tag === 'textarea') && says(spoken, label),
    );
    if (!field) throw new Error(`no field of ${this.page.route} is called ${String(label)}`);
    await this.fill(field, text);
  }

  private async fill(field: Element, text: string): Promise<void> {
    this.page.send(field, 'input', { value: text, cursor: text.length });
    await this.rest();
  }

  /** Closes the app: nothing that it waits for happens any more. What it has stored stays. */
  close(): void {
    this.timers.close();
    this.wx.close();
  }

  /** Closes all pages and opens one, as a code does that is scanned while the app is open. */
  async relaunch(url: string): Promise<void> {
    this.navigate('reLaunch', `/${url}`);
    await this.rest();
  }

  async goBack(): Promise<void> {
    this.navigate('navigateBack', '');
    await this.rest();
  }

  /** Waits until nothing is asked for, nothing is due shortly, and so nothing more is drawn. */
  async rest(): Promise<void> {
    let quiet = 0;
    for (const deadline = performance.now() + LONGEST_UNREST_MS; quiet < QUIET_LOOKS;) {
      await pause(5);
      quiet = this.wx.underway === 0 && !this.timers.busy ? quiet + 1 : 0;
      if (performance.now() > deadline) throw new Error(`${this.routes.join(' > ')} does not come to rest`);
    }
  }

  private globals(): Record<string, unknown> {
    const note = (...words: readonly unknown[]): void =>
      void this.complaints.push(
        words.map((word) => (word instanceof Error ? (word.stack ?? word.message) : String(word))).join(' '),
      );
    const quiet = (): void => undefined;
    return {
      wx: this.wx.api(),
      console: {
        log: quiet,
        info: quiet,
        debug: quiet,
        warn: quiet,
        group: quiet,
        groupEnd: quiet,
        time: quiet,
        timeEnd: quiet,
        error: note,
      },
      ...this.timers.api(),
      App: (config: Record<string, unknown>) => void (this.app = config),
      Page: (config: PageConfig) => void (this.registered = config),
      Component: (config: PageConfig) => void (this.registered = config),
      Behavior: (config: unknown) => config,
      getApp: () => this.app,
      getCurrentPages: () => this.stack.map(({ instance }) => instance),
    };
  }

  private tellApp(lifecycle: string, options: unknown): void {
    const method = this.app[lifecycle];
    if (typeof method === 'function') (method as (options: unknown) => void).call(this.app, options);
  }

  /** Runs a file of the build once, as WeChat does: with its own `require`, and no globals of a browser. */
  private load(path: string): unknown {
    const known = this.loaded.get(path);
    if (known) return known.exports;
    const module = { exports: {} as unknown };
    this.loaded.set(path, module);
    const code = readFileSync(join(weappDist, path), 'utf8');
    const wrapper = vm.runInContext(`(function (require, module, exports) {${code}\n})`, this.context, {
      filename: join(weappDist, path),
    }) as (...words: unknown[]) => void;
    const require = (name: string): unknown =>
      this.load(`${normalize(join(dirname(path), name)).replace(/\.js$/, '')}.js`);
    wrapper(require, module, module.exports);
    return module.exports;
  }

  private configOf(route: string): PageConfig {
    if (!pagesOf(this.appJson).includes(route)) throw new Error(`there is no page ${route}`);
    const path = `${route}.js`;
    // A page's file registers it when it is first run.
    if (!this.loaded.has(path)) {
      this.registered = undefined;
      this.load(path);
      if (!this.registered) throw new Error(`${path} registers no page`);
      this.configs.set(route, this.registered);
    }
    const config = this.configs.get(route);
    if (!config) throw new Error(`${path} was run by something else`);
    return config;
  }

  private readonly configs = new Map<string, PageConfig>();

  private isTab(route: string): boolean {
    return this.appJson.tabBar?.list.some(({ pagePath }) => pagePath === route) ?? false;
  }

  private open(route: string, query: Readonly<Record<string, string>>): void {
    if (this.stack.length >= MOST_PAGES) throw new Error('navigateTo:fail webview count limit exceed');
    const kept = this.tabs.get(route);
    if (kept) {
      this.stack.push(kept);
      kept.tell('onShow');
      return;
    }
    const page = new WeappPage(route, query, this.configOf(route), this.templates, (work) => this.timers.later(work));
    if (this.isTab(route)) this.tabs.set(route, page);
    this.stack.push(page);
    page.tell('onLoad', { ...query });
    page.tell('onShow');
    page.tell('onReady');
  }

  private navigate(how: 'navigateTo' | 'redirectTo' | 'switchTab' | 'reLaunch' | 'navigateBack', url: string): void {
    const { route, query } = parseUrl(url);
    if (how === 'switchTab' && !this.isTab(route)) throw new Error(`switchTab:fail ${route} is no tab`);
    if ((how === 'navigateTo' || how === 'redirectTo') && this.isTab(route))
      throw new Error(`${how}:fail ${route} is a tab`);
    this.page.tell('onHide');
    if (how === 'navigateTo') return this.open(route, query);
    // Tabs stay alive behind each other; every other page that is left is gone.
    const left = how === 'navigateBack' || how === 'redirectTo' ? this.stack.splice(-1) : this.stack.splice(0);
    for (const page of left.reverse()) {
      if (how !== 'reLaunch' && this.isTab(page.route)) continue;
      page.tell('onUnload');
      this.tabs.delete(page.route);
    }
    if (how !== 'navigateBack') return this.open(route, query);
    this.page.tell('onShow');
  }
}
