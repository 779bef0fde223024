// How is it made another time in a script engine, without standing still?

/** A script that lets `Date` begin at `clock` (ISO 8601) when `from` is what it says now; it runs on from there. */
export function shiftClock(clock: string, from: number): string {
  const shift = Date.parse(clock) - from;
  return `{
    const Before = Date;
    globalThis.Date = class Date extends Before {
      constructor(...words) { if (words.length === 0) super(Before.now() + ${shift}); else super(...words); }
      static now() { return Before.now() + ${shift}; }
    };
  }`;
}
