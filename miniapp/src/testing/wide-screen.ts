// How does a test sit before a wide screen? jsdom knows no media.
import { act } from '@testing-library/react';

const listeners = new Set<() => void>();
let wide = false;
let printing = false;

function query(media: string): MediaQueryList {
  return {
    media,
    get matches() {
      return media === 'print' ? printing : wide;
    },
    addEventListener: (_name: string, listener: () => void) => listeners.add(listener),
    removeEventListener: (_name: string, listener: () => void) => listeners.delete(listener),
  } as unknown as MediaQueryList;
}

/** Makes the window wide or narrow from now on. */
export function setWideScreen(isWide: boolean): void {
  Object.defineProperty(window, 'matchMedia', { configurable: true, value: query });
  act(() => {
    wide = isWide;
    listeners.forEach((listener) => listener());
  });
}

/** Prints: the browser lays the page out for paper, which is narrow, and says so. */
export function setPrinting(isPrinting: boolean): void {
  act(() => {
    printing = isPrinting;
    wide = !isPrinting;
    listeners.forEach((listener) => listener());
  });
}
