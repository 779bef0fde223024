// Can an old man read and touch what is on the screen? Measured on the page itself, as it is drawn.
import type { Locator, Page } from 'playwright-core';

/** A piece of text as it is drawn. */
export interface DrawnText {
  readonly text: string;
  readonly px: number;
  /** Contrast of the text against what is behind it, 1 to 21 (WCAG 2). */
  readonly contrast: number;
  /** True when not all of it can be seen. */
  readonly cut: boolean;
}

/** Something to touch. */
export interface Target {
  readonly name: string;
  readonly width: number;
  readonly height: number;
}

/** Everything measured on a page. */
export interface Measured {
  readonly texts: readonly DrawnText[];
  readonly targets: readonly Target[];
  /** Pixels by which the page is wider than the screen. */
  readonly overflow: number;
}

/** Floors of the design: `desk` for pages of office and hub work on a wide screen. */
export const floors = {
  normal: { textPx: 16, bodyPx: 18, targetPx: 48 },
  elder: { textPx: 20, bodyPx: 24, targetPx: 60 },
  desk: { textPx: 12, bodyPx: 15, targetPx: 32 },
} as const;

const LEAST_CONTRAST = 4.5;

/** A browser lets go of what was touched after a fraction of a second; what is held longer is held on purpose. */
const LONGEST_TOUCH_MS = 2_000;

/** Measures every text and every target of the page, whether scrolled to or not. */
export async function measure(page: Page): Promise<Measured> {
  await letGo(page);
  await page.evaluate(endTransitions);
  return page.evaluate(measureDocument);
}

/** Waits until no finger is felt any more: what was touched is paler for a moment, and has a contrast nobody reads. */
async function letGo(page: Page): Promise<void> {
  for (const deadline = performance.now() + LONGEST_TOUCH_MS; performance.now() < deadline;) {
    if (await page.evaluate(() => document.querySelector(':active') === null)) return;
    await page.waitForTimeout(20);
  }
}

/** Brings colours and places to where they are going: half way there they have a contrast that nobody chose. */
function endTransitions(): void {
  for (const animation of document.getAnimations()) {
    const { endTime } = animation.effect?.getComputedTiming() ?? {};
    if (endTime === Number.POSITIVE_INFINITY) animation.cancel();
    else animation.finish();
  }
}

/** What falls short of the floors of `mode`, in sentences; an empty list is a page that can be read and touched. */
export function shortcomings(measured: Measured, mode: keyof typeof floors): string[] {
  const { textPx, targetPx } = floors[mode];
  const { texts, targets, overflow } = measured;
  return [
    ...texts.filter(({ px }) => px < textPx).map(({ text, px }) => `"${text}" is written at ${px} px, not ${textPx}`),
    ...texts
      .filter(({ contrast }) => contrast < LEAST_CONTRAST)
      .map(({ text, contrast }) => `"${text}" has a contrast of ${contrast.toFixed(2)}`),
    ...texts.filter(({ cut }) => cut).map(({ text }) => `"${text}" is cut off`),
    // Half a pixel is lost in rounding.
    ...targets
      .filter(({ width, height }) => Math.min(width, height) < targetPx - 0.5)
      .map(({ name, width, height }) => `"${name}" is ${width} by ${height} px to touch, not ${targetPx}`),
    ...(overflow > 0 ? [`the page is ${overflow} px wider than the screen`] : []),
  ];
}

