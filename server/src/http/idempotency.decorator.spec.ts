// What makes two requests the same command?
import 'reflect-metadata';
import { Controller } from '@nestjs/common';
import { endpoint } from '@kehuoyou/shared';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Command } from '../database/transaction.js';
import { HandClock } from '../testing/hand-clock.js';
import { smallApp } from '../testing/small-app.js';
import { Endpoint } from './endpoint.decorator.js';
import { IdempotentCommand } from './idempotency.decorator.js';

const long: `/${string}` = `/${'l'.repeat(200)}`;
const post = (path: `/${string}`) =>
  endpoint<Record<string, never>, unknown>('POST', path, { access: ['public'], summary: 'For the test' });

@Controller()
class CommandController {
  @Endpoint(post('/things/:id/of/:other'))
  one(@IdempotentCommand() command: Command): Command {
    return command;
  }

  @Endpoint(post(long))
  lengthy(@IdempotentCommand() command: Command): Command {
    return command;
  }
}

let app: NestFastifyApplication;
beforeAll(async () => {
  app = await smallApp([CommandController], {
    clock: new HandClock(),
    callers: { find: async (accountId) => ({ accountId, sessionId: 's', grants: [] }) },
  });
});
afterAll(() => app.close());

interface Sent {
  readonly url?: string;
  readonly key?: string | undefined;
  readonly token?: string;
  readonly from?: string;
  readonly body?: object;
}

async function send({ url = '/things/a/of/b', key = 'k', token, from = '198.51.100.7', body }: Sent): Promise<unknown> {
  const reply = await app.inject({
    method: 'POST',
    url,
    remoteAddress: from,
    headers: {
      ...(key === '' ? {} : { 'idempotency-key': key }),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    ...(body === undefined ? {} : { payload: body }),
  });
  const { code, field, ...command } = reply.json<{ code?: string; field?: string }>();
  return code === undefined ? command : [code, field];
}

const common = { key: 'k', caller: '198.51.100.7', operation: 'POST /things/:id/of/:other' };

it('its key, whose it is, what is done, and to what with what', async () => {
  expect(await send({})).toEqual({ ...common, body: { id: 'a', other: 'b', body: null } });
  expect(await send({ url: '/things/a/of/c', body: { id: 'd' } })).toEqual({
    ...common,
    body: { id: 'a', other: 'c', body: { id: 'd' } },
  });
});

it('whose it is is the account of whoever has one, wherever they are, and else the address, as far as it is one', async () => {
  for (const from of ['198.51.100.7', '198.51.100.8'])
    expect(await send({ token: 'a-keeper', from })).toMatchObject({ caller: 'a-keeper' });
  expect(await send({ from: '198.51.100.8' })).toMatchObject({ caller: '198.51.100.8' });
  expect(await send({ from: 'f'.repeat(65) })).toMatchObject({ caller: 'f'.repeat(64) });
});

it('what is done is told in 128 characters', async () => {
  expect(await send({ url: long })).toMatchObject({ operation: `POST ${long}`.slice(0, 128) });
});

it.each(['', ' ', 'a b', ' a', 'a\t', 'k\x7f', 'x'.repeat(129)])('a key is not %j', async (key) => {
  expect(await send({ key })).toEqual(['idempotency_key_missing', 'Idempotency-Key']);
});

it.each(['!', '~', 'x'.repeat(128)])('a key is %j', async (key) => {
  expect(await send({ key })).toMatchObject({ key });
});
