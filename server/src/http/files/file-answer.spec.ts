// Does a file reach its caller under its Chinese name, kept nowhere, and does its making end with them?
import { connect } from 'node:net';
import { Controller } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { endpoint, Failure } from '@kehuoyou/shared';
import type { FileAnswer } from '@kehuoyou/shared';
import { HandClock } from '../../testing/hand-clock.js';
import { smallApp } from '../../testing/small-app.js';
import { Endpoint } from '../endpoint.decorator.js';
import { dispositionOf, SentFile } from './file-answer.js';

const options = { access: ['public'], summary: 'A table', answers: 'csv' } as const;
const small = endpoint<object, FileAnswer>('GET', '/api/small.csv', options);
const endless = endpoint<object, FileAnswer>('GET', '/api/endless.csv', options);
const refused = endpoint<object, FileAnswer>('GET', '/api/refused.csv', options);

const seen = { pieces: 0, ended: false };

@Controller()
class Files {
  @Endpoint(small)
  small(): FileAnswer {
    return new SentFile('csv', '证件 2026/11', of('a,b\r\n', '1,2\r\n'));
  }

  @Endpoint(endless)
  endless(): FileAnswer {
    return new SentFile('csv', 'endless', forever());
  }

  @Endpoint(refused)
  refused(): FileAnswer {
    return new SentFile('csv', 'refused', failing());
  }
}

async function* of(...texts: string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield Buffer.from(text);
}

async function* forever(): AsyncGenerator<Uint8Array> {
  try {
    for (;;) {
      seen.pieces += 1;
      yield Buffer.alloc(65_536, 'x');
    }
  } finally {
    seen.ended = true;
  }
}

async function* failing(): AsyncGenerator<Uint8Array> {
  yield* of();
  throw new Failure('company_not_found', 'companyId');
}

let app: NestFastifyApplication;
beforeAll(async () => {
  app = await smallApp([Files], { clock: new HandClock('2026-11-24T09:00:00+08:00') });
});
afterAll(() => app.close());

it('is sent whole, with its kind and its name, and is not to be kept', async () => {
  const reply = await app.inject({ method: 'GET', url: small.path });
  expect([reply.statusCode, reply.body]).toEqual([200, 'a,b\r\n1,2\r\n']);
  expect(reply.headers).toMatchObject({
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="kehuoyou.csv"; filename*=UTF-8''${encodeURIComponent('证件 2026-11.csv')}`,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
});

it('that fails before its first byte is a failure like any other', async () => {
  const reply = await app.inject({ method: 'GET', url: refused.path });
  expect([reply.statusCode, reply.json<{ code: string; field: string }>()]).toMatchObject([
    404,
    { code: 'company_not_found', field: 'companyId' },
  ]);
  expect(reply.headers['content-disposition']).toBeUndefined();
});

it('is made no further once the caller has hung up, and no faster than they read', async () => {
  await app.listen(0, '127.0.0.1');
  const { port } = app.getHttpServer().address() as { port: number };
  const socket = connect(port, '127.0.0.1', () => socket.write(`GET ${endless.path} HTTP/1.1\r\nhost: a\r\n\r\n`));
  await new Promise((resolve) => socket.once('data', resolve));
  socket.pause();
  let still = -1;
  while (still !== seen.pieces) {
    still = seen.pieces;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  // What is not read waits in the buffers of the two sockets, some megabytes, and nothing more is made.
  expect([seen.ended, seen.pieces < 1_000]).toEqual([false, true]);
  socket.destroy();
  while (!seen.ended) await new Promise((resolve) => setTimeout(resolve, 20));
});

it.each([
  [
    '下谢村班车时刻表',
    `inline; filename="kehuoyou.pdf"; filename*=UTF-8''%E4%B8%8B%E8%B0%A2%E6%9D%91%E7%8F%AD%E8%BD%A6%E6%97%B6%E5%88%BB%E8%A1%A8.pdf`,
  ],
  [
    'a"; filename=b\r\nset-cookie: c',
    `inline; filename="kehuoyou.pdf"; filename*=UTF-8''a-%3B%20filename%3Db%20set-cookie-%20c.pdf`,
  ],
  ['../../etc/passwd', `inline; filename="kehuoyou.pdf"; filename*=UTF-8''..-..-etc-passwd.pdf`],
  [' \u202e\u0000 ', `inline; filename="kehuoyou.pdf"; filename*=UTF-8''%E6%96%87%E4%BB%B6.pdf`],
])('called %j has a harmless name', (name, disposition) => {
  expect(dispositionOf({ kind: 'pdf', name })).toBe(disposition);
  expect(dispositionOf({ kind: 'pdf', name })).toMatch(/^[\x20-\x7e]+$/);
});
