// How does a test hold a phone with the real page on it?
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { BrowserContext, Page } from 'playwright-core';
import { everythingIsRequired, findChromium } from './programs.mjs';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A browser with a profile of its own, set up as a common phone. */
export interface Phone {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Everything that the page complained of: console errors and uncaught exceptions. */
  readonly complaints: string[];
  /** Cuts the network, or brings it back. */
  setOffline(offline: boolean): Promise<void>;
  /** Puts the phone away with everything that it remembers. */
  close(): Promise<void>;
}

/** Opens `url` on a phone of 390 by 844 with touch and no memory. */
export async function openPhone(url: string): Promise<Phone> {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error('Chromium is not installed, and nothing may be skipped here');
  const profile = await mkdtemp(join(tmpdir(), 'khy-phone-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    headless: true,
    args: FLAGS,
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 2,
    hasTouch: true,
    isMobile: true,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  });
  const page = context.pages()[0] ?? (await context.newPage());
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.goto(url, { waitUntil: 'load' });
  return {
    page,
    context,
    complaints,
    setOffline: (offline) => context.setOffline(offline),
    async close() {
      await context.close();
      await rm(profile, { recursive: true, force: true });
    },
  };
}

/** Tells a story that needs a browser; where there is none it is skipped, or fails if nothing may be. */
export function inBrowser(title: string, story: () => void): void {
  const missing = findChromium() === undefined && !everythingIsRequired();
  (missing ? describe.skip : describe)(title, story);
}
