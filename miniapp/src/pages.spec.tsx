// Does a page that is not for everybody say so to whoever has not signed in, and ask nothing that would be refused?
import {
  accountsPages,
  complaintsPages,
  errandsPages,
  networkApi,
  noticesPages,
  parcelsPages,
  prepareCall,
  shipmentsPages,
  timetableApi,
  timetablePages,
} from '@kehuoyou/shared';
import type { ReactElement } from 'react';
import { County, emptyPhone, openPage, pass } from './testing/county';

/** What everybody may ask. */
const open = [prepareCall(networkApi.areas, {}).url, prepareCall(timetableApi.lines, {}).url];

const { desk, handle, caller } = complaintsPages;
const pages = [
  accountsPages,
  noticesPages,
  timetablePages,
  parcelsPages,
  shipmentsPages,
  errandsPages,
  { desk, handle, caller },
]
  .flatMap((each) => Object.values(each).map(({ path, access }) => ({ path, access })))
  .filter(({ access }) => !access.includes('public'))
  // It shows the bus first, which it must have been opened with; remind.spec.tsx has its story.
  .filter(({ path }) => path !== timetablePages.remind.path);

it.each(pages)('$path', async ({ path }) => {
  emptyPhone(new Date('2026-11-24T09:00:00+08:00'));
  const county = new County();
  const { default: Page } = (await import(`.${path}`)) as { readonly default: () => ReactElement };
  const { container } = await openPage(<Page />, county);
  await pass(100);
  expect(container.textContent).toContain('去登录');
  expect(county.asked.filter((url) => !open.includes(url))).toEqual([]);
});
