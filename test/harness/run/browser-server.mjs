// How is the one browser started in which every story's phones are opened?
import { chromium } from 'playwright-core';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** @param {string} executablePath */
export function launchBrowser(executablePath) {
  return chromium.launchServer({ executablePath, headless: true, args: FLAGS, host: '127.0.0.1' });
}
