// Which page does a scanned code that works once lead to?
import { pageAddress } from '../pages.js';
import { accountsPages } from './accounts-pages.js';
import type { CodePurpose } from './one-time-code.js';

/** The page, with the code, that goes into the QR picture. In the browser it stands after `#`, so no server sees it. */
export function codePath(purpose: Exclude<CodePurpose, 'browser'>, code: string): string {
  return pageAddress(accountsPages[purpose], { code });
}
