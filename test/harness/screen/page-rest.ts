// When has a page come to rest: nothing asked for, nothing still to come, and nothing changing any more?
import { setTimeout as pause } from 'node:timers/promises';
import type { Page, Request } from 'playwright-core';

/** The screen has come to rest when nothing has changed for so long. */
const REST_MS = 300;
const LONGEST_UNREST_MS = 30_000;
/** What has not come after so long, a story keeps from coming. */
const HELD_MS = 10_000;

/** What a page is given before anything of its own. */
interface Watched extends Window {
  /** Whether nothing changed for `quietMs`, `fromNow` on or before already, within `longestMs`. */
  settle?: (quietMs: number, fromNow: boolean, longestMs: number) => Promise<boolean>;
}

/**
 * Runs in the page before anything of its own: notes when something last changed. A story may hold the page's clock
 * later, so it is asked by what the clock is now.
 */
export function watchChanges(): void {
  const [later, now] = [window.setTimeout.bind(window), performance.now.bind(performance)];
  let changed = now();
  const note = (): void => void (changed = now());
  const all = { subtree: true, childList: true, attributes: true, characterData: true };
  new MutationObserver(note).observe(document, all);
  for (const name of ['hashchange', 'popstate']) window.addEventListener(name, note);
  // The grey bars that stand where an answer is still to come; those of pages that were left are not drawn.
  const waits = (): boolean => [...document.querySelectorAll('.bone')].some((bone) => bone.getClientRects().length > 0);
  (window as Watched).settle = async (quietMs, fromNow, longestMs) => {
    const asked = now();
    for (;;) {
      const left = Math.max(changed, fromNow ? asked : 0) + quietMs - now();
      if (left <= 0 && !waits()) return true;
      if (now() - asked > longestMs) return false;
      await new Promise((resolve) => later(resolve, Math.max(left, 20)));
    }
  };
}

/** The unrest of one page. */
export class PageRest {
  /** What was asked for, of the API or of the app itself, and has not come, and when that was, ms. */
  private readonly asked = new Map<Request, number>();

  constructor(private readonly page: Page) {
    page.on('request', (request) => {
      // Whatever the page before asked for, nobody waits for any more.
      if (request.isNavigationRequest()) this.asked.clear();
      // Who asks for news with `wait` gets none until there is some.
      if (!new URL(request.url()).searchParams.has('wait')) this.asked.set(request, performance.now());
    });
    page.on('requestfinished', (request) => void this.asked.delete(request));
    page.on('requestfailed', (request) => void this.asked.delete(request));
  }

  /** Waits for it: after something was done, from now on; before something is read, also if it came before. */
  async come(after: 'deed' | 'reading'): Promise<void> {
    let fromNow = after === 'deed';
    for (const deadline = performance.now() + LONGEST_UNREST_MS; performance.now() < deadline;) {
      const isQuiet = await this.settled(fromNow, deadline - performance.now());
      if (isQuiet && !this.isAnswerOnTheWay()) return;
      // Until the answer is there, and then what comes of it; or until another page is there that can be asked.
      fromNow = true;
      await pause(20);
    }
    throw new Error(`the page does not come to rest: ${this.page.url()}`);
  }

  private async settled(fromNow: boolean, longestMs: number): Promise<boolean> {
    const words = [REST_MS, fromNow, longestMs] as const;
    return this.page
      .evaluate(async ([quiet, now, longest]) => (window as Watched).settle?.(quiet, now, longest) ?? false, words)
      .catch((error: unknown) => {
        if (/context was destroyed|navigat/i.test(String(error))) return false;
        throw error;
      });
  }

  private isAnswerOnTheWay(): boolean {
    return [...this.asked.values()].some((since) => performance.now() - since < HELD_MS);
  }
}
