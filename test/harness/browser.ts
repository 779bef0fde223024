// How does a test hold a phone with the real page on it?
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import type { BrowserContext, Download, Locator, Page } from 'playwright-core';
import { fileBrowser } from './screen/file-browser.js';
import { describeWith } from './needing.js';
import { PageRest, watchChanges } from './screen/page-rest.js';
import { findChromium } from './programs.mjs';
import { measure, shortcomings } from './readability.js';
import type { floors } from './readability.js';
import { shiftClock } from './screen/shifted-clock.js';

/** A browser with a memory of its own, set up as a common phone. */
export interface Phone {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Everything that the page complained of: console errors and uncaught exceptions. */
  readonly complaints: string[];
  /** Bytes of every answer of the API so far, as they came over the network. */
  apiBytes(): Promise<number>;
  /** Cuts the network, or brings it back. */
  setOffline(offline: boolean): Promise<void>;
  /** Makes it another time from the next page on. */
  setClock(clock: string): Promise<void>;
  /** Opens a page of the app, such as `/timetable/board/index?stop=COUNTY`, and waits until it has come to rest. */
  open(page: string): Promise<void>;
  /** Goes to an address outside of what is shown, and waits until it has come to rest. */
  visit(url: string): Promise<void>;
  /** Loads what is shown anew, and waits until it has come to rest. */
  reload(): Promise<void>;
  /** Goes back to where it was before, and waits until it has come to rest. */
  back(): Promise<void>;
  /** Touches `target`, and waits until the screen has come to rest. */
  hit(target: Locator): Promise<void>;
  /** Touches what is called `name`, and waits until the screen has come to rest. */
  tap(name: string | RegExp): Promise<void>;
  /** The first thing in view that says `text`. */
  shown(text: string | RegExp): Locator;
  /** Touches the first of what is called `name` and in view; pages that were left are still there, out of view. */
  press(name: string | RegExp): Promise<void>;
  /** Chooses the largest writing, and stays where that is chosen. */
  enlarge(): Promise<void>;
  /** Signs in as the sample person of a role, such as 司机. */
  become(role: string): Promise<void>;
  /** What is written on the screen when it has come to rest. */
  text(): Promise<string>;
  /** Waits until all is there that was asked for, and nothing more changes on the screen. */
  rest(): Promise<void>;
  /** What cannot be read or touched on the page that is shown, in the size of writing `mode`; keeps its picture. */
  faults(name: string, mode?: keyof typeof floors): Promise<string[]>;
  /** Takes a picture of the whole page for people to look at, in a run with `PICTURES=1`. */
  picture(name: string): Promise<void>;
  /** Puts the phone away with everything that it remembers. */
  close(): Promise<void>;
}

/** Where pictures of the pages are put. */
const pictures = fileURLToPath(new URL('../screenshots/', import.meta.url));

/** A common phone, touched. */
const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true } as const;
/** An office's screen, with a mouse and keys. */
const DESK = {
  viewport: { width: 1280, height: 800 },
  deviceScaleFactor: 1,
  hasTouch: false,
  isMobile: false,
} as const;

/** What a phone or a desk is like, beside its screen. */
export interface Habits {
  /** ISO 8601 instant that its clock shows at first; that of this machine unless given. */
  readonly clock?: string;
  /** True where it is never without a network: then it need not take the whole app along, which costs it seconds. */
  readonly alwaysOnline?: boolean;
}

/** Opens `url` on a phone of 390 by 844 with touch and no memory. */
export function openPhone(url: string, habits: Habits = {}): Promise<Phone> {
  return openBrowser(url, PHONE, habits);
}

/** Opens `url` on a computer with a screen of 1280 by 800 and no memory. */
export function openDesk(url: string, habits: Habits = {}): Promise<Phone> {
  return openBrowser(url, DESK, habits);
}

async function openBrowser(
  url: string,
  screen: typeof PHONE | typeof DESK,
  { clock, alwaysOnline = false }: Habits,
): Promise<Phone> {
  const browser = await fileBrowser();
  const context = await browser.newContext({
    ...screen,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    serviceWorkers: alwaysOnline ? 'block' : 'allow',
  });
  await context.addInitScript(watchChanges);
  const page = await context.newPage();
  const phone = new ChromiumPhone(context, page, { touched: screen.hasTouch, alwaysOnline });
  if (clock !== undefined) await phone.setClock(clock);
  await phone.visit(url);
  return phone;
}

