// Is an endpoint a route as it stands, and everything that the caller says one flat, checked object?
import 'reflect-metadata';
import { Controller } from '@nestjs/common';
import { endpoint } from '@kehuoyou/shared';
import { ValidateNested } from 'class-validator';
import { Type } from 'class-transformer';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { HandClock } from '../testing/hand-clock.js';
import { smallApp } from '../testing/small-app.js';
import { Endpoint, Input } from './endpoint.decorator.js';
import { Id, Limit, Text } from './fields.js';

class PartsDto {
  @Id()
  id!: string;

  @Limit()
  limit?: number;
}

class Sender {
  @Text(10)
  name!: string;
}

class NoteDto {
  @Id()
  id!: string;

  @Text(10)
  text!: string;

  @ValidateNested()
  @Type(() => Sender)
  sender!: Sender;
}

const access = ['public'] as const;
const parts = endpoint<PartsDto, object>('GET', '/things/:id/parts', { access, summary: 'Parts of a thing' });
const note = endpoint<NoteDto, object>('POST', '/things/:id/notes', { access, summary: 'Notes something down' });
const replace = endpoint<NoteDto, object>('PUT', '/things/:id/notes', { access, summary: 'Replaces a note' });

@Controller()
class ThingController {
  @Endpoint(parts)
  parts(@Input() ask: PartsDto): object {
    return { ...ask };
  }

  @Endpoint(note)
  note(@Input() ask: NoteDto): object {
    return { ...ask };
  }

  @Endpoint(replace)
  replace(@Input() ask: NoteDto): object {
    return { ...ask };
  }
}

let app: NestFastifyApplication;

beforeAll(async () => {
  app = await smallApp([ThingController], { clock: new HandClock() });
});
afterAll(() => app.close());

async function ask(url: string): Promise<[number, unknown]> {
  const response = await app.inject(url);
  const body = response.json<{ code?: string; field?: string }>();
  return [response.statusCode, body.code === undefined ? body : `${body.code} ${body.field ?? ''}`.trim()];
}

async function send(body: string, method: 'POST' | 'PUT' = 'POST'): Promise<[number, unknown]> {
  const response = await app.inject({
    method,
    url: '/things/a/notes',
    payload: body,
    headers: { 'content-type': 'application/json' },
  });
  const answer = response.json<{ code?: string; field?: string }>();
  return [response.statusCode, answer.code === undefined ? answer : `${answer.code} ${answer.field ?? ''}`.trim()];
}

describe('an endpoint', () => {
  it('is the route that it says, and what it makes is 201', async () => {
    expect(await ask('/things/a/parts')).toEqual([200, { id: 'a' }]);
    expect(await send('{"text":"b","sender":{"name":"c"}}')).toEqual([
      201,
      { id: 'a', text: 'b', sender: { name: 'c' } },
    ]);
    expect(await send('{"text":"b","sender":{"name":"c"}}', 'PUT')).toEqual([
      200,
      { id: 'a', text: 'b', sender: { name: 'c' } },
    ]);
  });
});

describe('what the caller says', () => {
  it('is one object of path and query, in the types of its class', async () => {
    expect(await ask('/things/%E4%B8%8B%E8%B0%A2/parts?limit=5')).toEqual([200, { id: '下谢', limit: 5 }]);
  });

  it('may not say twice what stands in the path', async () => {
    expect(await ask('/things/a/parts?id=b')).toEqual([400, 'unknown_field id']);
    expect(await send('{"id":"b","text":"b","sender":{"name":"c"}}')).toEqual([400, 'unknown_field id']);
  });

  it('may not hold what nobody asked for, at any level', async () => {
    expect(await ask('/things/a/parts?more=1')).toEqual([400, 'unknown_field more']);
    expect(await send('{"text":"b","sender":{"name":"c","more":1}}')).toEqual([400, 'unknown_field sender.more']);
  });

  it.each(['constructor', 'toString', 'hasOwnProperty', 'valueOf', '__proto__'])(
    'may not hold %s, which every object has',
    async (name) => {
      const [status, refused] = await ask(`/things/a/parts?${name}=1`);
      expect([status, refused]).toEqual([400, `unknown_field ${name}`]);
      expect((await send(`{"text":"b","sender":{"name":"c","${name}":1}}`))[0]).toBe(400);
      expect(({} as { 1?: unknown })[1]).toBeUndefined();
    },
  );

  it.each(['[]', '"text"', '5', 'true'])('must be an object, not %s', async (body) => {
    expect(await send(body)).toEqual([400, 'malformed_request']);
  });

  it('must not be so deep that a check could run out of stack', async () => {
    const deep = (levels: number): string => `{"text":"b","sender":${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}}`;
    expect(await send(deep(20_000))).toEqual([400, 'malformed_request']);
    expect(await send(`{"text":${'['.repeat(50_000)}${']'.repeat(50_000)}}`)).toEqual([400, 'malformed_request']);
  });

  it('must be there where it is needed', async () => {
    expect(await send('{}')).toEqual([400, 'invalid_field text']);
  });
});
