// What does a page say of itself in its address, so that it is the same when it is opened again or passed on?
import { useCallback, useState } from 'react';
import type { Page } from '@kehuoyou/shared';
import { usePageParams } from './navigation';

/** Words of an address by their names; what is undefined is not there. */
export type AddressWords = Readonly<Record<string, string | undefined>>;

/** The address of the page that calls `usePageAddress`. */
export interface OwnAddress {
  readonly words: AddressWords;
  /** Writes some of them anew, undefined takes one away; the others stay. No way back is added. */
  readonly write: (changes: AddressWords) => void;
}

const listeners = new Set<() => void>();

/** Calls `listener` whenever a page writes its address. */
export function onAddressWritten(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** The words of this page's address. A page calls it once and hands it on; in WeChat, which shows none, it only remembers. */
export function usePageAddress<Params extends object>(page: Page<Params>): OwnAddress {
  const opened: AddressWords = usePageParams(page);
  const [words, setWords] = useState<AddressWords>(opened);
  const write = useCallback((changes: AddressWords) => {
    setWords((before) => ({ ...before, ...changes }));
    if (process.env.TARO_ENV === 'h5') writeInBrowser(changes);
    listeners.forEach((listener) => listener());
  }, []);
  return { words, write };
}

/** The whole address as it is to be passed on or printed; nothing in WeChat. */
export function wholeAddress(): string {
  return process.env.TARO_ENV === 'h5' ? window.location.href : '';
}

function writeInBrowser(changes: AddressWords): void {
  const address = withWords(window.location.hash, changes);
  try {
    // The router keeps its place in the history in the state.
    window.history.replaceState(window.history.state, '', address);
  } catch {
    // Some browsers refuse after a hundred changes in half a minute: the page is right, its address a little behind.
  }
}

/** A part after # such as `#/timetable/fleet/index?part=drivers`, with words changed. */
export function withWords(hash: string, changes: AddressWords): string {
  const [path = '', query = ''] = hash.split('?');
  const names = new Set(Object.keys(changes));
  const left = query.split('&').filter((each) => each !== '' && !names.has(each.split('=')[0] ?? ''));
  const added = Object.entries(changes)
    .filter((entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== '')
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  const all = [...left, ...added].join('&');
  return all === '' ? path : `${path}?${all}`;
}
