// How are the timers of an app stopped when it is closed?

type Work = (...words: unknown[]) => void;

/** Timers that can all be stopped at once. */
export class Timers {
  private readonly running = new Set<NodeJS.Timeout>();

  /** The four functions that a script engine offers. */
  api(): Record<string, unknown> {
    const stop = (timer: NodeJS.Timeout | undefined): void => {
      if (timer === undefined) return;
      this.running.delete(timer);
      clearTimeout(timer);
    };
    return {
      setTimeout: (work: Work, delay = 0, ...words: unknown[]) => {
        const timer = setTimeout(() => {
          this.running.delete(timer);
          work(...words);
        }, delay);
        this.running.add(timer);
        return timer;
      },
      setInterval: (work: Work, delay = 0, ...words: unknown[]) => {
        const timer = setInterval(() => work(...words), delay);
        this.running.add(timer);
        return timer;
      },
      clearTimeout: stop,
      clearInterval: stop,
    };
  }

  clear(): void {
    for (const timer of this.running) clearTimeout(timer);
    this.running.clear();
  }
}
