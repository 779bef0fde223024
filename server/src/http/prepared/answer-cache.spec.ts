// Does the answer cache answer what the framework would, to everybody alike, and only as long as it holds?
import 'reflect-metadata';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Controller } from '@nestjs/common';
import { endpoint } from '@kehuoyou/shared';
import { HandClock } from '../../testing/hand-clock.js';
import { smallApp } from '../../testing/small-app.js';
import { OptionalCaller } from '../caller.js';
import type { Caller } from '../caller.js';
import { Endpoint } from '../endpoint.decorator.js';
import { AnswerCache } from './answer-cache.js';
import { Prepared } from './prepared.js';
import { RateLimit } from '../limits/rate-limit.js';

const clock = new HandClock();
let cache: AnswerCache;
let server: Server;
let url: string;
let passedOn: string[];

beforeEach(async () => {
  clock.set('2026-11-24T09:40:00');
  cache = new AnswerCache(
    clock,
    new RateLimit({ requestsPerMinute: 5, accountRequestsPerMinute: 1_000, trustProxy: false }, clock),
  );
  passedOn = [];
  server = createServer((request, response) => {
    if (cache.answer(request, response)) return;
    passedOn.push(`${request.method} ${request.url}`);
    response.writeHead(404);
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => new Promise((resolve) => server.close(resolve)));

describe('an answer that was kept', () => {
  const prepared = Prepared.of({ 村: '下谢村' }, 30);

  it('is given for its URL and for no other', async () => {
    cache.keep('/a?b=1', prepared);
    const response = await fetch(`${url}/a?b=1`);
    expect([response.status, await response.text(), response.headers.get('etag')]).toEqual([
      200,
      '{"村":"下谢村"}',
      prepared.etag,
    ]);
    for (const other of ['/a', '/a?b=2', '/a?b=1&', '/A?b=1']) expect((await fetch(`${url}${other}`)).status).toBe(404);
    expect(passedOn).toHaveLength(4);
  });

  it('is given to a GET only', async () => {
    cache.keep('/a', prepared);
    for (const method of ['POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS'])
      expect((await fetch(`${url}/a`, { method })).status).toBe(404);
    expect(passedOn).toHaveLength(5);
  });

  it('is 304 for whoever has it', async () => {
    cache.keep('/a', prepared);
    const response = await fetch(`${url}/a`, { headers: { 'if-none-match': prepared.etag } });
    expect([response.status, await response.text()]).toEqual([304, '']);
  });

  it('is forgotten when the minute is over', async () => {
    cache.keep('/a', prepared);
    clock.pass(59_999);
    expect((await fetch(`${url}/a`)).status).toBe(200);
    clock.pass(1);
    expect((await fetch(`${url}/a`)).status).toBe(404);
    clock.pass(-1);
    expect((await fetch(`${url}/a`)).status).toBe(404);
  });

  it('is forgotten when the data behind it has changed', async () => {
    cache.keep('/a', prepared);
    cache.forget();
    expect((await fetch(`${url}/a`)).status).toBe(404);
  });

  it('is limited as every other: who has had their share goes the long way, where they are told so', async () => {
    cache.keep('/a', prepared);
    const statuses: number[] = [];
    for (let each = 0; each < 7; each += 1) statuses.push((await fetch(`${url}/a`)).status);
    expect(statuses).toEqual([200, 200, 200, 200, 200, 404, 404]);
  });

  it('is one of so many that made-up addresses cannot fill the memory', async () => {
    for (let each = 0; each < 5_000; each += 1) cache.keep(`/x?date=${each}`, prepared);
    cache.keep('/a', prepared);
    expect((await fetch(`${url}/a`)).status).toBe(404);
    clock.pass(60_000);
    cache.keep('/a', prepared);
    expect((await fetch(`${url}/a`)).status).toBe(200);
  });
});

describe('a shortcut', () => {
  it('answers the URLs that it is sure of, and leaves the others', async () => {
    cache.addShortcut('/double?', (asked) =>
      /^\/double\?n=\d+$/.test(asked) ? Prepared.of(2 * Number(asked.slice(10)), 1) : undefined,
    );
    expect(await (await fetch(`${url}/double?n=21`)).json()).toBe(42);
    expect((await fetch(`${url}/double?n=x`)).status).toBe(404);
    expect((await fetch(`${url}/double`)).status).toBe(404);
    expect(passedOn).toEqual(['GET /double?n=x', 'GET /double']);
  });
});

describe('what the framework leaves with the cache', () => {
  const open = (path: `/${string}`, method: 'GET' | 'POST' = 'GET') =>
    endpoint<Record<string, never>, object>(method, path, { access: ['public'], summary: 'For the test' });
  const shut = endpoint<Record<string, never>, object>('GET', '/shut', {
    access: ['resident'],
    summary: 'For residents',
  });
  let asked = 0;

  @Controller()
  class ReadyController {
    @Endpoint(open('/open'))
    open(): Prepared<object> {
      asked += 1;
      return Prepared.of({ asked }, 30);
    }

    @Endpoint(open('/own'))
    own(@OptionalCaller() caller: Caller | undefined): Prepared<object> {
      return Prepared.of({ seen: caller?.accountId ?? 'nobody' }, 30);
    }

    @Endpoint(shut)
    shut(): Prepared<object> {
      return Prepared.of({ secret: '取件码 1234' }, 30);
    }

    @Endpoint(open('/made', 'POST'))
    made(): Prepared<object> {
      return Prepared.of({ made: true }, 30);
    }

    @Endpoint(open('/plain'))
    plain(): object {
      return { plain: true };
    }
  }

  /** Asks the framework, then looks whether the cache knows the answer. */
  async function left(path: string, init: { method?: 'GET' | 'POST'; token?: string } = {}): Promise<unknown> {
    const app = await smallApp([ReadyController], {
      clock,
      callers: { find: async (token) => ({ accountId: token, sessionId: 's', grants: [] }) },
    });
    try {
      const headers = init.token === undefined ? {} : { authorization: `Bearer ${init.token}` };
      const response = await app.inject({ method: init.method ?? 'GET', url: path, headers });
      expect(response.statusCode).toBeLessThan(300);
      cache = app.get(AnswerCache);
      const kept = await fetch(`${url}${path}`);
      return kept.status === 200 ? await kept.json() : kept.status;
    } finally {
      await app.close();
    }
  }

  it('is an answer that anybody may read', async () => {
    expect(await left('/open')).toEqual({ asked: 1 });
    expect(asked).toBe(1);
    expect(await left('/own')).toEqual({ seen: 'nobody' });
  });

  it('is never what only some may read', async () => {
    expect(await left('/shut', { token: 'a-1' })).toBe(404);
  });

  it('is never what was made for somebody who has signed in', async () => {
    expect(await left('/own', { token: 'a-1' })).toBe(404);
  });

  it('is never the answer to something that was sent', async () => {
    expect(await left('/made', { method: 'POST' })).toBe(404);
  });

  it('is nothing that was not prepared', async () => {
    expect(await left('/plain')).toBe(404);
  });
});
