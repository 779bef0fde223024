// Is this page the one that is looked at? Pages that were left stay alive behind it.
import { useState } from 'react';
import { useHidden, useShown } from './platform/navigation';

/** True from when the page comes into view until another takes its place. */
export function useInView(): boolean {
  const [inView, setInView] = useState(true);
  useShown(() => setInView(true));
  useHidden(() => setInView(false));
  return inView;
}
