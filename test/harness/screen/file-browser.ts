// In which browser are the phones of a file of stories opened? In one for all of them, started with the first.
//
// One for the whole run was driven by one process, on which every phone of every story waited: what it did was a tenth
// of all that the run did, and to start a browser is a hundredth of that.
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';
import { findChromium } from '../programs.mjs';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // A microphone that beeps, and which every page may hear: a browser without a window can ask nobody.
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
];

let started: Promise<Browser> | undefined;

/** The browser of this file; fails where none is installed. */
export function fileBrowser(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error('Chromium is not installed, and nothing may be skipped here');
  started ??= chromium.launch({ executablePath, headless: true, args: FLAGS });
  return started;
}

afterAll(async () => {
  await (await started)?.close();
});
