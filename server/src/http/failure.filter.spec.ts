// Does everything that goes wrong become an answer in one shape that gives nothing away?
import 'reflect-metadata';
import { writeFile } from 'node:fs/promises';
import { Writable } from 'node:stream';
import {
  BadRequestException,
  ConflictException,
  Controller,
  ServiceUnavailableException,
  UnauthorizedException,
} from '@nestjs/common';
import { endpoint, Failure, failures } from '@kehuoyou/shared';
import type { FailureCode } from '@kehuoyou/shared';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { HandClock } from '../testing/hand-clock.js';
import { smallApp } from '../testing/small-app.js';
import { Endpoint, Input } from './endpoint.decorator.js';
import { failureOf } from './failure.filter.js';

const fails = endpoint<{ how: string }, never>('GET', '/fails/:how', { access: ['public'], summary: 'Goes wrong' });
const takes = endpoint<object, object>('POST', '/takes', { access: ['public'], summary: 'Takes anything' });

const SECRET = 'connect ECONNREFUSED db.internal:3306 user=khy';

const causes: Readonly<Record<string, () => unknown>> = {
  failure: () => new Failure('point_not_found', 'id'),
  closed: () => new Failure('call_closed', 'id', 'closed'),
  conflict: () => new Failure('idempotency_in_flight'),
  unknown: () => new Error(SECRET),
  text: () => SECRET,
  nothing: () => undefined,
  nest: () => new BadRequestException(SECRET),
  busy: () => new ServiceUnavailableException(SECRET),
  unauthorized: () => new UnauthorizedException(SECRET),
  conflicting: () => new ConflictException(SECRET),
};

@Controller()
class FailingController {
  @Endpoint(fails)
  fail(@Input() { how }: { how: string }): never {
    throw causes[how]?.();
  }

  @Endpoint(takes)
  take(@Input() ask: object): object {
    return { took: Object.keys(ask).length };
  }
}

const log: string[] = [];
let app: NestFastifyApplication;

beforeAll(async () => {
  app = await smallApp([FailingController], {
    clock: new HandClock(),
    log: new Writable({ write: (line, _encoding, done) => done(void log.push(String(line))) }),
  });
});
beforeEach(() => log.splice(0));
afterAll(() => app.close());

async function failing(how: string) {
  return app.inject(`/fails/${how}?phone=13800000000`);
}

describe('a failure', () => {
  it('has its code, its sentence, its field and an id to ask about', async () => {
    const response = await failing('failure');
    expect(response.statusCode).toBe(404);
    expect(response.json()).toEqual({
      code: 'point_not_found',
      message: failures.point_not_found.message,
      field: 'id',
      requestId: expect.stringMatching(/.+/),
    });
    expect(response.headers['cache-control']).toBe('no-store');
  });

  it('that comes of where something stands says where', async () => {
    expect((await failing('closed')).json()).toMatchObject({ code: 'call_closed', field: 'id', state: 'closed' });
  });

  it('that passes says when to come back', async () => {
    expect((await failing('conflict')).headers['retry-after']).toBe('1');
    expect((await failing('busy')).headers['retry-after']).toBe('1');
    expect((await failing('failure')).headers['retry-after']).toBeUndefined();
  });
});

describe('what nobody foresaw', () => {
  it.each(['unknown', 'text', 'nothing'])('(%s) is a bland 500, with its cause in the log only', async (how) => {
    const response = await failing(how);
    expect(response.statusCode).toBe(500);
    expect(response.json()).toEqual({
      code: 'internal',
      message: failures.internal.message,
      requestId: expect.any(String),
    });
    expect(response.body).not.toContain('ECONNREFUSED');
  });

  it('is logged with its cause and the id that the answer names, but not with what was typed', async () => {
    const { requestId } = (await failing('unknown')).json<{ requestId: string }>();
    const lines = log.filter((line) => line.includes('request failed'));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('ECONNREFUSED');
    expect(lines[0]).toContain(`"requestId":"${requestId}"`);
    expect(lines[0]).not.toContain('13800000000');
  });

  it('is not logged as a fault of ours when it is the caller’s', async () => {
    await failing('failure');
    expect(log.filter((line) => line.includes('"level":50'))).toEqual([]);
  });
});

describe('what the framework refuses', () => {
  it.each<[string, number, FailureCode]>([
    ['nest', 400, 'malformed_request'],
    ['busy', 503, 'unavailable'],
    ['unauthorized', 401, 'sign_in_needed'],
    ['conflicting', 400, 'malformed_request'],
  ])('(%s) is %d %s in our words', async (how, status, code) => {
    const response = await failing(how);
    expect(response.json()).toMatchObject({ code, message: failures[code].message });
    expect(response.statusCode).toBe(status);
    expect(response.body).not.toContain('ECONNREFUSED');
  });

  const post = (payload: string, type = 'application/json') =>
    app.inject({ method: 'POST', url: '/takes', payload, headers: { 'content-type': type } });

  it.each<[string, () => ReturnType<typeof post>, number, FailureCode]>([
    ['a body that is no JSON', () => post('{"a":'), 400, 'malformed_request'],
    ['an empty body that says it is JSON', () => post(''), 400, 'malformed_request'],
    ['a body that is a list', () => post('[1]'), 400, 'malformed_request'],
    ['a body that reaches for the prototype', () => post('{"__proto__":{"a":1}}'), 400, 'malformed_request'],
    ['another kind of body', () => post('<a/>', 'application/xml'), 415, 'unsupported_media'],
    ['a body that is too large', () => post(JSON.stringify({ a: 'x'.repeat(1_100_000) })), 413, 'too_large'],
    ['an address that does not exist', () => app.inject('/nowhere'), 404, 'not_found'],
    ['a method that does not exist there', () => app.inject({ method: 'DELETE', url: '/takes' }), 404, 'not_found'],
    ['an address that cannot be decoded', () => app.inject('/fails/%E0%A4%A'), 400, 'malformed_request'],
  ])('%s', async (_name, send, status, code) => {
    const response = await send();
    expect([response.statusCode, response.json<{ code: string }>().code]).toEqual([status, code]);
    expect(response.json()).toEqual({ code, message: failures[code].message, requestId: expect.any(String) });
  });

  it('is told as it should be for every status that a framework may raise', () => {
    for (let status = 400; status <= 599; status += 1) {
      const failure = failureOf({ statusCode: status });
      expect([status, failure.status >= 500]).toEqual([status, status >= 500]);
    }
  });
});

it('a file for which there is no room is as a database for which there is none', async () => {
  // The real error, where the system has a device that is always full.
  const full = await writeFile('/dev/full', 'x', { flag: 'r+' }).catch((what: unknown) => what);
  if ((full as { readonly code?: string }).code === 'ENOSPC') expect(failureOf(full).code).toBe('unavailable');
  for (const code of ['ENOSPC', 'EFBIG', 'EDQUOT', 'EIO', 'EROFS', 'EMFILE'])
    expect(failureOf(Object.assign(new Error('write'), { code })).code).toBe('unavailable');
  expect(failureOf(Object.assign(new Error('open'), { code: 'ENOENT' })).code).toBe('internal');
});