/** Runs in the page, so it may use nothing from outside of itself. */
function measureDocument(): Measured {
  type Rgba = readonly [number, number, number, number];
  const TOUCHABLE =
    'button, a[href], input, select, textarea, [role=button], [role=tab], [role=link], [role=switch], [role=radio], [role=checkbox], [tabindex]:not([tabindex="-1"])';

  const rgba = (text: string): Rgba => {
    const [r = 0, g = 0, b = 0, a = 1] = (text.match(/[\d.]+/g) ?? []).map(Number);
    return text === 'transparent' ? [0, 0, 0, 0] : [r, g, b, a];
  };
  const over = (top: Rgba, below: Rgba): Rgba => {
    const mix = (index: 0 | 1 | 2): number => top[index] * top[3] + below[index] * (1 - top[3]);
    return [mix(0), mix(1), mix(2), 1];
  };
  const behind = (element: Element | null): Rgba => {
    if (element === null) return [255, 255, 255, 1];
    const own = rgba(getComputedStyle(element).backgroundColor);
    return own[3] >= 1 ? own : over(own, behind(element.parentElement));
  };
  const luminance = ([r, g, b]: Rgba): number => {
    const linear = (value: number): number =>
      value / 255 <= 0.03928 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4;
    return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
  };
  const contrastOf = (a: Rgba, b: Rgba): number => {
    const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
    return (light + 0.05) / (dark + 0.05);
  };
  const opacityOf = (element: Element | null): number =>
    element === null ? 1 : Number(getComputedStyle(element).opacity) * opacityOf(element.parentElement);
  const shown = (element: Element): boolean => {
    const style = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    return (
      style.visibility === 'visible' &&
      style.display !== 'none' &&
      box.width > 1 &&
      box.height > 1 &&
      element.getClientRects().length > 0 &&
      opacityOf(element) > 0
    );
  };
  const nameOf = (element: Element): string =>
    (element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 40) ||
    element.outerHTML.slice(0, 80);
  /** True when a parent that hides what sticks out does hide some of the text, where nobody can scroll to it. */
  const isCut = (element: Element, text: DOMRect): boolean => {
    for (let at: Element | null = element; at !== null && at !== document.body; at = at.parentElement) {
      const style = getComputedStyle(at);
      const box = at.getBoundingClientRect();
      if (/hidden|clip/.test(style.overflowX) && (text.right > box.right + 1 || text.left < box.left - 1)) return true;
      if (/hidden|clip/.test(style.overflowY) && (text.bottom > box.bottom + 2 || text.top < box.top - 2)) return true;
      if (/auto|scroll/.test(`${style.overflowX}${style.overflowY}`)) return false;
    }
    return false;
  };

  const texts: DrawnText[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const element = node.parentElement;
    const text = (node.textContent ?? '').trim();
    if (text === '' || element === null || /^(?:SCRIPT|STYLE|NOSCRIPT)$/.test(element.tagName) || !shown(element))
      continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const style = getComputedStyle(element);
    const background = behind(element);
    const [r, g, b, a] = rgba(element.closest('svg') ? style.fill : style.color);
    const ink = over([r, g, b, a * opacityOf(element)], background);
    texts.push({
      text: text.slice(0, 40),
      px: parseFloat(style.fontSize),
      contrast: contrastOf(ink, background),
      cut: isCut(element, range.getBoundingClientRect()),
    });
  }
  for (const input of document.querySelectorAll('input')) {
    if (!shown(input) || input.placeholder === '') continue;
    const style = getComputedStyle(input, '::placeholder');
    const background = behind(input);
    texts.push({
      text: input.placeholder,
      px: parseFloat(getComputedStyle(input).fontSize),
      contrast: contrastOf(over(rgba(style.color), background), background),
      cut: false,
    });
  }
  const targets = [...document.querySelectorAll(TOUCHABLE)].filter(shown).map((element): Target => {
    const box = element.getBoundingClientRect();
    return { name: nameOf(element), width: Math.round(box.width * 10) / 10, height: Math.round(box.height * 10) / 10 };
  });
  const { scrollWidth } = document.documentElement;
  // A phone zooms out to show a page that is too wide, so its window is as wide as the page; its screen is not.
  return { texts, targets, overflow: Math.max(0, scrollWidth - Math.min(window.innerWidth, window.screen.width)) };
}

/** Cards with figures that a voice would read digit by digit: every figure must be said in words. */
export async function hardToHear(page: Page, selector = '[role=group], .departure'): Promise<string[]> {
  const cards = page.locator(selector).filter({ visible: true });
  return cards.evaluateAll((all) =>
    all
      .map((card) => card.getAttribute('aria-label') ?? '')
      .filter((label) => /\d/.test(label))
      .map((label) => `"${label}" has figures that are hard to hear`),
  );
}

/** Cards of which nothing is said, although they do more than offer choices or wait for an answer. */
export async function mutedCards(page: Page): Promise<string[]> {
  return page
    .locator('.card')
    .filter({ visible: true })
    .evaluateAll((cards) =>
      cards
        .filter((card) => (card.getAttribute('aria-label') ?? '') === '' && !card.querySelector('.chips, .bone'))
        .map((card) => `nothing is said of "${card.textContent ?? ''}"`),
    );
}

/** Height of the smallest letters of a drawn picture as they are on the screen, px. */
export async function lettersPx(picture: Locator): Promise<number> {
  return picture.evaluate((drawn: HTMLImageElement) => {
    const sizes = [...atob(drawn.src.split('base64,')[1] ?? '').matchAll(/font-size="(\d+)"/g)].map(([, size]) =>
      Number(size),
    );
    return (Math.min(...sizes) * drawn.clientWidth) / drawn.naturalWidth;
  });
}
