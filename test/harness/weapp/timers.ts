// What is an app still waiting for, and how is all of it stopped when the app is closed?

type Work = (...words: unknown[]) => void;

/** Whatever is due within this time is part of what the app is doing now, not a look at the clock. */
const SOON_MS = 250;

/** The timers of one start of the app; WeChat's own answers to it come by them too. */
export class Timers {
  private readonly running = new Map<NodeJS.Timeout, { readonly due: number }>();
  private closed = false;

  /** True when something is due shortly. */
  get busy(): boolean {
    const soon = performance.now() + SOON_MS;
    return [...this.running.values()].some(({ due }) => due < soon);
  }

  /** Does `work` as soon as what is being done now is finished. */
  later(work: () => void): void {
    this.start(work, 0);
  }

  /** The four functions that a script engine offers. */
  api(): Record<string, unknown> {
    const stop = (timer: NodeJS.Timeout | undefined): void => {
      if (timer === undefined) return;
      this.running.delete(timer);
      clearTimeout(timer);
    };
    return {
      setTimeout: (work: Work, delay = 0, ...words: unknown[]) => this.start(() => work(...words), delay),
      setInterval: (work: Work, delay = 0, ...words: unknown[]) => {
        const timer = setInterval(() => work(...words), delay);
        // It never ends, so nobody waits for it.
        this.running.set(timer, { due: Infinity });
        return timer;
      },
      clearTimeout: stop,
      clearInterval: stop,
    };
  }

  /** Stops everything; nothing can be started any more. */
  close(): void {
    this.closed = true;
    for (const timer of this.running.keys()) clearTimeout(timer);
    this.running.clear();
  }

  private start(work: () => void, delay: number): NodeJS.Timeout | undefined {
    if (this.closed) return undefined;
    const timer = setTimeout(() => {
      this.running.delete(timer);
      work();
    }, delay);
    this.running.set(timer, { due: performance.now() + delay });
    return timer;
  }
}
