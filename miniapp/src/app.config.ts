// Which pages are there? A feature's folder is also its WeChat package.
//
// Taro reads this file when it builds, with everything that it imports.
import {
  accountsPages,
  complaintsPages,
  errandsPages,
  networkPages,
  noticesPages,
  pageRoute,
  parcelsPages,
  shipmentsPages,
  tabPages,
  timetablePages,
  wechatDeclaration,
} from '@kehuoyou/shared';
import type { Page } from '@kehuoyou/shared';

const packages = [
  accountsPages,
  noticesPages,
  networkPages,
  timetablePages,
  parcelsPages,
  shipmentsPages,
  errandsPages,
  complaintsPages,
];

/** A feature's pages as WeChat lists them: the folder that they share, and each within it. */
function packageOf(pages: Readonly<Record<string, Page<never>>>): { root: string; pages: string[] } {
  const routes = Object.values(pages).map(({ path }) => pageRoute(path));
  const root = routes[0]?.split('/')[0] ?? '';
  return { root, pages: routes.map((route) => route.slice(root.length + 1)) };
}

export default defineAppConfig({
  pages: Object.values(tabPages).map(({ path }) => pageRoute(path)),
  subPackages: packages.map(packageOf),
  // They are fetched in quiet moments, so that the first tap on a bus or a parcel does not wait for a package.
  preloadRule: { [pageRoute(tabPages.home.path)]: { network: 'all', packages: ['network', 'timetable', 'parcels'] } },
  window: {
    navigationBarTitleText: '客货邮',
    navigationBarBackgroundColor: '#f7f5ef',
    navigationBarTextStyle: 'black',
    backgroundColor: '#f7f5ef',
    backgroundTextStyle: 'dark',
  },
  // The bar itself is drawn by each tab page (ui/tabs), in the size that elder mode asks for.
  tabBar: {
    custom: true,
    color: '#5b635e',
    selectedColor: '#0b6b4f',
    backgroundColor: '#ffffff',
    list: Object.values(tabPages).map(({ path, title }) => ({ pagePath: pageRoute(path), text: title })),
  },
  ...wechatDeclaration,
  requiredPrivateInfos: wechatDeclaration.requiredPrivateInfos as 'getFuzzyLocation'[],
  // The privacy contract is asked about by WeChat itself, at the first call that needs it.
  __usePrivacyCheck__: true,
  sitemapLocation: 'sitemap.json',
  lazyCodeLoading: 'requiredComponents',
  ...(process.env.TARO_APP_WECHAT_SI === '1'
    ? { plugins: { WechatSI: { version: '0.3.6', provider: 'wx069ba97219f66d99' } } }
    : {}),
});
