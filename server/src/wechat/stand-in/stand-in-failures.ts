// How does the stand-in fail when a test wants it to?

/** An answer with an error number, an answer that is not WeChat's, no answer at all, or a broken connection. */
export type InjectedFailure =
  | { readonly kind: 'errcode'; readonly errcode: number }
  | { readonly kind: 'status'; readonly status: number }
  | { readonly kind: 'silence' }
  | { readonly kind: 'drop' };

/** Failures that wait for the next requests to a path. */
export class StandInFailures {
  private readonly waiting = new Map<string, InjectedFailure[]>();

  /** The next `times` requests to `path` fail so. */
  next(path: string, failure: InjectedFailure, times = 1): void {
    const queue = this.waiting.get(path) ?? [];
    for (let count = 0; count < times; count += 1) queue.push(failure);
    this.waiting.set(path, queue);
  }

  /** The failure for this request, if one waits. */
  take(path: string): InjectedFailure | undefined {
    return this.waiting.get(path)?.shift();
  }
}
