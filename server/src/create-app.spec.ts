// Does the whole server, as it is put together, answer alike by its answer cache and by the framework?
import 'reflect-metadata';
import type { Board } from '@kehuoyou/shared';
import { raiseRevision } from './database/revision.js';
import { AnswerCache } from './http/prepared/answer-cache.js';
import type { HandClock } from './testing/hand-clock.js';
import { RunningApp } from './testing/running-app.js';
import { TripCancellationEntity } from './timetable/changes/trip-cancellation.entity.js';
import { OperatorReports } from './timetable/driving/operator-reports.service.js';

let clock: HandClock;
let server: RunningApp;

beforeAll(async () => {
  // It looks for changes often, so that nobody need wait for it.
  server = await RunningApp.start({ at: '2026-11-24T06:00:00', env: { REFRESH_MS: '50' } });
  ({ clock } = server);
});
afterAll(() => server.close());

/** An answer without what differs from one to the next; the framework marks each with an id, the cache has none. */
async function ask(path: string, headers: Readonly<Record<string, string>> = {}) {
  const response = await fetch(`${server.url}${path}`, { headers });
  const told = [
    'content-type',
    'cache-control',
    'etag',
    'vary',
    'content-encoding',
    'content-length',
    'x-content-type-options',
  ];
  return {
    byCache: !response.headers.has('x-request-id'),
    answer: {
      status: response.status,
      body: await response.text(),
      headers: told.map((name) => `${name}: ${response.headers.get(name) ?? ''}`),
    },
  };
}

const hot = [
  '/api/areas',
  '/api/areas?crs=wgs84',
  '/api/points/HUB',
  '/api/points?village=350423104204',
  '/api/points?q=xxc',
  '/api/boards/COUNTY',
  '/api/boards/V104204?date=2026-12-01&limit=2',
  '/api/villages/350423104204/pack',
  '/api/villages/350423104204/pack?crs=wgs84',
  '/api/lines',
  '/api/journeys?from=COUNTY&to=V104204',
  '/api/points/nearest?village=350423104204',
];

describe('a hot public answer', () => {
  it.each(hot)('%s is the same by the cache as by the framework', async (path) => {
    const first = await ask(path);
    const second = await ask(path);
    expect([first.byCache, second.byCache]).toEqual([false, true]);
    expect(second.answer).toEqual(first.answer);
    expect(first.answer.status).toBe(200);
  });

  it.each(hot)('%s is not sent again to whoever has it, on either way', async (path) => {
    for (const accepted of ['identity', 'gzip']) {
      const had =
        (await ask(path, { 'accept-encoding': accepted })).answer.headers
          .find((each) => each.startsWith('etag: '))
          ?.slice(6) ?? '';
      server.app.get(AnswerCache).forget();
      const again = [
        await ask(path, { 'accept-encoding': accepted, 'if-none-match': had }),
        await ask(path, { 'accept-encoding': accepted, 'if-none-match': had }),
      ];
      expect(again.map(({ byCache, answer }) => [byCache, answer.status, answer.body])).toEqual([
        [false, 304, ''],
        [true, 304, ''],
      ]);
      expect(again[1]?.answer.headers.filter((each) => !each.startsWith('content-'))).toEqual(
        again[0]?.answer.headers.filter((each) => !each.startsWith('content-')),
      );
    }
  });

  it('is packed alike on both ways', async () => {
    clock.pass(60_000);
    const path = '/api/villages/350423104204/pack';
    const answers = [
      await ask(path, { 'accept-encoding': 'gzip' }),
      await ask(path, { 'accept-encoding': 'gzip' }),
      await ask(path, { 'accept-encoding': 'identity' }),
    ];
    expect(answers.map(({ byCache }) => byCache)).toEqual([false, true, true]);
    expect(answers[1]?.answer).toEqual(answers[0]?.answer);
    expect(answers[0]?.answer.headers).toContain('content-encoding: gzip');
    expect(answers[2]?.answer.body).toBe(answers[0]?.answer.body);
  });
});

describe('the nearest points', () => {
  it('are computed by the cache as the framework would, when nothing needs to be checked', async () => {
    for (const place of [
      'lat=26.1&lng=116.8',
      'lng=116.8&lat=26.1&limit=3',
      'crs=wgs84&lat=26.1&lng=116.8',
      'lat=-33.5&lng=-70.25&limit=50',
      'lat=90&lng=180&limit=1',
    ]) {
      const cache = await ask(`/api/points/nearest?${place}`);
      // The framework knows fields in another form; the cache leaves these to it.
      const framework = await ask(`/api/points/nearest?${place.replace('lat=', '%6Cat=')}`);
      expect([cache.byCache, framework.byCache]).toEqual([true, false]);
      expect(framework.answer).toEqual(cache.answer);
      expect(cache.answer.status).toBe(200);
    }
  });

  it.each([
    'lat=91&lng=0',
    'lat=0&lng=181',
    'lat=abc&lng=0',
    'lat=&lng=',
    'lat=26',
    'lng=116',
    'lat=26&lng=116&limit=51',
    'lat=26&lng=116&limit=0',
    'lat=26&lng=116&limit=1.5',
    'lat=26&lng=116&crs=bd09',
    'lat=26&lng=116&more=1',
    'lat=26&lat=27&lng=116',
    'lat=1e1&lng=116',
    'lat=26&lng=116&services=poison',
    'lat=26&lng=116&toString=1',
    'lat=26&lng=116&village=1',
  ])('are refused by the framework for %s', async (query) => {
    const { byCache, answer } = await ask(`/api/points/nearest?${query}`);
    expect(byCache).toBe(false);
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    expect(Object.keys(JSON.parse(answer.body) as object)).toEqual(
      expect.arrayContaining(['code', 'message', 'requestId']),
    );
  });

  it('change when the minute does, by the cache too', async () => {
    clock.set('2026-11-24T08:29:59');
    const before = await ask('/api/points/nearest?lat=26.1&lng=116.8');
    clock.set('2026-11-24T08:30:00');
    const after = await ask('/api/points/nearest?lat=26.1&lng=116.8');
    expect([before.byCache, after.byCache]).toEqual([true, true]);
    expect(after.answer.body).not.toBe(before.answer.body);
    expect(after.answer.headers).not.toEqual(before.answer.headers);
  });
});

