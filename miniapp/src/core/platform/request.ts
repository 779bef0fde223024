// How does one HTTP request leave the phone, and what can become of it?
import Taro from '@tarojs/taro';

/** One request, ready to leave. */
export interface Outgoing {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Text, or in WeChat the bytes of a file. */
  readonly body?: string | ArrayBuffer;
  readonly timeoutMs: number;
}

/** What came back; header names are in lower case. */
export interface Incoming {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

/** Why nothing came back. */
export type Unanswered = 'no_network' | 'slow_network' | 'cancelled';

/** Thrown when a request got no answer at all; an answer of any status is no error here. */
export class NoAnswer extends Error {
  readonly reason: Unanswered;

  constructor(reason: Unanswered) {
    super(reason);
    this.name = 'NoAnswer';
    this.reason = reason;
  }
}

/** A request on its way. `abort` makes `incoming` reject with `cancelled`. */
export interface Underway {
  readonly incoming: Promise<Incoming>;
  abort(): void;
}

/** Sends a request. `incoming` rejects with `NoAnswer` only. */
export function send(outgoing: Outgoing): Underway {
  return process.env.TARO_ENV === 'h5' ? sendFromBrowser(outgoing) : sendFromWeChat(outgoing);
}

function sendFromBrowser(outgoing: Outgoing): Underway {
  const controller = new AbortController();
  let reason: Unanswered = 'no_network';
  const stop = (why: Unanswered) => {
    reason = why;
    controller.abort();
  };
  const timer = setTimeout(() => stop('slow_network'), outgoing.timeoutMs);
  const fetchAll = async (): Promise<Incoming> => {
    try {
      const response = await fetch(outgoing.url, {
        method: outgoing.method,
        headers: outgoing.headers,
        ...(outgoing.body === undefined ? {} : { body: outgoing.body }),
        // The app keeps answers itself, with their age; a second cache would hide what is old.
        cache: 'no-store',
        signal: controller.signal,
      });
      const headers: Record<string, string> = {};
      response.headers.forEach((value, name) => {
        headers[name.toLowerCase()] = value;
      });
      return { status: response.status, headers, text: await response.text() };
    } catch {
      throw new NoAnswer(reason);
    } finally {
      clearTimeout(timer);
    }
  };
  return { incoming: fetchAll(), abort: () => stop('cancelled') };
}

function sendFromWeChat(outgoing: Outgoing): Underway {
  const task = Taro.request<string>({
    url: outgoing.url,
    method: outgoing.method,
    header: { ...outgoing.headers },
    ...(outgoing.body === undefined ? {} : { data: outgoing.body }),
    timeout: outgoing.timeoutMs,
    // Anything but json leaves the text as it came; what is no JSON is then ours to notice.
    dataType: 'text',
    responseType: 'text',
  });
  const incoming = task.then(
    (result) => ({ status: result.statusCode, headers: lowerCased(result.header), text: result.data }),
    (error: unknown) => {
      throw new NoAnswer(unansweredBecause(error));
    },
  );
  return { incoming, abort: () => task.abort() };
}

function lowerCased(headers: Readonly<Record<string, unknown>> | undefined): Record<string, string> {
  return Object.fromEntries(Object.entries(headers ?? {}).map(([name, value]) => [name.toLowerCase(), String(value)]));
}

function unansweredBecause(error: unknown): Unanswered {
  const text = typeof error === 'object' && error !== null && 'errMsg' in error ? String(error.errMsg) : String(error);
  if (/abort/i.test(text)) return 'cancelled';
  return /time.?(?:d_)?out|-1001/i.test(text) ? 'slow_network' : 'no_network';
}
