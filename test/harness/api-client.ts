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
const SAYS_MORE: readonly FailureCode[] = ['goods_refused', 'ask_keeper'];

/** Checks everything that a refusal promises, and gives it. */
export function refusalIn(reply: Reply): Refusal {
  expect(reply.headers['content-type']).toMatch(/^application\/json\b/);
  const body = jsonIn(reply) as FailureBody;
  expect(Object.keys(failures)).toContain(body.code);
  // Why something may not be sent, the table of goods says more exactly.
  if (!SAYS_MORE.includes(body.code)) expect(body.message).toBe(failures[body.code].message);
  expect(body.message).not.toBe('');
  expect(reply.status).toBe(failures[body.code].status);
  expect(body.requestId).toMatch(/^[0-9a-f]{16}$/);
  expect(reply.headers['cache-control']).toBe('no-store');
  // Where the thing stands is told only when that is why it cannot be done.
  const known = [
    'code',
    'message',
    'field',
    'requestId',
    ...(body.state !== undefined && reply.status === 409 ? ['state'] : []),
    ...(body.code === 'hold_expired' ? ['instead'] : []),
  ];
  const others = Object.keys(body).filter((key) => !known.includes(key));
  expect(others).toEqual([]);
  return { ...body, status: reply.status };
}
