// Is every page that shared names a page of the app, under its title, and every page of the app named in shared?
import { existsSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  accountsPages,
  complaintsPages,
  errandsPages,
  networkPages,
  noticesPages,
  parcelsPages,
  shipmentsPages,
  tabPages,
  timetablePages,
} from '@kehuoyou/shared';

interface AppConfig {
  readonly pages: readonly string[];
  readonly subPackages: readonly { readonly root: string; readonly pages: readonly string[] }[];
  readonly tabBar: { readonly list: readonly { readonly pagePath: string; readonly text: string }[] };
}

const pages = [
  tabPages,
  accountsPages,
  noticesPages,
  networkPages,
  timetablePages,
  parcelsPages,
  shipmentsPages,
  errandsPages,
  complaintsPages,
].flatMap((each) => Object.values(each).map(({ path, title }) => ({ path, title })));

/** What a config file says, as Taro reads it when it builds. */
async function configIn(path: string): Promise<unknown> {
  Object.assign(globalThis, {
    defineAppConfig: (config: unknown) => config,
    definePageConfig: (config: unknown) => config,
  });
  return ((await import(path)) as { readonly default: unknown }).default;
}

it('lists the tabs in the main package, and a package for each feature', async () => {
  const { pages: first, subPackages, tabBar } = (await configIn('./app.config')) as AppConfig;
  expect(first).toEqual(['home/index', 'buses/index', 'me/index']);
  expect(subPackages.map(({ root }) => root)).toEqual([
    'accounts',
    'notices',
    'network',
    'timetable',
    'parcels',
    'shipments',
    'errands',
    'complaints',
  ]);
  expect(tabBar.list).toEqual([
    { pagePath: 'home/index', text: '首页' },
    { pagePath: 'buses/index', text: '班车' },
    { pagePath: 'me/index', text: '我的' },
  ]);
  const listed = [...first, ...subPackages.flatMap(({ root, pages: own }) => own.map((each) => `${root}/${each}`))];
  expect(listed.map((each) => `/${each}`).sort()).toEqual(pages.map(({ path }) => path).sort());
});

it.each(pages)('$path is there, under its title', async ({ path, title }) => {
  expect(existsSync(resolve(__dirname, `.${path}.tsx`))).toBe(true);
  expect(await configIn(`.${path}.config`)).toMatchObject({ navigationBarTitleText: title });
});

it('has no page that shared does not name', () => {
  const there = readdirSync(__dirname, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('index.config.ts') && !path.startsWith('custom-tab-bar'))
    .map((path) => `/${path.replace('.config.ts', '')}`);
  expect(there.sort()).toEqual(pages.map(({ path }) => path).sort());
});
