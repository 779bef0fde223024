// What time is it, for a page that counts minutes?
import { createContext, useContext, useEffect, useState } from 'react';
import type { Clock } from '@kehuoyou/shared';
import { useShown } from './platform/navigation';

const MINUTE_MS = 60_000;

/** The clock of everything below; tests provide their own. */
export const ClockContext = createContext<Clock>({ now: () => new Date() });

/** The time, rendered anew at the start of each minute and when the page comes into view. */
export function useNow(): Date {
  const clock = useContext(ClockContext);
  const [now, setNow] = useState(() => clock.now());
  useShown(() => setNow(clock.now()));
  useEffect(() => {
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
  }, [clock]);
  return now;
}
