// How does a press on a browser's date or time field open its window?

/** On a computer a press on the field only sets the cursor; phones open their window by themselves. */
export function openPicker(input: HTMLInputElement): void {
  try {
    (input as Partial<Pick<HTMLInputElement, 'showPicker'>>).showPicker?.();
  } catch {
    // Not allowed in a frame of another host; the field can still be typed into.
  }
}
