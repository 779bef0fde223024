// How does a page get from one person to another in WeChat?
import { pageAddress } from '@kehuoyou/shared';
import type { Page, PageArguments } from '@kehuoyou/shared';
import { useShareAppMessage } from '@tarojs/taro';

/** What stands on the card in the conversation where a page has nothing better to say. */
const APP = '客货邮：看班车、找服务点';

/**
 * Says what goes to a friend who is sent this page: the address of `target` under `title`. A page that is not ready
 * yet (`title` undefined) is sent under the app's name. Its config must say `shared`.
 */
export function useShared<Params extends object>(
  title: string | undefined,
  target: Page<Params>,
  ...params: PageArguments<Params>
): void {
  useShareAppMessage(() => ({ title: title ?? APP, path: pageAddress(target, ...params) }));
}
