// Which keys work a table, for whoever keeps both hands on them?
import { useEffect, useRef } from 'react';
import type { RefObject } from 'react';
import { useInView } from '../../core/use-in-view';

/** What the keys do. */
export interface TableKeys {
  /** From the row that has the focus to the next one (1) or the one before (-1). */
  readonly step: (by: 1 | -1) => void;
  /** To the field that finds. */
  readonly find: () => void;
  /** Closes what is open. */
  readonly close: () => void;
}

/** Where letters are letters. */
const WRITABLE = 'input, textarea, select, [contenteditable]';

/** j and ↓, k and ↑, / and Escape, while the page is looked at and nothing is being written. Enter presses the row itself. */
export function useTableKeys(frame: RefObject<HTMLElement | null>, keys: TableKeys): void {
  const inView = useInView();
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    if (!inView) return undefined;
    const press = (event: KeyboardEvent): void => {
      if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
      const target = event.target instanceof Element ? event.target : document.body;
      const act = target.closest(WRITABLE) ? actInField(event.key, target, frame) : actOf(event.key, target, frame);
      if (act === undefined) return;
      event.preventDefault();
      act(latest.current);
    };
    // On the way down: Taro's fields let no key up again.
    document.addEventListener('keydown', press, true);
    return () => document.removeEventListener('keydown', press, true);
  }, [inView, frame]);
}

type Act = (keys: TableKeys) => void;

function actOf(key: string, target: Element, frame: RefObject<HTMLElement | null>): Act | undefined {
  // Arrows scroll what is looked at unless the table is.
  const here = target === document.body || frame.current?.contains(target) === true;
  if (key === 'j' || (key === 'ArrowDown' && here)) return ({ step }) => step(1);
  if (key === 'k' || (key === 'ArrowUp' && here)) return ({ step }) => step(-1);
  if (key === '/') return ({ find }) => find();
  return key === 'Escape' ? ({ close }) => close() : undefined;
}

/** From the field that finds, down into what was found. */
function actInField(key: string, target: Element, frame: RefObject<HTMLElement | null>): Act | undefined {
  const own = frame.current?.contains(target) === true;
  return own && (key === 'ArrowDown' || key === 'Escape') ? ({ step }) => step(1) : undefined;
}
