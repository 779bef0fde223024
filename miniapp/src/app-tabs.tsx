// Which places does the bar at the bottom lead to? Only those that exist.
import type { ReactElement } from 'react';
import { tabPages } from '@kehuoyou/shared';
import { goTo } from './core/platform/navigation';
import { Tabs } from './ui/page/tabs';
import type { Tab } from './ui/page/tabs';

/** Names of the tab pages. */
export type TabName = keyof typeof tabPages;

const tabs: readonly Tab<TabName>[] = [
  { name: 'home', word: tabPages.home.title, icon: 'house' },
  { name: 'buses', word: tabPages.buses.title, icon: 'bus' },
  { name: 'me', word: tabPages.me.title, icon: 'user' },
];

/** The bar, at the end of each tab page: `<Page bottom={<AppTabs current="home" />} …>`. */
export function AppTabs({ current }: { readonly current: TabName }): ReactElement {
  return <Tabs tabs={tabs} current={current} onChoose={(name) => name !== current && goTo(tabPages[name])} />;
}
