// What do the function keys of a computer do on this page?

/** Keys that pages may use; the browser keeps F5, F11 and F12. */
export type FunctionKey = 'F2' | 'F4' | 'F7' | 'F8' | 'F9' | 'F10' | 'Escape';

/** Calls what `actOf` gives for a key, wherever the focus is; the returned function ends that. */
export function onFunctionKeys(actOf: (key: FunctionKey) => (() => void) | undefined): () => void {
  if (process.env.TARO_ENV !== 'h5') return () => undefined;
  const onKey = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
    const act = /^(?:F(?:[24789]|10)|Escape)$/.test(event.key) ? actOf(event.key as FunctionKey) : undefined;
    if (act === undefined) return;
    event.preventDefault();
    act();
  };
  // Before any field: Taro's keep what is typed in them to themselves.
  document.addEventListener('keydown', onKey, true);
  return () => document.removeEventListener('keydown', onKey, true);
}
