// Which page does a scanned code open? It lies here because timetable is the rightmost feature with such pages.
import { accountsPages } from '../accounts/accounts-pages.js';
import { networkPages } from '../network/network-pages.js';
import { decodedWord, pageAddress } from '../pages.js';
import type { PageAddress } from '../pages.js';
import { parseScanned } from '../scanned-code.js';
import type { Scanned, ScannedKind } from '../scanned-code.js';
import { timetablePages } from './timetable-pages.js';

const pages: Readonly<Record<ScannedKind, (id: string) => PageAddress>> = {
  point: (id) => pageAddress(networkPages.point, { id }),
  stop: (id) => pageAddress(timetablePages.board, { stop: id }),
  join: (code) => pageAddress(accountsPages.join, { code }),
  follow: (code) => pageAddress(accountsPages.follow, { code }),
  confirm: (code) => pageAddress(accountsPages.confirm, { code }),
};

/** The page of what was scanned. */
export function scannedPage({ kind, id }: Scanned): PageAddress {
  return pages[kind](id);
}

/** What WeChat opens a page with after its own scanner has read a code; values as they come, not decoded. */
export interface ScannedLaunch {
  /** The web address of an ordinary code, encoded. */
  readonly q?: string | undefined;
  /** The scene of a mini-program code, encoded. */
  readonly scene?: string | undefined;
}

/** The page that somebody who scanned a code wants; undefined when they came otherwise, or with a code that is none of ours. */
export function launchedPage({ q, scene }: ScannedLaunch): PageAddress | undefined {
  for (const text of [q, scene]) {
    // Some versions of WeChat decode it themselves; an address that is decoded twice survives it.
    const scanned = text === undefined ? undefined : parseScanned(decodedWord(text));
    if (scanned !== undefined) return scannedPage(scanned);
  }
  return undefined;
}
