// How does one get from page to page?
import { pageAddress, tabPages } from '@kehuoyou/shared';
import type { Page, PageAddress, PageArguments } from '@kehuoyou/shared';
import Taro, { useDidHide, useDidShow, usePullDownRefresh, useRouter } from '@tarojs/taro';

/** Addresses of the pages behind the bottom bar; each is kept alive, the others are stacked. */
const tabs: readonly string[] = Object.values(tabPages).map(({ path }) => path);

/** WeChat keeps ten pages at most; the tenth is replaced. */
const STACK_LIMIT = 10;

/** Opens a page, or switches to it when it is a tab. */
export function goTo<Params extends object>(target: Page<Params>, ...params: PageArguments<Params>): void {
  goToAddress(pageAddress(target, ...params));
}

/** Opens the page that an address names, such as that of a notice. */
export function goToAddress(url: PageAddress): void {
  const [path = url] = url.split('?');
  if (tabs.includes(path)) void Taro.switchTab({ url: path });
  else void (Taro.getCurrentPages().length >= STACK_LIMIT ? Taro.redirectTo({ url }) : Taro.navigateTo({ url }));
}

/** Opens a page in place of the present one. */
export function replaceWith<Params extends object>(target: Page<Params>, ...params: PageArguments<Params>): void {
  if (tabs.includes(target.path)) goTo(target, ...params);
  else void Taro.redirectTo({ url: pageAddress(target, ...params) });
}

/** True when there is a page to go back to. */
export function canGoBack(): boolean {
  return Taro.getCurrentPages().length > 1;
}

/** Back to the page before; to the first tab when this one was opened from outside. */
export function goBack(): void {
  if (canGoBack()) void Taro.navigateBack();
  else goTo(tabPages.home);
}

/** True where the platform draws a title bar with a way back above every page. */
export function hasTitleBar(): boolean {
  return process.env.TARO_ENV !== 'h5';
}

/** Shows the top of the page, after something else has taken the place of what was there. */
export function scrollToTop(): void {
  void Taro.pageScrollTo({ scrollTop: 0, duration: 0 }).catch(() => undefined);
}

/** Writes the window's title. */
export function setTitle(title: string): void {
  void Taro.setNavigationBarTitle({ title });
}

/**
 * What this page was opened with, decoded; neither platform does that. Which page it is, is said for its
 * types alone: whoever types an address may leave out or misspell anything.
 */
export function usePageParams<Params extends object>(
  _page: Page<Params>,
): Readonly<Partial<Record<keyof Params & string, string>>> {
  const { params } = useRouter();
  const texts = Object.entries(params).map(([name, value]) => [name, decoded(value)] as const);
  return Object.fromEntries(texts) as Readonly<Partial<Record<keyof Params & string, string>>>;
}

function decoded(value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

/** Runs `work` each time this page comes into view: opened, come back to, app brought to the front. */
export function useShown(work: () => void): void {
  useDidShow(work);
}

/** Runs `work` each time this page goes out of view: another one opened, the app put away, the screen locked. */
export function useHidden(work: () => void): void {
  useDidHide(work);
}

/** Runs `work` when the person pulls the page down, where the page's config allows it. */
export function usePulled(work: () => Promise<unknown>): void {
  usePullDownRefresh(() => {
    void work().finally(() => Taro.stopPullDownRefresh());
  });
}
