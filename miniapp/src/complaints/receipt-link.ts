// What does the picture beside a receipt lead to?
import { complaintsPages, pageAddress } from '@kehuoyou/shared';

/** Address of the page of a receipt, for any camera: where the app is served, in a browser. */
export function receiptLink(code: string): string {
  const server = process.env.TARO_APP_API ?? '';
  const base = server === '' && process.env.TARO_ENV === 'h5' ? window.location.origin : server;
  return `${base}/#${pageAddress(complaintsPages.receipt, { code })}`;
}
