// What does WeChat show around a page, and what may one do with it? Taro reads this when it builds.
import type { Page } from '@kehuoyou/shared';

/** What a page does that WeChat has to be told beforehand; a rule of the house holds it against the page's code. */
export interface PageAbilities {
  /** It calls `usePulled`. A browser brings its own gesture. */
  readonly pulled?: boolean;
  /** It calls `useShared`. */
  readonly shared?: boolean;
}

/** The config of a page, from what shared says of it. */
export function pageConfig(
  { title }: Pick<Page, 'title'>,
  { pulled = false, shared = false }: PageAbilities = {},
): Readonly<Record<string, string | boolean>> {
  const inWeChat = process.env.TARO_ENV !== 'h5';
  return {
    navigationBarTitleText: title,
    ...(inWeChat && pulled ? { enablePullDownRefresh: true } : {}),
    ...(inWeChat && shared ? { enableShareAppMessage: true } : {}),
  };
}
