// How does one get from page to page?
import { decodedWord, launchedPage, pageAddress, parametersIn, tabPages } from '@kehuoyou/shared';
import type { Page, PageAddress, PageArguments } from '@kehuoyou/shared';
import { useEffect } from 'react';
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
  const path = pathOf(url);
  if (tabs.includes(path)) move(() => Taro.switchTab({ url: path }), path);
  else if (Taro.getCurrentPages().length >= STACK_LIMIT) move(() => Taro.redirectTo({ url }), url);
  else move(() => Taro.navigateTo({ url }), url);
}

/** Opens a page in place of the present one. */
export function replaceWith<Params extends object>(target: Page<Params>, ...params: PageArguments<Params>): void {
  replaceWithAddress(pageAddress(target, ...params));
}

function replaceWithAddress(url: PageAddress): void {
  if (tabs.includes(pathOf(url))) goToAddress(url);
  else move(() => Taro.redirectTo({ url }), url);
}

/** True from the touch that opens or leaves a page until that has happened. */
let moving = false;
/** What never says that it has happened holds nobody up for longer. */
const LONGEST_MOVE_MS = 1_500;

/**
 * The one way from page to page. A hand that shakes touches twice: the second touch comes while the first is
 * still at work, or when the page has opened and the old one is still to be seen; neither opens another.
 */
function move(go: () => Promise<unknown>, url?: string): void {
  if (moving || (url !== undefined && url === presentAddress())) return;
  moving = true;
  const timer = setTimeout(arrived, LONGEST_MOVE_MS);
  function arrived(): void {
    clearTimeout(timer);
    moving = false;
  }
  // What WeChat refuses leaves everything as it was.
  go().then(arrived, arrived);
}

function pathOf(url: string): string {
  return url.split('?')[0] ?? url;
}

/** Address of the page that is on top. */
function presentAddress(): string {
  if (process.env.TARO_ENV === 'h5') return window.location.hash.slice(1);
  const [top] = Taro.getCurrentPages().slice(-1) as readonly (Taro.Page | undefined)[];
  const query = Object.entries((top?.['options'] as Readonly<Record<string, string>> | undefined) ?? {})
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
  return `/${top?.route ?? ''}${query === '' ? '' : `?${query}`}`;
}

/** True when there is a page to go back to. */
export function canGoBack(): boolean {
  return Taro.getCurrentPages().length > 1;
}

/** Back to the page before; to the first tab when this one was opened from outside. */
export function goBack(): void {
  if (canGoBack()) move(() => Taro.navigateBack());
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
  page: Page<Params>,
): Readonly<Partial<Record<keyof Params & string, string>>> {
  const { params } = useRouter();
  const launched = launchedPage(params);
  const texts =
    launched !== undefined && pathOf(launched) === page.path
      ? parametersIn(launched)
      : Object.fromEntries(Object.entries(params).map(([name, value]) => [name, decoded(value)]));
  return texts as Readonly<Partial<Record<keyof Params & string, string>>>;
}

function decoded(value: string | undefined): string | undefined {
  return value === undefined ? undefined : decodedWord(value);
}

/** Launches that have been followed, each by what its page was opened with. */
const followed = new WeakSet<object>();

/**
 * Leads on to the page of the code by which WeChat's own scanner opened this one, once. The operator names one page
 * for all ordinary codes, and a mini-program code may be older than the page that now shows what it means.
 */
export function useLaunchedPage(): void {
  const { params } = useRouter();
  useEffect(() => {
    const launched = launchedPage(params);
    if (launched === undefined || followed.has(params)) return;
    followed.add(params);
    const here = pathOf(presentAddress());
    if (pathOf(launched) === here) return;
    if (tabs.includes(here)) goToAddress(launched);
    else replaceWithAddress(launched);
  }, [params]);
}

/** Runs `work` each time this page comes into view: opened, come back to, app brought to the front. */
export function useShown(work: () => void): void {
  useDidShow(work);
}

/** Runs `work` each time this page goes out of view: another one opened, the app put away, the screen locked. */
export function useHidden(work: () => void): void {
  useDidHide(work);
}

/** Refreshings that were pulled for and are not over. */
let refreshing = 0;

/** Runs `work` when the person pulls the page down. The page's config must say `pulled`. */
export function usePulled(work: () => Promise<unknown>): void {
  usePullDownRefresh(() => {
    refreshing += 1;
    void work().finally(() => {
      refreshing -= 1;
      letGo();
    });
  });
}

/** Lets the page go up again when it was pulled while it shows something that cannot be refreshed, such as a question. */
export function usePullsEnd(): void {
  // Everybody who listens has begun by then.
  usePullDownRefresh(() => void Promise.resolve().then(letGo));
}

function letGo(): void {
  if (refreshing === 0) void Taro.stopPullDownRefresh();
}
