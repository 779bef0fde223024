// What do single letters of a keyboard do on this page, while nothing is being written?

/** Where letters are letters. */
const WRITABLE = 'input, textarea, select, [contenteditable]';

/** Calls what `actOf` gives for a letter, in lower case; the returned function ends that. */
export function onLetterKeys(actOf: (letter: string) => (() => void) | undefined): () => void {
  if (process.env.TARO_ENV !== 'h5') return () => undefined;
  const onKey = (event: KeyboardEvent): void => {
    if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
    const target = event.target instanceof Element ? event.target : document.body;
    if (target.closest(WRITABLE) !== null) return;
    const act = /^[a-z]$/i.test(event.key) ? actOf(event.key.toLowerCase()) : undefined;
    if (act === undefined) return;
    event.preventDefault();
    act();
  };
  document.addEventListener('keydown', onKey, true);
  return () => document.removeEventListener('keydown', onKey, true);
}
