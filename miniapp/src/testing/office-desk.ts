// What does the server answer to a page that does something? By method and URL, and what it was sent.
import type { FailureCode } from '@kehuoyou/shared';
import { failures } from '@kehuoyou/shared';

/** A write as it left the phone. */
export interface SeenWrite {
  readonly method: string;
  readonly url: string;
  readonly body: unknown;
}

/** Answers by `POST /api/consents`; a write without an answer is one that nobody expected. */
export class OfficeDesk {
  readonly writes: SeenWrite[] = [];
  private readonly answers = new Map<string, { readonly status: number; readonly body: unknown }>();

  will(what: string, body: unknown): this {
    this.answers.set(what, { status: 200, body });
    return this;
  }

  /** `says`: a sentence of its own. */
  refuses(what: string, code: FailureCode, says: string = failures[code].message): this {
    this.answers.set(what, { status: failures[code].status, body: { code, message: says, requestId: 'R1' } });
    return this;
  }

  /** Stands in for `fetch`. */
  install(): void {
    Object.defineProperty(globalThis, 'fetch', {
      configurable: true,
      writable: true,
      value: (url: string, init: RequestInit) => this.take(url, init),
    });
  }

  private take(url: string, init: RequestInit): Promise<unknown> {
    const method = init.method ?? 'GET';
    this.writes.push({
      method,
      url,
      body: typeof init.body === 'string' ? (JSON.parse(init.body) as unknown) : undefined,
    });
    const answer = this.answers.get(`${method} ${url}`);
    if (answer === undefined) throw new Error(`nobody expected ${method} ${url}`);
    return Promise.resolve({
      status: answer.status,
      headers: new Map<string, string>(),
      text: () => Promise.resolve(JSON.stringify(answer.body)),
    });
  }
}