class ChromiumPhone implements Phone {
  readonly complaints: string[] = [];
  private readonly answers: Promise<number>[] = [];
  private readonly unrest: PageRest;
  /** What its clock says ahead of ours. */
  private ahead = 0;

  constructor(
    readonly context: BrowserContext,
    readonly page: Page,
    private readonly kind: { readonly touched: boolean; readonly alwaysOnline: boolean },
  ) {
    this.unrest = new PageRest(page);
    page.on('console', (message) => {
      // That a request failed is what the page must tell its reader, not the console.
      if (message.type() === 'error' && !/^Failed to load resource/.test(message.text()))
        this.complaints.push(message.text());
    });
    page.on('pageerror', (error) => this.complaints.push(String(error)));
    page.on('requestfinished', (request) => {
      if (new URL(request.url()).pathname.startsWith('/api/'))
        this.answers.push(
          request.sizes().then(
            (sizes) => sizes.responseBodySize,
            () => 0,
          ),
        );
    });
  }

  async apiBytes(): Promise<number> {
    return (await Promise.all(this.answers)).reduce((sum, bytes) => sum + bytes, 0);
  }

  async setOffline(offline: boolean): Promise<void> {
    if (this.kind.alwaysOnline) throw new Error('a phone that is always online was to be without a network');
    return this.context.setOffline(offline);
  }

  async setClock(clock: string): Promise<void> {
    await this.context.addInitScript(shiftClock(clock, Date.now() + this.ahead));
    this.ahead = Date.parse(clock) - Date.now();
  }

  async open(path: string): Promise<void> {
    await this.page.evaluate((hash) => (window.location.hash = hash), `#${path}`);
    await this.rest();
  }

  async visit(url: string): Promise<void> {
    await this.page.goto(url, { waitUntil: 'load' });
    await this.rest();
  }

  async reload(): Promise<void> {
    await this.page.reload({ waitUntil: 'load' });
    await this.rest();
  }

  async back(): Promise<void> {
    await this.page.goBack();
    await this.rest();
  }

  async tap(name: string | RegExp): Promise<void> {
    const roles = ['button', 'radio', 'tab', 'link', 'switch'] as const;
    const [first, ...others] = roles.map((role) => this.page.getByRole(role, { name, exact: true }));
    await this.hit(others.reduce((found, each) => found.or(each), first as Locator).first());
  }

  /** With a finger, or with the mouse where there is one. */
  async hit(target: Locator): Promise<void> {
    await (this.kind.touched ? target.tap() : target.click());
    await this.rest();
  }

  shown(text: string | RegExp): Locator {
    return this.page.getByText(text).filter({ visible: true }).first();
  }

  async press(name: string | RegExp): Promise<void> {
    const [button, radio, box] = (['button', 'radio', 'checkbox'] as const).map((role) =>
      this.page.getByRole(role, { name, exact: true }),
    ) as [Locator, Locator, Locator];
    await this.hit(button.or(radio).or(box).filter({ visible: true }).first());
  }

  async enlarge(): Promise<void> {
    await this.open('/me/index');
    await this.press(/^最大/);
  }

  async become(role: string): Promise<void> {
    await this.open('/accounts/sign-in/index');
    await this.press(`用样例人物${role}试用`);
    await this.shown(/^样例：/).waitFor();
  }

  async faults(name: string, mode: keyof typeof floors = 'normal'): Promise<string[]> {
    await this.unrest.come('reading');
    await this.picture(`${name}-${mode}`);
    return shortcomings(await measure(this.page), mode).map((fault) => `${name}: ${fault}`);
  }

  async text(): Promise<string> {
    await this.unrest.come('reading');
    return this.page.locator('body').innerText();
  }

  rest(): Promise<void> {
    return this.unrest.come('deed');
  }

  async picture(name: string): Promise<void> {
    if (process.env['PICTURES'] !== '1') return;
    await mkdir(pictures, { recursive: true });
    await this.page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
  }

  async close(): Promise<void> {
    await this.context.close();
  }
}

/** What a page gave to be kept. The browser is another process, perhaps elsewhere: it has no path here. */
export async function downloaded(download: Download): Promise<Buffer> {
  return buffer(await download.createReadStream());
}

/** Tells a story that needs a browser; where there is none it is skipped, or fails if nothing may be. */
export function inBrowser(title: string, story: () => void): void {
  describeWith(findChromium() !== undefined)(title, story);
}
