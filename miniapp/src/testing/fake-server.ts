// What does the network answer? Whatever the test says, one reply a request, in order.

/** One request as it left the phone. */
export interface SeenRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

/** What becomes of a request: an answer, a network that is gone, or silence until it is given up. */
export type Reply =
  | {
      readonly status: number;
      readonly body?: unknown;
      readonly text?: string;
      readonly headers?: Readonly<Record<string, string>>;
    }
  | 'no network'
  | 'silence';

/** Stands in for `fetch`. */
export class FakeServer {
  readonly requests: SeenRequest[] = [];
  private readonly replies: Reply[] = [];

  /** Replies for the requests to come. When there is none left, a request fails the test. */
  will(...replies: Reply[]): this {
    this.replies.push(...replies);
    return this;
  }

  install(): void {
    Object.defineProperty(globalThis, 'fetch', {
      configurable: true,
      writable: true,
      value: (url: string, init: RequestInit) => this.take(url, init),
    });
  }

  private take(url: string, init: RequestInit): Promise<unknown> {
    this.requests.push({
      url,
      method: init.method ?? 'GET',
      headers: init.headers as Record<string, string>,
      body: init.body as string | undefined,
    });
    const reply = this.replies.shift();
    if (reply === undefined) throw new Error(`nobody expected ${url}`);
    if (reply === 'no network') return Promise.reject(new TypeError('Failed to fetch'));
    if (reply === 'silence') {
      return new Promise((_, fail) => init.signal?.addEventListener('abort', () => fail(new Error('aborted'))));
    }
    const text = reply.text ?? (reply.body === undefined ? '' : JSON.stringify(reply.body));
    const headers = new Map(Object.entries(reply.headers ?? {}));
    return Promise.resolve({ status: reply.status, headers, text: () => Promise.resolve(text) });
  }
}
