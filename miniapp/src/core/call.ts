// How does the app ask the server? One endpoint, one question, one answer or one failure.
import { prepareCall } from '@kehuoyou/shared';
import type { Endpoint, FailureBody, PreparedCall } from '@kehuoyou/shared';
import { CallFailure } from './call-failure';
import type { CallFailureDetail } from './call-failure';
import { isOnline } from './platform/network-status';
import { NoAnswer, send } from './platform/request';
import type { Incoming, Outgoing } from './platform/request';
import { session } from './session';
import { newKey } from './uuid';

/** Longest wait for one answer: 2G in a valley is slow, but nobody looks at a screen for longer. */
const TIMEOUT_MS = 12_000;
/** A question is asked again after this: a packet lost in the valley is lost, waiting brings none back. */
const FIRST_TRY_MS = 6_000;

/** How a call may differ from the usual. */
export interface CallOptions {
  /** Idempotency key of a write; made anew unless given. */
  readonly key?: string;
  /** Ask only for what differs from the answer with this ETag. */
  readonly etag?: string;
  /** True for what was done before anybody had signed in: it is sent as nobody's, whoever has since. */
  readonly asNobody?: boolean;
}

/** An answer with its ETag, or the news that the one we have is still right. */
export type Conditional<Answer> =
  { readonly changed: true; readonly answer: Answer; readonly etag?: string } | { readonly changed: false };

/** Calls an endpoint. Throws `CallFailure`, never anything else. */
export async function call<Ask extends object, Answer>(
  endpoint: Endpoint<Ask, Answer>,
  ask: Ask,
  options: CallOptions = {},
): Promise<Answer> {
  return (await callPrepared(prepareCall(endpoint, ask), options)) as Answer;
}

/** Makes a prepared call, such as one that the outbox kept; resolves with the answer. Throws `CallFailure`. */
export async function callPrepared(prepared: PreparedCall, options: CallOptions): Promise<unknown> {
  return parsed(await transmit(prepared, options));
}

/** Calls a GET endpoint for news: with an `etag` the answer may be that nothing changed. */
export async function callIfChanged<Ask extends object, Answer>(
  endpoint: Endpoint<Ask, Answer>,
  ask: Ask,
  etag: string | undefined,
): Promise<Conditional<Answer>> {
  const incoming = await transmit(prepareCall(endpoint, ask), etag === undefined ? {} : { etag });
  if (incoming.status === 304) return { changed: false };
  const tag = incoming.headers['etag'];
  return { changed: true, answer: parsed(incoming) as Answer, ...(tag === undefined ? {} : { etag: tag }) };
}

/** A question whose answer the server may hold back until there is news. */
export interface Held<Answer> {
  /** Rejects with `CallFailure`, never anything else. */
  readonly answer: Promise<Answer>;
  /** Hangs up: `answer` then rejects with `cancelled`. */
  abort(): void;
}

/** Asks once, and waits up to `mostMs` for the answer: whoever waits for news asks again in their own time. */
export function callHeld<Ask extends object, Answer>(
  endpoint: Endpoint<Ask, Answer>,
  ask: Ask,
  mostMs: number,
): Held<Answer> {
  const prepared = prepareCall(endpoint, ask);
  const token = session.token();
  if (!isOnline()) return { answer: Promise.reject(new CallFailure('no_network')), abort: () => undefined };
  const underway = send(outgoing(prepared, headersOf(prepared, {}, token), mostMs));
  const answer = underway.incoming.catch(unanswered).then((incoming) => parsed(accepted(incoming, token)) as Answer);
  return { answer, abort: () => underway.abort() };
}

function outgoing(prepared: PreparedCall, headers: Readonly<Record<string, string>>, timeoutMs: number): Outgoing {
  return {
    method: prepared.method,
    url: `${process.env.TARO_APP_API ?? ''}${prepared.url}`,
    headers,
    ...(prepared.body === undefined ? {} : { body: JSON.stringify(prepared.body) }),
    timeoutMs,
  };
}

async function transmit(prepared: PreparedCall, options: CallOptions): Promise<Incoming> {
  const token = options.asNobody === true ? undefined : session.token();
  const attempt = async (timeoutMs: number) => {
    if (!isOnline()) throw new NoAnswer('no_network');
    return send(outgoing(prepared, headersOf(prepared, options, token), timeoutMs)).incoming;
  };
  const incoming = await attempt(prepared.method === 'GET' ? FIRST_TRY_MS : TIMEOUT_MS)
    .catch((error: unknown) => {
      // A weak network loses single requests. Reading twice harms nobody; writes have the outbox.
      const lost = error instanceof NoAnswer && error.reason !== 'cancelled';
      if (lost && prepared.method === 'GET' && isOnline()) return attempt(TIMEOUT_MS);
      throw error;
    })
    .catch(unanswered);
  return accepted(incoming, token);
}

function unanswered(error: unknown): never {
  throw error instanceof NoAnswer ? new CallFailure(error.reason) : error;
}

/** The answer in what came back for a request that bore `token`. Throws `CallFailure` when it is none. */
export function answerIn(incoming: Incoming, token: string | undefined): unknown {
  return parsed(accepted(incoming, token));
}

function accepted(incoming: Incoming, token: string | undefined): Incoming {
  if (incoming.status === 304 || (incoming.status >= 200 && incoming.status < 300)) return incoming;
  const failure = failureOf(incoming);
  if (failure.code === 'sign_in_needed' && token !== undefined) session.expire(token);
  throw failure;
}

function headersOf(prepared: PreparedCall, options: CallOptions, token: string | undefined): Record<string, string> {
  return {
    accept: 'application/json',
    ...(prepared.body === undefined ? {} : { 'content-type': 'application/json' }),
    ...(prepared.method === 'GET' ? {} : { 'idempotency-key': options.key ?? newKey() }),
    ...(options.etag === undefined ? {} : { 'if-none-match': options.etag }),
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
  };
}

function parsed(incoming: Incoming): unknown {
  if (incoming.text === '') return undefined;
  try {
    return JSON.parse(incoming.text);
  } catch {
    // A hotel's or a shop's Wi-Fi answers everything with its own page until one has signed in there.
    throw new CallFailure('unreadable_answer', { status: incoming.status });
  }
}

function failureOf(incoming: Incoming): CallFailure {
  let body: unknown;
  try {
    body = parsed(incoming);
  } catch (error) {
    if (incoming.status < 500 && error instanceof CallFailure) return error;
  }
  const retryAfter = Number(incoming.headers['retry-after']);
  const told = isFailureBody(body) ? body : undefined;
  const detail: CallFailureDetail = {
    status: incoming.status,
    ...(told?.field === undefined ? {} : { field: told.field }),
    ...(told === undefined ? {} : { requestId: told.requestId, sentence: told.message }),
    ...(retryAfter > 0 ? { retryAfter } : {}),
  };
  if (told) return new CallFailure(told.code, detail);
  return new CallFailure(incoming.status >= 500 ? 'unavailable' : 'unreadable_answer', detail);
}

function isFailureBody(body: unknown): body is FailureBody {
  return (
    typeof body === 'object' && body !== null && 'code' in body && typeof body.code === 'string' && 'message' in body
  );
}
