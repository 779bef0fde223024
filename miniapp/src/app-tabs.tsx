// Which places does the bar at the bottom lead to? Only those that exist.
import type { ReactElement } from 'react';
import { goTo } from './core/platform/navigation';
import { Tabs } from './ui/page/tabs';
import type { Tab } from './ui/page/tabs';

/** Names of the tab pages; each is also the folder of its page. */
export type TabName = 'home' | 'buses' | 'me';

const tabs: readonly Tab<TabName>[] = [
  { name: 'home', word: '首页', icon: 'house' },
  { name: 'buses', word: '班车', icon: 'bus' },
  { name: 'me', word: '我的', icon: 'user' },
];

/** The bar, at the end of each tab page: `<Page bottom={<AppTabs current="home" />} …>`. */
export function AppTabs({ current }: { readonly current: TabName }): ReactElement {
  return <Tabs tabs={tabs} current={current} onChoose={(name) => name !== current && goTo(`/${name}/index`)} />;
}
