// What time is it, for a page that counts minutes?
import { createContext, useContext, useEffect, useState } from 'react';
import type { Clock } from '@kehuoyou/shared';
import { useShown } from './platform/navigation';
import { useInView } from './use-in-view';

const MINUTE_MS = 60_000;

/** The clock of everything below; tests provide their own. */
export const ClockContext = createContext<Clock>({ now: () => new Date() });

/** The time, rendered anew at the start of each minute while the page is in view, and when it comes into view. */
export function useNow(): Date {
  const clock = useContext(ClockContext);
  const [now, setNow] = useState(() => clock.now());
  useShown(() => setNow(clock.now()));
  const inView = useInView();
  useEffect(() => {
    if (!inView) return undefined;
    let timer: ReturnType<typeof setTimeout>;
    const wait = () => {
      timer = setTimeout(tick, MINUTE_MS - (clock.now().getTime() % MINUTE_MS));
    };
    const tick = () => {
      setNow(clock.now());
      wait();
    };
    wait();
    return () => clearTimeout(timer);
  }, [clock, inView]);
  return now;
}
