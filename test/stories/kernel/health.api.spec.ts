// What does whoever runs the server see of it?
import { Agent, request } from 'node:http';
import { connect } from 'node:net';
import { healthApi, timetableApi } from '@kehuoyou/shared';
import { jsonIn } from '../../harness/api-client.js';
import { onEachDatabase } from '../../harness/database.js';
import { eventually } from '../../harness/eventually.js';
import { startServer } from '../../harness/running-server.js';
import type { RunningServer } from '../../harness/running-server.js';

const CLOCK = '2026-11-24T09:00:00+08:00';

onEachDatabase((database) => {
  let server: RunningServer;

  beforeAll(async () => {
    // Nothing is in it yet: whoever sets it up starts with this.
    server = await startServer({ database: await database.another(), clock: CLOCK });
  });
  afterAll(() => server.kill());

  it('says that it lives and that it is ready', async () => {
    expect(await server.client.call(healthApi.live, {})).toEqual({ status: 'ok' });
    expect(await server.client.call(healthApi.ready, {})).toEqual({ status: 'ok' });
  });

  it('describes its API to programs and to people', async () => {
    const document = jsonIn(await server.client.send({ path: '/openapi.json' })) as {
      openapi: string;
      paths: Record<string, Record<string, object>>;
    };
    expect(document.openapi).toMatch(/^3\./);
    expect(Object.keys(document.paths)).toContain('/api/boards/{stopId}');
    // What is sent in the body is described there, with the key and the token that go with it.
    expect(document.paths['/api/consents']?.['post']).toMatchObject({
      parameters: [{ name: 'Idempotency-Key', in: 'header', required: true }],
      requestBody: {
        content: {
          'application/json': {
            schema: { properties: { kind: { type: 'string' }, version: {} }, additionalProperties: false },
          },
        },
      },
      security: [{ bearer: [] }],
    });
    expect(document.paths['/api/boards/{stopId}']?.['get']).toMatchObject({
      parameters: [
        { name: 'stopId', in: 'path' },
        { name: 'date', in: 'query' },
        { name: 'limit', in: 'query' },
        { name: 'crs', in: 'query' },
      ],
    });
    const page = await server.client.send({ path: '/docs' });
    expect(page.status).toBe(200);
    expect(page.headers['content-type']).toMatch(/^text\/html/);
  });

  it('ends within seconds although phones go on asking on the connections that they have', async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 4 });
    let asking = true;
    const ask = (path: string): Promise<number> =>
      new Promise((resolve) => {
        const sent = request(`${server.url}${path}`, { agent }, (incoming) =>
          incoming.resume().on('end', () => resolve(incoming.statusCode ?? 0)),
        );
        sent.on('error', () => resolve(0)).end();
      });
    const phones = Array.from({ length: 4 }, async () => {
      while (asking) await ask('/api/boards/COUNTY');
    });
    // One that waits for news, and loses its network while it does: it neither reads nor hangs up.
    const { version } = await server.client.call(timetableApi.live, { stopId: 'COUNTY' });
    const lost = connect(Number(new URL(server.url).port), '127.0.0.1').on('error', () => undefined);
    lost.write(`GET /api/boards/COUNTY/live?since=${version} HTTP/1.1\r\nhost: x\r\n\r\n`);
    await eventually(async () => expect(await ask('/api/lines')).toBe(200));
    const began = Date.now();
    expect(await server.stop()).toEqual({ code: 0, signal: null });
    // Node itself lets nobody go sooner than after five seconds of silence.
    expect(Date.now() - began).toBeLessThan(30_000);
    asking = false;
    await Promise.all(phones);
    lost.destroy();
    agent.destroy();
    await server.startAgain();
  }, 90_000);

  it('ends cleanly when asked to, keeps its data, and is quick to start again without filling the database twice', async () => {
    const filled = (): number => server.log.filter((line) => line.includes('was filled with the county')).length;
    expect(filled()).toBe(1);
    expect(await server.stop()).toEqual({ code: 0, signal: null });
    await server.startAgain();
    expect(filled()).toBe(1);
    // Two seconds on a machine of its own; this one may be busy with other stories.
    expect(server.startMs).toBeLessThan(20_000);
    expect(await server.client.call(healthApi.ready, {})).toEqual({ status: 'ok' });
  });
});
