// How does a test talk to the server: by the same endpoints as the app?
import { randomUUID } from 'node:crypto';
import type { Agent } from 'node:http';
import { failures, prepareCall } from '@kehuoyou/shared';
import type { Endpoint, FailureBody, FailureCode } from '@kehuoyou/shared';
import { exchange, jsonIn } from './exchange.js';
import type { Reply, Sent } from './exchange.js';
import { holdToPromises } from './description/promised-answer.js';

export { jsonIn } from './exchange.js';

/** A refusal, already checked to be one. */
export interface Refusal extends FailureBody {
  readonly status: number;
}

/**
 * Calls one server. `headers` go with every call, such as those of somebody who has signed in; `lines` keeps connections
 * open between calls, or each has one of its own.
 */
export class ApiClient {
  constructor(
    readonly baseUrl: string,
    private readonly headers: Readonly<Record<string, string>> = {},
    private readonly lines: Agent | false = false,
  ) {}

  /** The same server, seen by somebody who sends other headers as well. */
  with(headers: Readonly<Record<string, string>>): ApiClient {
    return new ApiClient(this.baseUrl, { ...this.headers, ...headers }, this.lines);
  }

  /** The same server, seen by whoever holds this token. */
  as(token: string): ApiClient {
    return this.with({ authorization: `Bearer ${token}` });
  }

  /** The answer to a call that must succeed; throws with status and body when it does not. */
  async call<Ask extends object, Answer>(endpoint: Endpoint<Ask, Answer>, ask: Ask): Promise<Answer> {
    const reply = await this.ask(endpoint, ask);
    const wanted = endpoint.method === 'POST' && endpoint.keyless === undefined ? 201 : 200;
    if (reply.status !== wanted)
      throw new Error(`${endpoint.method} ${endpoint.path} gave ${reply.status}: ${reply.bytes.toString()}`);
    return jsonIn(reply) as Answer;
  }

  /** The refusal of a call that must fail. What is asked may be of any shape: that is the point. */
  async refuses<Ask extends object, Answer>(
    endpoint: Endpoint<Ask, Answer>,
    ask: Readonly<Record<string, unknown>>,
  ): Promise<Refusal> {
    return refusalIn(await this.ask(endpoint, ask as Ask));
  }

  /** The refusal of a URL that must fail. */
  async refusesPath(path: string): Promise<Refusal> {
    return refusalIn(await this.send({ path }));
  }

  /** Whatever comes back from an endpoint. A write has a key of its own unless the client's headers hold one. */
  async ask<Ask extends object, Answer>(endpoint: Endpoint<Ask, Answer>, ask: Ask): Promise<Reply> {
    const { method, url, body } = prepareCall(endpoint, ask);
    if (method === 'GET') return this.send({ method, path: url });
    const key = endpoint.keyless === undefined ? this.ownKey() : {};
    if (body === undefined) return this.send({ method, path: url, headers: key });
    return this.send({
      method,
      path: url,
      headers: { 'content-type': 'application/json', ...key },
      body: JSON.stringify(body),
    });
  }

  /** Whatever comes back from an endpoint that takes a file, which is sent as of the media type `type`. */
  async upload<Ask extends object, Answer>(
    endpoint: Endpoint<Ask, Answer>,
    ask: Ask,
    file: Uint8Array,
    type: string,
  ): Promise<Reply> {
    const { method, url } = prepareCall(endpoint, ask);
    return this.send({ method, path: url, headers: { 'content-type': type, ...this.ownKey() }, body: file });
  }

  private ownKey(): Record<string, string> {
    return { 'idempotency-key': this.headers['idempotency-key'] ?? randomUUID() };
  }

  /** Whatever comes back; throws when the API did not promise it. */
  async send(sent: Sent): Promise<Reply> {
    const whole = { ...sent, headers: { ...this.headers, ...sent.headers } };
    const reply = await exchange(this.baseUrl, whole, this.lines);
    await holdToPromises(this.baseUrl, sent, reply);
    return reply;
  }
}

/** Codes whose sentence is that of the thing itself. */
const SAYS_MORE: readonly FailureCode[] = [
  ...(['goods_refused', 'offer_refused', 'ask_keeper', 'errand_refused', 'errand_over'] as const),
];

/** Fields of every refusal. */
const TOLD: ReadonlySet<string> = new Set(['code', 'message', 'field', 'requestId']);

/** Checks everything that a refusal promises, and gives it. */
export function refusalIn(reply: Reply): Refusal {
  const type = String(reply.headers['content-type']);
  if (!/^application\/json\b/.test(type)) throw new Error(`a refusal is ${type}: ${reply.bytes.toString()}`);
  const body = jsonIn(reply) as FailureBody;
  // Thousands are looked at in one story: what is as it should be costs no `expect`.
  const broken = brokenIn(reply, body);
  if (broken.length > 0) expect({ broken, of: reply.bytes.toString() }).toMatchObject({ broken: [] });
  return { ...body, status: reply.status };
}

/** What of a refusal is not as all refusals are. */
function brokenIn({ status, headers }: Reply, body: FailureBody): string[] {
  const { code, message, requestId, state } = body;
  if (!Object.hasOwn(failures, code)) return ['an unknown code'];
  const told = failures[code];
  // Where the thing stands is told only when that is why it cannot be done.
  const isKnown = (key: string): boolean =>
    TOLD.has(key) ||
    (key === 'state' && state !== undefined && status === 409) ||
    (key === 'instead' && code === 'hold_expired');
  return Object.entries({
    // Why something may not be sent, the table of goods says more exactly.
    'another sentence': !SAYS_MORE.includes(code) && message !== told.message,
    'no sentence': message === '',
    'another status': status !== told.status,
    'no number of the request': typeof requestId !== 'string' || !/^[0-9a-f]{16}$/.test(requestId),
    'something to keep': headers['cache-control'] !== 'no-store',
    'an unknown field': !Object.keys(body).every(isKnown),
  }).flatMap(([what, isBroken]) => (isBroken ? [what] : []));
}
