// What does WeChat's recorder do for a test? It hears what the test says it hears, and each listener replaces the last.
type Listener = (result: Readonly<Record<string, unknown>>) => void;

/** The recorder, and what the test lets happen. */
export class FakeRecorder {
  /** How long somebody speaks until they press again, ms. */
  speaksMs = 3_000;
  /** With which words WeChat refuses. */
  refusal: string | undefined;
  /** True where the microphone takes its time: it hears when the test says `begins()`. */
  isSlow = false;
  /** What it was told to do. */
  readonly calls: [string, unknown][] = [];
  private readonly listeners = new Map<string, Listener>();
  private hears = false;

  reset(): void {
    Object.assign(this, { speaksMs: 3_000, refusal: undefined, isSlow: false, hears: false });
    this.calls.length = 0;
    this.listeners.clear();
  }

  /** A slow microphone is open at last. */
  begins(): void {
    this.hears = true;
    this.fire('onStart');
  }

  /** Somebody rings. */
  interrupt(): void {
    this.fire('onInterruptionBegin');
  }

  /** What `Taro.getRecorderManager()` gives. */
  manager() {
    const on = (name: string) => (listener: Listener) => void this.listeners.set(name, listener);
    return {
      onStart: on('onStart'),
      onStop: on('onStop'),
      onError: on('onError'),
      onInterruptionBegin: on('onInterruptionBegin'),
      start: (options: unknown) => {
        this.calls.push(['start', options]);
        if (this.isSlow) return;
        if (this.refusal === undefined) this.begins();
        else this.fire('onError', { errMsg: this.refusal });
      },
      stop: () => {
        this.calls.push(['stop', undefined]);
        if (!this.hears) return;
        this.hears = false;
        this.fire('onStop', { tempFilePath: 'wxfile://tmp/said.mp3', duration: this.speaksMs });
      },
    };
  }

  private fire(name: string, result: Readonly<Record<string, unknown>> = {}): void {
    this.listeners.get(name)?.(result);
  }
}
