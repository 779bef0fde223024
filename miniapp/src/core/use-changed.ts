// When does something that is known become something else?
import { useEffect, useRef } from 'react';

/** Calls `work` when `value` becomes another while `of`, what it is the value of, stays the same; not when it first becomes known. */
export function useChanged(of: string | undefined, value: string | undefined, work: () => void): void {
  const known = useRef<{ readonly of: string | undefined; readonly value: string }>();
  useEffect(() => {
    if (value === undefined) return;
    const before = known.current;
    known.current = { of, value };
    if (before && before.of === of && before.value !== value) work();
  }, [of, value, work]);
}