describe('a change', () => {
  const path = '/api/boards/COUNTY';
  const runningTrip = async (): Promise<string> => {
    const { departures } = JSON.parse((await ask(path)).answer.body) as Pick<Board, 'departures'>;
    return departures.find(({ status }) => status === 'scheduled')?.tripId ?? '';
  };
  const cancelled = (tripId: string, reason: string): object => ({
    departures: expect.arrayContaining([expect.objectContaining({ tripId, status: 'cancelled', reason })]),
  });
  beforeEach(async () => {
    clock.set('2026-11-24T06:00:00');
    await ask(path);
  });

  it('that the process made itself is in the very next answer', async () => {
    const trip = await runningTrip();
    await server.app.get(OperatorReports).cancelTrip({ tripId: trip, serviceDate: '2026-11-24', reason: '道路塌方' });
    expect(JSON.parse((await ask(path)).answer.body)).toMatchObject(cancelled(trip, '道路塌方'));
  });

  it('that another process made is seen by the cache within the time between two looks', async () => {
    const trip = await runningTrip();
    await server.database.transactions.run(async (tx) => {
      const row = { tripId: trip, serviceDate: '2026-11-24', reason: '路面结冰', withdraws: null };
      await tx.insert(TripCancellationEntity, { id: 'announced-elsewhere', ...row, announcedAt: clock.now() });
      await raiseRevision(tx, 'timetable');
    });
    let body = '';
    for (let tries = 0; tries < 100 && !body.includes('路面结冰'); tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      body = (await ask(path)).answer.body;
    }
    expect(JSON.parse(body)).toMatchObject(cancelled(trip, '路面结冰'));
  });
});

describe('what the server refuses', () => {
  it.each([
    ['/api/boards/NOWHERE', 404, 'stop_not_found', 'stopId'],
    ['/api/boards/COUNTY?date=2026-02-30', 400, 'malformed_date', 'date'],
    ['/api/boards/COUNTY?limit=51', 400, 'limit_too_large', 'limit'],
    ['/api/points/NOWHERE', 404, 'point_not_found', 'id'],
    ['/api/villages/350423999999/pack', 404, 'village_not_found', undefined],
    ['/api/areas?more=1', 400, 'unknown_field', 'more'],
    ['/api/boards/COUNTY?stopId=T101', 400, 'unknown_field', 'stopId'],
    ['/api/nothing', 404, 'not_found', undefined],
    ['/api/points/%E0%A4%A', 400, 'malformed_request', undefined],
    [`/api/points/${'x'.repeat(300)}`, 400, 'invalid_field', 'id'],
  ])('%.60s is %d %s', async (path, status, code, field) => {
    for (const { answer } of [await ask(path), await ask(path)]) {
      expect([answer.status, JSON.parse(answer.body)]).toEqual([status, expect.objectContaining({ code })]);
      if (field !== undefined) expect(JSON.parse(answer.body)).toMatchObject({ field });
    }
  });
});

describe('a server with a small share for each', () => {
  it('counts all that can be asked for, what is not there too, but never whether it is well', async () => {
    const small = await RunningApp.start({ at: '2026-11-24T06:00:00', env: { REQUESTS_PER_MINUTE: '5' } });
    const statusOf = async (path: string, init?: RequestInit): Promise<number> =>
      (await fetch(`${small.url}${path}`, init)).status;
    try {
      for (const path of ['/docs', '/openapi.json', '/nowhere', '/api/nowhere']) await statusOf(path);
      expect(await statusOf('/s/V104204', { redirect: 'manual' })).toBe(302);
      for (const path of ['/docs', '/openapi.json', '/nowhere', '/', '/s/V104204', '/js/app.js', '/api/areas'])
        expect([path, await statusOf(path)]).toEqual([path, 429]);
      expect(await statusOf('/api/areas', { method: 'POST' })).toBe(429);
      const well = ['/health/live', '/health/ready', '/health/live?x=1'];
      for (const path of [...well, ...well, ...well]) expect([path, await statusOf(path)]).not.toEqual([path, 429]);
    } finally {
      await small.close();
    }
  });

  it('counts both ways together', async () => {
    const small = await RunningApp.start({ at: '2026-11-24T06:00:00', env: { REQUESTS_PER_MINUTE: '4' } });
    try {
      const statuses: number[] = [];
      for (const path of [
        '/api/areas',
        '/api/areas',
        '/api/points/nearest?lat=26&lng=116',
        '/api/boards/COUNTY',
        '/api/areas',
        '/api/points/nearest?lat=26&lng=116',
      ]) {
        statuses.push((await fetch(`${small.url}${path}`)).status);
      }
      expect(statuses).toEqual([200, 200, 200, 200, 429, 429]);
    } finally {
      await small.close();
    }
  });
});
