// How does a page get onto paper?

/** True where the platform prints: browsers do, WeChat does not. */
export function canPrint(): boolean {
  return process.env.TARO_ENV === 'h5' && typeof window.print === 'function';
}

/** Opens the browser's own window for printing. */
export function printPage(): void {
  if (canPrint()) window.print();
}
