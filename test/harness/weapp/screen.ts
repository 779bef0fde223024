// How does a test see what WeChat draws? The logic runs in Node as in WeChat's own thread; the screen is Chromium with
// WeChat's component framework, and what crosses between the two is what crosses on a phone.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { fileBrowser } from '../screen/file-browser.js';
import { compiledTemplates } from './compilers.js';
import type { HeardEvent, WeappPage } from './page.js';
import { pagesOf, readAppJson, weappDist } from './built-app.js';
import type { WeappPhone } from './phone.js';
import { beginScreen } from './screen-window.js';
import type { ScreenWindow } from './screen-window.js';

const require = createRequire(import.meta.url);

/** A module as the browser can run it: the two that we need know only each other. */
function moduleText(name: string): string {
  return readFileSync(require.resolve(name), 'utf8');
}

/** Style sheets of WeChat, as far as they say something that ours build upon. */
const OF_WECHAT = `view,scroll-view,picker,textarea,button{display:block}image{display:inline-block;width:320px;height:240px}
input{display:block}body{margin:0;font-family:sans-serif}`;

/** A phone's screen. */
export class WeappScreen {
  readonly complaints: string[] = [];
  private shown: WeappPage | undefined;
  private crossed = 0;

  private constructor(
    private readonly context: BrowserContext,
    private readonly page: Page,
    private readonly phone: WeappPhone,
  ) {}

  /** Puts a screen before what `phone` draws. */
  static async putBefore(phone: WeappPhone): Promise<WeappScreen> {
    const context = await (
      await fileBrowser()
    ).newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
    const page = await context.newPage();
    const screen = new WeappScreen(context, page, phone);
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) screen.complaints.push(message.text());
    });
    page.on('pageerror', (error) => screen.complaints.push(String(error)));
    await page.exposeFunction('tellLogic', (event: HeardEvent) => phone.page.hear(event));
    await page.setContent('<!doctype html><html><head></head><body><main></main></body></html>');
    const styles = ['app-origin.wxss', 'common.wxss'].map((path) => readFileSync(join(weappDist, path), 'utf8'));
    await page.addStyleTag({ content: [OF_WECHAT, ...styles].join('\n') });
    await page.evaluate(beginScreen, {
      framework: moduleText('glass-easel'),
      adapter: moduleText('glass-easel-miniprogram-adapter'),
      templates: compiledTemplates(weappDist).code,
      pages: pagesOf(readAppJson()),
    });
    return screen;
  }

  /** Draws what the logic has handed over since the last look. */
  async look(): Promise<void> {
    await this.phone.rest();
    const { page } = this.phone;
    if (page !== this.shown) {
      this.shown = page;
      this.crossed = 0;
      await this.page.evaluate((route) => (window as ScreenWindow).openScreen?.(route), page.route);
    }
    const patches = page.crossed.slice(this.crossed);
    this.crossed = page.crossed.length;
    await this.page.evaluate((texts) => (window as ScreenWindow).draw?.(texts), patches);
  }

  /** What is written there. */
  async written(): Promise<string> {
    await this.look();
    return this.page.locator('main').innerText();
  }

  /** Touches what says `words`, and waits until all has come to rest. */
  async tap(words: string): Promise<void> {
    await this.look();
    await this.saying(words).tap();
    await this.look();
  }

  /** What says `words`, or is called so to a screen reader. */
  private saying(words: string): Locator {
    const quoted = JSON.stringify(words);
    return this.page.locator(`main :text-is(${quoted}), main [aria-label=${quoted}]`).first();
  }

  /** What is written in elements that are not drawn at all. */
  async lost(): Promise<readonly string[]> {
    return this.page.evaluate(() =>
      [...document.querySelectorAll('main text')]
        .filter((each) => (each.textContent ?? '').trim() !== '' && each.getClientRects().length === 0)
        .map((each) => each.textContent ?? ''),
    );
  }

  async close(): Promise<void> {
    await this.context.close();
  }
}
