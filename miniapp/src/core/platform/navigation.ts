// How does one get from page to page?
import Taro, { useDidHide, useDidShow, usePullDownRefresh, useRouter } from '@tarojs/taro';

/** Pages behind the bottom bar; each is kept alive, the others are stacked. */
const tabPages: readonly string[] = ['/home/index', '/buses/index', '/me/index'];

/** WeChat keeps ten pages at most; the tenth is replaced. */
const STACK_LIMIT = 10;

/** What a page is opened with; unset ones are left out of the address. */
export type PageParams = Readonly<Record<string, string | number | undefined>>;

function addressOf(path: string, params: PageParams): string {
  const query = Object.entries(params)
    .filter((entry): entry is [string, string | number] => entry[1] !== undefined)
    .map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`)
    .join('&');
  return query === '' ? path : `${path}?${query}`;
}

/** Opens a page such as `/timetable/board/index`, or switches to it when it is a tab (without `params`). */
export function goTo(path: `/${string}`, params: PageParams = {}): void {
  if (tabPages.includes(path)) {
    void Taro.switchTab({ url: path });
    return;
  }
  const url = addressOf(path, params);
  void (Taro.getCurrentPages().length >= STACK_LIMIT ? Taro.redirectTo({ url }) : Taro.navigateTo({ url }));
}

/** Opens a page in place of the present one. */
export function replaceWith(path: `/${string}`, params: PageParams = {}): void {
  if (tabPages.includes(path)) goTo(path);
  else void Taro.redirectTo({ url: addressOf(path, params) });
}

/** True when there is a page to go back to. */
export function canGoBack(): boolean {
  return Taro.getCurrentPages().length > 1;
}

/** Back to the page before; to the first tab when this one was opened from outside. */
export function goBack(): void {
  if (canGoBack()) void Taro.navigateBack();
  else goTo('/home/index');
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

/** What this page was opened with, decoded; neither platform does that. */
export function usePageParams(): Readonly<Record<string, string | undefined>> {
  const { params } = useRouter();
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, decoded(value)]));
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
