// What is done again and again, as long as somebody looks at the page?
import { useEffect } from 'react';
import { useInView } from './use-in-view';

/** Does `work` every `everyMs` while the page is in view; 0 never. Hidden pages rest: what is old is asked for when they are shown. */
export function useEvery(everyMs: number, work: () => Promise<void>): void {
  const inView = useInView();
  useEffect(() => {
    if (everyMs <= 0 || !inView) return undefined;
    const timer = setInterval(() => void work(), everyMs);
    return () => clearInterval(timer);
  }, [everyMs, work, inView]);
}
