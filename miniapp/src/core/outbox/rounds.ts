// Is what waits looked at again by whoever asks while it is being sent?

/**
 * One round at a time. Somebody who asks during one has a reason: what it has already passed by may be able to go now,
 * such as a write whose last picture has just arrived. So one more round follows, and both are waited for.
 */
export class Rounds {
  private going: Promise<void> | undefined;
  private again = false;

  /** `run` never rejects. */
  constructor(private readonly run: () => Promise<void>) {}

  /** Resolves when nothing of this kind is going on any more. */
  go(): Promise<void> {
    if (this.going === undefined) this.going = this.goOn();
    else this.again = true;
    return this.going;
  }

  private async goOn(): Promise<void> {
    try {
      do {
        this.again = false;
        // Waited for also where it does nothing: `going` is there before this is over.
        await this.run();
      } while (this.again);
    } finally {
      // At once after the last look: whoever asks now begins a round of their own.
      this.going = undefined;
    }
  }
}
